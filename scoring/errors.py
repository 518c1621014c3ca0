"""What can be wrong with what comes in. Every fault is found before any is raised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN_CHARACTERS = 60
SHOWN_BITS = 64


class ScoringError(ValueError):
    """Something that was given cannot be scored, and says why."""


@dataclass(frozen=True, slots=True, order=True)
class InstrumentFault:
    """One thing that is wrong in an instrument's texts.

    `line` counts from 1; `key` is the way to the place (`items[0].stem.en`), empty for a whole file.
    """

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return f"{place} {self.key} {self.message}" if self.key else f"{place} {self.message}"


class InstrumentFaults(ScoringError):  # noqa: N818 - it is raised with faults, as many as there are
    """All faults of an instrument, in reading order."""

    def __init__(self, faults: Iterable[InstrumentFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class SheetFaults(ScoringError):  # noqa: N818 - the same
    """All faults of a sheet, each with its path: `respondents[0].answers.S1-1.level: …`."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


def naming(value: object) -> str:
    """A value as a message names it: short, printable, whatever it is.

    >>> naming("S9-9"), naming(True), naming([1, 2]), naming(None)
    ("'S9-9'", 'true', 'a list', 'null')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, str):
        return f"'{printable(value)}'"
    if isinstance(value, int) and value.bit_length() > SHOWN_BITS:
        return "a huge number"
    if isinstance(value, int | float):
        return repr(value)
    return "an object" if isinstance(value, dict) else "a list" if isinstance(value, list | tuple) else "that"


def printable(text: str) -> str:
    """The text on one line, cut short, with whatever UTF-8 or a terminal cannot carry written as an escape.

    >>> printable("a" * 70)[-3:], printable("x\\ud800")
    ('aa…', 'x\\\\ud800')
    """
    short = text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in short)
