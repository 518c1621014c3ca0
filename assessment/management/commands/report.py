"""`manage.py report FILE --lang zh-hans|en --out report.pdf`: a company's answers in, its report out."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessment.figures.words import LANGUAGES
from assessment.management.reports import Faulty, read_source, write_report


class Command(BaseCommand):
    help = (
        "Scores one company's answers and writes its report as PDF. FILE is what manage.py score takes, "
        "of one company; - is standard input. What cannot be scored is listed, one fault a line, "
        "and the exit status is 1."
    )
    # Arithmetic and drawing alone: no database has a say in it.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="JSON, - for standard input")
        parser.add_argument("--lang", required=True, choices=LANGUAGES, help="the report's language")
        parser.add_argument("--out", required=True, metavar="PDF", help="where to write it")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            source, instrument = read_source(options["file"])
        except Faulty as faulty:
            self.stderr.write("\n".join(faulty.faults))
            sys.exit(1)
        try:
            path = write_report(source, instrument, options["lang"], options["out"])
        except OSError as error:
            raise CommandError(f"{options['out']} cannot be written: {error.strerror}") from error
        self.stdout.write(str(path))
