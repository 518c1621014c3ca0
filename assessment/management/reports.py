"""A report without a database: from a file of answers to a PDF."""

import datetime
import os
import sys
import tempfile
from pathlib import Path

from assessment.instruments.files import shipped_instruments
from assessment.management.sheets import entries
from assessment.reports.documents import Source, build_document
from assessment.reports.drawing import draw
from scoring import Instrument, SheetFaults, document, read_json, read_sheet, score, sheet_document

STANDARD_INPUT = "-"


class Faulty(Exception):  # noqa: N818 (the adjective says it)
    """What was given cannot be scored; every fault, as a person reads it."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def read_source(name: str) -> tuple[Source, Instrument]:
    """One company's answers, scored. Raises `Faulty`."""
    try:
        return _scored(_only_text(name))
    except OSError as error:
        raise Faulty([f"{name} cannot be read: {error.strerror}"]) from error
    except SheetFaults as faults:
        raise Faulty(list(faults.faults)) from faults


def _only_text(name: str) -> str:
    if name == STANDARD_INPUT:
        found = list(entries(sys.stdin.buffer))
    else:
        with open(name, "rb") as stream:
            found = list(entries(stream))
    if len(found) != 1:
        raise Faulty([f"one company is wanted, and {len(found)} were found"])
    if found[0].fault:
        raise Faulty([found[0].fault])
    return found[0].text


def _scored(text: str) -> tuple[Source, Instrument]:
    instruments = shipped_instruments()
    sheet = read_sheet(read_json(text), instruments)
    instrument = instruments[sheet.instrument]
    source = Source(
        result=document(score(sheet, instrument)),
        sheet=sheet_document(sheet),
        date=datetime.date.fromisoformat(sheet.date) if sheet.date else None,
    )
    return source, instrument


def write_report(source: Source, instrument: Instrument, language: str, path: str | Path) -> Path:
    """Draws the report and puts it in its place at once: nobody ever sees half a file."""
    drawn = draw(build_document(source, instrument, language))
    path = Path(path)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(drawn)
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return path
