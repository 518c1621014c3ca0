"""A drawn report, read back."""

import json
import re
from functools import cache
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2

from assessment.reports.documents import Source, build_document
from assessment.reports.drawing import draw
from tests.figures.branches import crossroads, result_of, written_out

Json = dict[str, Any]
# The strings of Tj and TJ, in their two spellings.
SHOWN = re.compile(rb"<[0-9A-Fa-f]+>(?=[^<>]*TJ|Tj)|\((?:[^()\\]|\\.)*\)", re.S)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.S)


def made(given: Json, language: str, **more: Any) -> Json:
    """The frozen document of a sheet of answers."""
    source = Source(result=result_of(given), sheet=written_out(given), **more)
    return build_document(source, crossroads(), language)


def drawn(given: Json, language: str, **more: Any) -> bytes:
    """Its PDF; drawn once for all tests that ask for the same one."""
    return _drawn(json.dumps(made(given, language, **more)))


@cache
def _drawn(document: str) -> bytes:
    return draw(json.loads(document))


def text_of(pdf: bytes) -> str:
    """All that can be copied out of it, without spaces and line ends, which the layout sets."""
    return "".join(pages_of(pdf))


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [bare(page.get_textpage().get_text_bounded()) for page in document]


def bare(text: str) -> str:
    """Without spaces; a hyphen that the layout put at a line's end comes out as U+0002 or U+FFFE."""
    return re.sub(r"[\s\u00ad\u0002\ufffe\u200b]", "", text)


def fonts_of(pdf: bytes) -> list[Any]:
    found = {}
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        for reference in page["/Resources"].get_object().get("/Font", {}).values():
            font = reference.get_object()["/DescendantFonts"][0].get_object()
            found[font["/BaseFont"]] = font["/FontDescriptor"].get_object()
    return list(found.items())


def empty_boxes(pdf: bytes) -> int:
    """How many glyphs of the number 0 (.notdef) are shown, wherever text is."""
    contents = (page.get_contents().get_data() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    return sum(_zeros(piece) for content in contents for piece in SHOWN.findall(content))


def _zeros(piece: bytes) -> int:
    """Glyph numbers have two bytes each, written as hexadecimal or as characters with escapes."""
    if piece.startswith(b"<"):
        raw = bytes.fromhex(piece[1:-1].decode())
    else:
        raw = ESCAPED.sub(lambda found: _unescaped(found[1]), piece[1:-1])
    return sum(raw[i : i + 2] == b"\0\0" for i in range(0, len(raw), 2))


def _unescaped(escape: bytes) -> bytes:
    if escape[:1].isdigit():
        return bytes([int(escape, 8)])
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}.get(escape, escape)
