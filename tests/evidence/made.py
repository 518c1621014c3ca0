"""Files made for tests: good ones, and those that somebody would send who means no good."""

import io
import struct
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/{part}" ContentType="{type}"/></Types>'
)
OPEN_XML = "application/vnd.openxmlformats-officedocument."
WORD = ("word/document.xml", OPEN_XML + "wordprocessingml.document.main+xml")
EXCEL = ("xl/workbook.xml", OPEN_XML + "spreadsheetml.sheet.main+xml")
SLIDES = ("ppt/presentation.xml", OPEN_XML + "presentationml.presentation.main+xml")
MACRO_WORD = ("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")


def picture(form="PNG", size=(40, 30), **options) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, form, **options)
    return made.getvalue()


def office(main=WORD, **more: bytes) -> bytes:
    part, kind = main
    entries = {"[Content_Types].xml": TYPES.format(part=part, type=kind).encode(), part: b"<w/>" * 300}
    return archive({**entries, **{name.replace("__", "/"): content for name, content in more.items()}})


def archive(entries: dict[str, bytes], comment: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
        packed.comment = comment
    return made.getvalue()


def encrypted(packed: bytes) -> bytes:
    """The same archive, saying of each entry that it has a password."""
    found = bytearray(packed)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = found.find(mark)
        while start >= 0:
            found[start + offset] |= 1
            start = found.find(mark, start + 4)
    return bytes(found)


def lying(packed: bytes, name: str, size: int) -> bytes:
    """The same archive, whose directory says another size of one entry."""
    found = bytearray(packed)
    start = found.find(b"PK\x01\x02")
    while start >= 0:
        length = struct.unpack("<H", found[start + 28 : start + 30])[0]
        if found[start + 46 : start + 46 + length] == name.encode():
            found[start + 24 : start + 28] = struct.pack("<I", size)
        start = found.find(b"PK\x01\x02", start + 4)
    return bytes(found)


def upload(content: bytes, name="报告.pdf", content_type="application/pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)
