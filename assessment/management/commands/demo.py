"""`manage.py demo`: scores the sample companies and writes their reports. No browser, no server."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from assessment.figures.words import LANGUAGES
from assessment.management.reports import read_source, write_report

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


class Command(BaseCommand):
    help = "Scores the sample companies and writes their reports as PDF in every language to out/."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--out", default=settings.BASE_DIR / "out", metavar="FOLDER", help="where to write them"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["out"])
        folder.mkdir(parents=True, exist_ok=True)
        for sample in sorted(SAMPLES.glob("*.json")):
            source, instrument = read_source(str(sample))
            for language in LANGUAGES:
                path = write_report(source, instrument, language, folder / f"{sample.stem}.{language}.pdf")
                self.stdout.write(str(path))
