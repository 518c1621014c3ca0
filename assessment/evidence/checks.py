"""What a file is, found in its bytes: the name and the type that a browser claims count for nothing."""

from typing import IO

from django.utils.translation import gettext_lazy as _

from assessment.evidence.archives import office_kind
from assessment.evidence.pictures import FORMATS, drawn_again
from assessment.evidence.texts import check_text
from assessment.models import EvidenceFile
from assessment.refusals import FileRefused

Kind = EvidenceFile.Kind
PDF = b"%PDF-"
ZIP = b"PK\x03\x04"
ZIP_END = b"PK\x05\x06"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END_OF_PDF = b"%%EOF"
LAST = 1024
# A zip archive's directory ends in here, whatever stands before it.
LAST_OF_ZIP = 64 * 1024 + 22


def examine(file: IO[bytes]) -> tuple[str, IO[bytes]]:
    """The file's kind, and what is to be stored: a picture drawn anew, else the file itself."""
    head = _at(file, 0, 16)
    if not head:
        raise FileRefused(_("The file is empty. Perhaps it was not saved yet: open it and look."))
    if kind := next((kind for kind, known in FORMATS.items() if known.fits(head)), None):
        return kind, drawn_again(file, kind)
    return _kind_of(file, head), file


def _kind_of(file: IO[bytes], head: bytes) -> str:
    if head.startswith(PDF):
        _check_pdf(file)
        return Kind.PDF
    if head.startswith(ZIP):
        return office_kind(file)
    if head.startswith(OLD_OFFICE):
        raise FileRefused(
            _(
                "This is an old Office file, or one with a password."
                " Save it as .docx, .xlsx or .pptx, or as PDF."
            )
        )
    check_text(file)
    return Kind.TEXT


def _check_pdf(file: IO[bytes]) -> None:
    end = _size(file)
    if END_OF_PDF not in _at(file, max(0, end - LAST), LAST):
        raise FileRefused(_("The PDF is cut off or damaged. Save or scan it again and try once more."))
    if ZIP_END in _at(file, max(0, end - LAST_OF_ZIP), LAST_OF_ZIP):
        raise FileRefused(_("An archive is hidden in this PDF. Print the PDF to a new one and send that."))


def _size(file: IO[bytes]) -> int:
    return file.seek(0, 2)


def _at(file: IO[bytes], offset: int, size: int) -> bytes:
    file.seek(offset)
    return file.read(size)
