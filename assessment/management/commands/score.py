"""`manage.py score [FILE…|-]`: companies' answers in, one result a line out."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandParser

from assessment.instruments.files import shipped_instruments
from assessment.management.sheets import Entry, entries
from scoring import SheetFaults, output, read_json, read_sheet, score

STANDARD_INPUT = "-"


class Command(BaseCommand):
    help = (
        "Scores companies' answers. Each FILE is JSON (one company) or JSON Lines (one company a line); "
        "without one, or with -, standard input is read. Prints one JSON object a line: the result, or "
        '{"error": ["fault", …], "line": n} for what cannot be scored, and then exits with status 1. '
        "The formats: docs/sheet.schema.json and docs/result.schema.json; the rules: docs/scoring.md."
    )
    # Arithmetic alone: neither settings nor a database have a say in it.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="*", metavar="FILE", help="JSON or JSON Lines, - for standard input"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        names = options["files"] or [STANDARD_INPUT]
        try:
            sound = [self._score_file(name, named=len(names) > 1) for name in names]
            self.stdout.flush()
        except BrokenPipeError:
            # Whoever read has seen enough (`| head`): nothing is left to say, not even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sound = [False]
        if not all(sound):
            sys.exit(1)

    def _score_file(self, name: str, *, named: bool) -> bool:
        """Prints a line for each company; whether all of them could be scored."""
        place = {"file": name} if named else {}
        sound = True
        try:
            with _opened(name) as stream:
                for entry in entries(stream):
                    answer = _answer(entry)
                    sound = sound and "error" not in answer
                    self._print(answer | place if "error" in answer else answer)
        except BrokenPipeError:
            raise
        except OSError as error:
            self._print({"error": [f"cannot be read: {error.strerror}"], "line": 0, "file": name})
            return False
        return sound

    def _print(self, answer: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False, allow_nan=False))


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with open(name, "rb") as stream:
        yield stream


def _answer(entry: Entry) -> dict[str, Any]:
    """The result of one company, or what is wrong with its sheet."""
    if entry.fault:
        return {"error": [entry.fault], "line": entry.line}
    instruments = shipped_instruments()
    try:
        sheet = read_sheet(read_json(entry.text), instruments)
    except SheetFaults as faults:
        return {"error": list(faults.faults), "line": entry.line}
    return output(score(sheet, instruments[sheet.instrument]))
