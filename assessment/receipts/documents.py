"""What the receipt prints, in one language: made from the frozen sheet, never from live answers."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from assessment.figures.words import words
from assessment.instruments.selectors import instrument_of
from assessment.models import Receipt, Track
from assessment.reports.contents.answers import answers
from assessment.reports.contents.subject import Subject
from assessment.reports.drawing import draw
from scoring import Instrument, document, read_sheet, score

Json = dict[str, Any]


def draw_receipt(receipt: Receipt, language: str) -> bytes:
    """The PDF: small, and the same bytes every time, so it is drawn when it is asked for and kept nowhere."""
    return draw(_document(receipt, language), main="receipt.typ")


def _document(receipt: Receipt, language: str) -> Json:
    instrument = instrument_of(receipt.respondent.round.instrument)
    result = document(score(read_sheet(receipt.sheet, {instrument.code: instrument}), instrument))
    subject = Subject(result, receipt.sheet, instrument, language)
    company = receipt.sheet["company"]["name"]
    with translation.override(language):
        said: Json = {
            "title": _("Receipt %(number)s · %(company)s") % {"number": receipt.number, "company": company},
            "eyebrow": _("Receipt of answers"),
            "running": {"company": company, "round": _("Receipt of answers")},
            "facts": [{"name": name, "value": value} for name, value in facts_of(receipt, instrument)],
            "how": how_to_check(),
            "words": {**words(language)["report"], "number_label": _("Receipt")},
        }
    return {
        **said,
        "language": language,
        "date": timezone.localdate(receipt.submitted_at).isoformat(),
        "company": company,
        "author": subject.text(instrument.title),
        "number": receipt.number,
        "answers": answers(subject),
    }


def facts_of(receipt: Receipt, instrument: Instrument) -> Iterator[tuple[str, str]]:
    """What stands at the head of the receipt, on the page and on paper."""
    moment = timezone.localtime(receipt.submitted_at)
    yield _("Number"), receipt.number
    yield _("Handed in"), f"{moment:%Y-%m-%d %H:%M:%S} (UTC{moment:%z})"
    yield _("Questionnaire"), f"{instrument.code} ({instrument.digest[:8]}) · {_form(receipt)}"
    yield _("SHA-256 of the answers"), receipt.digest


def _form(receipt: Receipt) -> str:
    round_ = receipt.respondent.round
    return f"{round_.get_form_display()} · {Track(round_.track).label}"


def how_to_check() -> str:
    place = settings.PUBLIC_URL + reverse("respond:check")
    return _(
        "Anyone can check number and digest at %(place)s, without seeing an answer."
        " The file of the answers has this digest to the last character;"
        " whoever has the file can compute it with any SHA-256 program."
    ) % {"place": place}
