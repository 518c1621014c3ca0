"""How much one request may carry. Files go to the disk piece by piece, and only where they are asked for."""

from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest

MEGABYTE = 1024 * 1024
# Pages that take files, and how many at once.
FILES_AT_ONCE = {"respond:files": 1, "respond:section": 6}


def largest_file() -> int:
    return settings.ENV.EVIDENCE_FILE_MB * MEGABYTE


def largest_body(request: HttpRequest) -> int:
    """What a request may have in all: 1 MB, and the files where it may bring some."""
    match = request.resolver_match
    files = FILES_AT_ONCE.get(match.view_name, 0) if match else 0
    return (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) + files * largest_file()


class BoundedUploads(TemporaryFileUploadHandler):
    """Stops a body that is too large before it is read, and writes no more of a file than may be kept."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, Any],  # noqa: N803 (the framework's name)
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        if self.request is None or content_length > largest_body(self.request):
            raise RequestDataTooBig("The body is too large.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        # What is over the bound is counted, not kept: the answer says so, and the rest of the page is taken.
        if start <= largest_file():
            self.file.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        self.file.seek(0)
        self.file.size = file_size
        return self.file
