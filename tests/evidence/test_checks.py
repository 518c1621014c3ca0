"""A file is what its bytes are. What could do harm is refused with what to do instead."""

import io
from zlib import crc32

import pytest
from django.utils import translation
from PIL import Image

from assessment.evidence.checks import examine
from assessment.evidence.names import another_name, shown_name
from assessment.refusals import FileRefused
from tests.evidence import made

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = "﻿ <!-- x --><html><script>alert(1)</script></html>".encode()
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def kind_of(content: bytes) -> str:
    return examine(io.BytesIO(content))[0]


def refusal_of(content: bytes) -> str:
    with pytest.raises(FileRefused) as refusal, translation.override("en"):
        examine(io.BytesIO(content))
    with translation.override("en"):
        return str(refusal.value.message)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("pdf", made.PDF),
        ("png", made.picture("PNG")),
        ("jpeg", made.picture("JPEG")),
        ("webp", made.picture("WEBP")),
        ("docx", made.office(made.WORD)),
        ("xlsx", made.office(made.EXCEL)),
        ("pptx", made.office(made.SLIDES)),
        ("text", "每批都测，合格率 98%。\n".encode()),
        ("text", "每批都测，合格率 98%。\n".encode("gb18030")),
        ("text", "每批都测\n".encode("utf-16")),
    ],
)
def test_it_knows_a_file_by_its_bytes(kind, content):
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    ("why", "content"),
    [
        ("empty", b""),
        ("Web pages, SVG", SVG),
        ("Web pages, SVG", HTML),
        ("Web pages, SVG", b"hello\n<ScRiPt>alert(1)</script>"),
        ("Web pages, SVG", SVG.decode().encode("utf-16")),
        ("document or program", b"{\\rtf1 hello}"),
        ("document or program", b"#!/bin/sh\nrm -rf /\n"),
        ("Only PDF", b"MZ\x90\x00" + bytes(300)),
        ("Only PDF", b"GIF89a" + bytes(300)),
        ("old Office", OLD_OFFICE),
        ("cut off", b"%PDF-1.7\nno end"),
        ("hidden in this PDF", made.PDF + made.archive({"a.txt": b"a"}) + b"%%EOF"),
        ("archive is not taken", made.archive({"a.txt": b"a"})),
        ("macros", made.office(**{"word__vbaProject.bin": b"x"})),
        ("macros", made.office(made.MACRO_WORD)),
        ("macros", made.office(**{"xl__macrosheets__sheet1.xml": b"<x/>"})),
        ("macros", made.office(**{"word__embeddings__a.xlsm": b"x"})),
        ("password", made.encrypted(made.office())),
        ("damaged", made.office()[:-30]),
        ("damaged", made.office() + b"<script>alert(1)</script>"),
        ("damaged", made.archive({"[Content_Types].xml": b"\xff", "word/document.xml": b"x"})),
        ("damaged", made.office(**{"..__..__etc__passwd": b"x"})),
        ("picture is damaged", made.picture("PNG")[:60]),
        ("picture is damaged", b"\xff\xd8\xff" + SVG),
    ],
)
def test_it_refuses_what_could_do_harm_or_cannot_be_read(why, content):
    assert why in refusal_of(content)


def test_a_bomb_is_refused_by_what_it_says():
    assert "far too large" in refusal_of(made.office(word__media=bytes(60 * 1024 * 1024)))


def test_a_bomb_that_lies_is_stopped_where_its_lie_ends():
    bomb = made.office(word__media=bytes(60 * 1024 * 1024))
    assert "damaged" in refusal_of(made.lying(bomb, "word/media", 1000))


def test_an_archive_of_too_many_entries_is_refused():
    assert "far too large" in refusal_of(made.archive({f"{n}": b"" for n in range(4001)}))


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded():
    header = bytearray(made.picture("PNG"))
    header[16:24] = (20_000).to_bytes(4) + (20_000).to_bytes(4)
    header[29:33] = crc32(bytes(header[12:29])).to_bytes(4)
    assert "50 million pixels" in refusal_of(bytes(header))


def test_what_hides_behind_or_in_a_picture_is_gone_after_it_was_drawn_anew():
    exif = Image.Exif()
    exif[0x010E] = "taken at the secret place"
    sent = made.picture("JPEG", exif=exif) + made.archive({"evil.js": b"alert(1)"}) + SVG
    _kind, drawn = examine(io.BytesIO(sent))
    drawn.seek(0)
    content = drawn.read()
    assert b"secret" not in content
    assert b"PK\x03\x04" not in content
    assert b"<svg" not in content
    assert Image.open(io.BytesIO(content)).size == (40, 30)


def test_a_picture_on_its_side_is_set_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    _kind, drawn = examine(io.BytesIO(made.picture("JPEG", exif=exif)))
    assert Image.open(drawn).size == (30, 40)


@pytest.mark.parametrize(
    ("given", "kind", "shown"),
    [
        ("检测报告.pdf", "pdf", "检测报告.pdf"),
        ("photo.JPG", "jpeg", "photo.jpg"),
        ("photo.png", "jpeg", "photo.jpg"),
        ("page.html", "text", "page.html.txt"),
        ("../../etc/passwd", "text", "passwd.txt"),
        ("..\\..\\boot.ini", "text", "boot.ini.txt"),
        ("a\x00b\r\nc\u202efdp.exe", "pdf", "a b c fdp.exe.pdf"),
        ('x";y=".pdf', "pdf", "x ;y=.pdf"),
        ("...", "pdf", "file.pdf"),
        ("", "png", "file.png"),
        ("长" * 300 + ".pdf", "pdf", "长" * 100 + ".pdf"),
    ],
)
def test_a_name_is_one_line_with_the_ending_of_its_content(given, kind, shown):
    assert shown_name(given, kind) == shown


def test_names_alike_are_numbered():
    assert another_name("a.pdf", {"a.pdf", "a (2).pdf"}) == "a (3).pdf"
    assert another_name("b.pdf", {"a.pdf"}) == "b.pdf"
