"""Files on their way into the storage and out of it."""

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessment.evidence.checks import examine
from assessment.evidence.names import shown_name
from assessment.evidence.uploads import MEGABYTE, largest_file
from assessment.models import EvidenceFile
from assessment.refusals import FileRefused

logger = logging.getLogger(__name__)
FOLDER = "evidence"
# An upload that is under way has its file before its row.
GRACE = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A file that was checked and lies in the storage, and no row names it yet."""

    name: str
    kind: str
    size: int
    sha256: str
    file: str


def check_and_store(upload: UploadedFile[Any]) -> Stored:
    """Raises `FileRefused` with what to do instead."""
    if (upload.size or 0) > largest_file():
        raise FileRefused(
            _("A file may have up to %(most)d MB. Make it smaller, or give a link to it.")
            % {"most": largest_file() // MEGABYTE}
        )
    sent: IO[bytes] = upload.file  # type: ignore[assignment]
    sha256 = _digest(sent)
    kind, content = examine(sent)
    return Stored(
        name=shown_name(upload.name or "", kind),
        kind=kind,
        size=content.seek(0, 2),
        sha256=sha256,
        file=_store(content),
    )


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _store(content: IO[bytes]) -> str:
    name = f"{FOLDER}/{secrets.token_hex(16)}"
    content.seek(0)
    try:
        return default_storage.save(name, File(content, name))
    except OSError:
        # A full disk leaves half a file behind.
        discard(name)
        raise


def remove_orphans() -> int:
    """Removes files that no row names: left by a process that was killed between file and row."""
    if not default_storage.exists(FOLDER):
        return 0
    old = timezone.now() - GRACE
    there = [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]]
    named = set(EvidenceFile.objects.values_list("file", flat=True))
    orphans = [file for file in there if file not in named and default_storage.get_modified_time(file) < old]
    for file in orphans:
        discard(file)
    return len(orphans)


def discard(file: str) -> None:
    try:
        default_storage.delete(file)
    except OSError:
        logger.exception("%s could not be removed", file)
