"""Office files are zip archives: opened with bounds on everything, and never unpacked to a disk."""

import re
import struct
import zipfile
import zlib
from typing import IO

from django.utils.translation import gettext_lazy as _

from assessment.models import EvidenceFile
from assessment.refusals import FileRefused, Message

Kind = EvidenceFile.Kind
MOST_ENTRIES = 4_000
MOST_BYTES = 200 * 1024 * 1024
MOST_RATIO = 150
# Under this nothing can do harm, and short XML may repeat itself a lot.
FREE_OF_RATIO = 4 * 1024 * 1024
PIECE = 64 * 1024
END_SIZE = 22
ENCRYPTED = 0x1
CONTENT_TYPES = "[Content_Types].xml"
MOST_TYPES = 1024 * 1024
OPEN_XML = "application/vnd.openxmlformats-officedocument."
MAIN = {
    Kind.DOCX: ("word/document.xml", OPEN_XML + "wordprocessingml.document.main+xml"),
    Kind.XLSX: ("xl/workbook.xml", OPEN_XML + "spreadsheetml.sheet.main+xml"),
    Kind.PPTX: ("ppt/presentation.xml", OPEN_XML + "presentationml.presentation.main+xml"),
}
MACROS = re.compile(
    r"(^|/)vba(project|data)|(^|/)(macrosheets|activex)/|\.(docm|dotm|xlsm|xltm|xlam|xlsb|pptm|ppsm|potm)$",
    re.I,
)
DAMAGED = _("The file is damaged or not what it seems. Open it, save it again and try once more.")
NO_OFFICE = _("An archive is not taken. Add the files in it one by one, as PDF, picture or Office file.")
BOMB = _("Unpacked, this file would be far too large. Save it as PDF and send that.")
WITH_MACROS = _("This file carries macros or programs. Save it without them, or as PDF.")
LOCKED = _("This file has a password. Save it without one, or as PDF.")


def office_kind(file: IO[bytes]) -> str:
    """Which of Word, Excel and PowerPoint it is, of an archive that hides nothing."""
    size = file.seek(0, 2)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_directory(entries, size)
            _check_names([entry.filename for entry in entries])
            _check_contents(file, entries, size)
            return _kind_of(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        NotImplementedError,
        ValueError,
        EOFError,
        KeyError,
    ):
        raise FileRefused(DAMAGED) from None


def _check_directory(entries: list[zipfile.ZipInfo], size: int) -> None:
    """The bounds, by what the archive says of itself."""
    if len(entries) > MOST_ENTRIES:
        raise FileRefused(BOMB)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise FileRefused(LOCKED)
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise FileRefused(DAMAGED)
    _check_ratio(sum(entry.file_size for entry in entries), size)


def _check_ratio(unpacked: int, size: int) -> None:
    if unpacked > MOST_BYTES or unpacked > max(FREE_OF_RATIO, size * MOST_RATIO):
        raise FileRefused(BOMB)


def _check_names(names: list[str]) -> None:
    folded = [name.lower() for name in names]
    _demand(len(set(folded)) == len(folded))
    for name in folded:
        _demand(not name.startswith("/") and "\\" not in name and ".." not in name.split("/"))
        if MACROS.search(name):
            raise FileRefused(WITH_MACROS)


def _check_contents(file: IO[bytes], entries: list[zipfile.ZipInfo], size: int) -> None:
    """Every entry is what the directory says, none lies over another, and nothing stands around them."""
    file.seek(size - END_SIZE)
    _demand(file.read(4) == b"PK\x05\x06")
    reached = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        _demand(entry.header_offset >= reached and (reached > 0 or entry.header_offset == 0))
        reached = _start_of(file, entry) + entry.compress_size
        if entry.compress_type == zipfile.ZIP_DEFLATED:
            _check_inflated(file, entry)
        else:
            _demand(entry.compress_size == entry.file_size)
    _demand(0 < reached <= size - END_SIZE)


def _start_of(file: IO[bytes], entry: zipfile.ZipInfo) -> int:
    """Where the entry's bytes begin, behind its own header; the file stands there."""
    file.seek(entry.header_offset)
    header = file.read(30)
    _demand(header[:4] == b"PK\x03\x04")
    name, extra = struct.unpack("<HH", header[26:30])
    return file.seek(entry.header_offset + 30 + name + extra)


def _check_inflated(file: IO[bytes], entry: zipfile.ZipInfo) -> None:
    """Unpacked to nowhere, piece by piece: an entry that is larger than it says is stopped."""
    unpacker = zlib.decompressobj(-15)
    packed, unpacked = entry.compress_size, 0
    while packed and not unpacker.eof:
        piece = file.read(min(PIECE, packed))
        _demand(bool(piece))
        packed -= len(piece)
        while piece:
            unpacked += len(unpacker.decompress(piece, PIECE))
            _demand(unpacked <= entry.file_size)
            piece = unpacker.unconsumed_tail
    unpacked += len(unpacker.flush())
    _demand(unpacker.eof and not packed and not unpacker.unused_data and unpacked == entry.file_size)


def _kind_of(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if CONTENT_TYPES not in names:
        raise FileRefused(NO_OFFICE)
    _demand(archive.getinfo(CONTENT_TYPES).file_size <= MOST_TYPES)
    types = archive.read(CONTENT_TYPES).decode("utf-8")
    # What could be written another way cannot be searched.
    _demand("<!" not in types.replace("<!--", "") and "&" not in types)
    if "macroenabled" in types.lower() or "vbaproject" in types.lower():
        raise FileRefused(WITH_MACROS)
    for kind, (part, content_type) in MAIN.items():
        if part in names and content_type in types:
            return kind
    raise FileRefused(NO_OFFICE)


def _demand(holds: bool, message: Message = DAMAGED) -> None:
    if not holds:
        raise FileRefused(message)
