"""`manage.py front_picture`: draws the radar that the first page shows, anew after the figure has changed."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from assessment.figures.pictures import picture
from assessment.figures.radar import radar
from assessment.instruments.files import shipped_sources
from assessment.instruments.selectors import SHIPPED
from scoring import Instrument, document, parse_instrument, read_sheet, score

FOLDER = Path(__file__).resolve().parents[2] / "static" / "assessment"
# The first worked example of docs/scoring.md, in the instrument's order.
LEVELS = "323433 110211 434344 221232 323343 212232 112101".replace(" ", "")


class Command(BaseCommand):
    help = "Draws the radar of the first page, once a language."

    def handle(self, *args: Any, **options: Any) -> None:
        instrument = parse_instrument(shipped_sources()[SHIPPED])
        made_up = document(score(read_sheet(_sheet(instrument), {SHIPPED: instrument}), instrument))
        for language in instrument.title:
            path = FOLDER / f"radar.{language}.svg"
            path.write_text(picture(radar(made_up, instrument, language), language), "utf-8")
            self.stdout.write(path.name)


def _sheet(instrument: Instrument) -> dict[str, Any]:
    items = zip(instrument.items("full"), LEVELS, strict=True)
    answers = {item.code: {"level": int(level)} for item, level in items}
    head = {"instrument": SHIPPED, "form": "full", "track": "enabler", "company": {"name": "–"}}
    return {**head, "respondents": [{"answers": answers}]}
