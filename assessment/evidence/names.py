"""What a file is called: one line, one ending, nothing that a system could take for a path."""

import re
import unicodedata

from assessment.models import EvidenceFile

Kind = EvidenceFile.Kind
UNSAFE = re.compile(r"[<>:\"/\\|?*]+")
ENDINGS: dict[str, tuple[str, ...]] = {
    Kind.PDF: ("pdf",),
    Kind.PNG: ("png",),
    Kind.JPEG: ("jpg", "jpeg"),
    Kind.WEBP: ("webp",),
    Kind.DOCX: ("docx",),
    Kind.XLSX: ("xlsx",),
    Kind.PPTX: ("pptx",),
    Kind.TEXT: ("txt",),
}
OURS = {ending for endings in ENDINGS.values() for ending in endings}
LONGEST_STEM = 100


def shown_name(given: str, kind: str) -> str:
    """The name that was given, with the ending that its content has.

    >>> shown_name("../../etc/检测报告.PDF", "pdf")
    '检测报告.pdf'
    >>> shown_name("run.bat", "text")
    'run.bat.txt'
    """
    stem, dot, ending = _plain(given).rpartition(".")
    if not dot or ending.lower() not in OURS:
        stem, ending = _plain(given), ""
    right = ending.lower() if ending.lower() in ENDINGS[kind] else ENDINGS[kind][0]
    return f"{stem.strip(' .')[:LONGEST_STEM].strip(' .') or 'file'}.{right}"


def _plain(given: str) -> str:
    last = re.split(r"[/\\]", given)[-1]
    # Control and formatting characters hide what a name is: 'fdp.exe' read from the right is 'exe.pdf'.
    seen = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in last)
    return " ".join(UNSAFE.sub(" ", unicodedata.normalize("NFC", seen)).split())


def another_name(name: str, taken: set[str]) -> str:
    """The name, numbered if this answer has one like it.

    >>> another_name("a.pdf", {"a.pdf", "a (2).pdf"})
    'a (3).pdf'
    """
    stem, _, ending = name.rpartition(".")
    number = 2
    while name in taken:
        name, number = f"{stem} ({number}).{ending}", number + 1
    return name
