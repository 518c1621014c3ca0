"""Plain text: readable in an encoding that people use, without the marks of a page or a program."""

import codecs
import re
from typing import IO

from django.utils.translation import gettext_lazy as _

from assessment.refusals import FileRefused

PIECE = 64 * 1024
# The last is what a Chinese editor of older days writes.
ENCODINGS = ("utf-8-sig", "gb18030")
MARKED = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MARKUP = re.compile(r"\s*<|.*<(!doctype|html|svg|script|iframe)\b", re.IGNORECASE | re.DOTALL)
PROGRAM = re.compile(r"\s*(\{\\rtf|%!ps|#!)", re.IGNORECASE)


def check_text(file: IO[bytes]) -> None:
    file.seek(0)
    head = file.read(PIECE)
    encodings = next(((name,) for mark, name in MARKED.items() if head.startswith(mark)), ENCODINGS)
    encoding = next((name for name in encodings if _is_readable(file, name)), None)
    if encoding is None:
        raise FileRefused(
            _(
                "Only PDF, pictures (PNG, JPEG, WebP), Office files (.docx, .xlsx, .pptx) and plain text"
                " are taken. Save it as one of these, best as PDF."
            )
        )
    _refuse_markup(codecs.getincrementaldecoder(encoding)().decode(head))


def _is_readable(file: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while piece := file.read(PIECE):
            if CONTROL.search(decoder.decode(piece)):
                return False
        return not CONTROL.search(decoder.decode(b"", final=True))
    except UnicodeDecodeError:
        return False


def _refuse_markup(head: str) -> None:
    if MARKUP.match(head):
        raise FileRefused(
            _(
                "Web pages, SVG and XML are not taken: they can carry programs."
                " Print it to PDF or take a picture of it."
            )
        )
    if PROGRAM.match(head):
        raise FileRefused(
            _("This is not plain text but a document or program written in it. Save it as PDF.")
        )
