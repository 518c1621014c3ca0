"""Text as our fonts can print it: what none of them has becomes its code point, never an empty box."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from unicodedata import category, normalize

from assessment.fonts.faces import coverage

LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
NEWLINE = "\n"
# A code point that follows another one, or a letter, keeps a little distance from it.
CROWDED = re.compile(r"(?<=[0-9A-Za-z])(?=U\+[0-9A-F]{4,6})")


def printable(text: str) -> str:
    """The text with nothing in it that would print as an empty box, or turn the rest around.

    >>> printable("好\\U0001F600")
    '好U+1F600'
    """
    if text.isascii() and text.isprintable():
        return text
    text = LINE_ENDS.sub(NEWLINE, normalize("NFC", text)).replace("\t", " ")
    if _everyday(text):
        return text
    return CROWDED.sub(" ", "".join(_printed(cluster) for cluster in _clusters(text)))


def printable_all(value: Any) -> Any:
    """The same for every text in JSON values."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: printable_all(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [printable_all(entry) for entry in value]
    return value


@cache
def _plain() -> frozenset[str]:
    """Characters that some font has and that never depend on their neighbours."""
    every = frozenset().union(*coverage())
    return frozenset(c for c in map(chr, every) if category(c)[0] not in "MC") | {NEWLINE}


def _everyday(text: str) -> bool:
    return _plain().issuperset(text)


def _clusters(text: str) -> Iterator[str]:
    """A character with the marks that stand on it."""
    cluster = ""
    for character in text:
        if cluster and category(character)[0] == "M":
            cluster += character
        else:
            yield cluster
            cluster = character
    yield cluster


def _printed(cluster: str) -> str:
    cluster = "".join(c for c in cluster if not _invisible(c))
    if any(all(ord(c) in font for c in cluster) for font in coverage()):
        return cluster
    return "".join(c if c in _plain() else _named(c) for c in cluster)


def _invisible(character: str) -> bool:
    """Variation selectors and format characters: they print nothing, and some of them turn text around."""
    return (
        0xFE00 <= ord(character) <= 0xFE0F
        or 0xE0100 <= ord(character) <= 0xE01EF
        or category(character) == "Cf"
    )


def _named(character: str) -> str:
    return f"U+{ord(character):04X}"
