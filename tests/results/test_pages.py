"""The page's figures are the frozen document's, said in words."""

import pytest
from django.utils import translation

from assessment.instruments.numbers import numbers_of
from assessment.instruments.selectors import instrument_of
from assessment.models import VerifiedLevel
from assessment.results.pages import FIRST_STEPS, READINGS, result_page
from assessment.results.selectors import latest_result
from assessment.results.services import freeze_result
from tests.rounds import submitted_round

pytestmark = pytest.mark.django_db

# The gate: O is 76 and would be band 4, the lowest dimension keeps it in band 2 (docs/scoring.md, example 4).
GATED = "443444 434444 444434 001000 333433 343333 334343"


def page_of(round_, language="zh-hans"):
    with translation.override(language):
        return result_page(latest_result(round_), language)


def test_the_first_worked_example_as_a_page():
    page = page_of(submitted_round())
    assert (page.score, page.score_range) == ("56", "")
    assert page.finding.band == "第3档·转向"
    assert [(index.name, index.value) for index in page.indices] == [("透支指数", "40"), ("方向指数", "50")]
    assert page.coverage == 100
    assert page.targets == (75,)


def test_the_gate_is_said_in_the_sentence():
    page = page_of(submitted_round(levels=GATED))
    assert page.score == "76"
    assert page.finding.band.startswith("第2档")
    assert "第4档" in page.finding.sentence


def test_an_uncertain_place_is_explained_by_both_its_neighbours():
    assert len(page_of(submitted_round()).place_means) == 2


def test_a_certain_place_is_explained_by_itself():
    assert len(page_of(submitted_round(levels="4" * 42)).place_means) == 1


def test_steps_stand_in_the_order_of_the_document():
    round_ = submitted_round()
    page, document = page_of(round_), latest_result(round_).document
    numbers = numbers_of(instrument_of(round_.instrument))
    assert [step.number for step in page.steps] == [
        numbers[step["item"]] for step in document["steps"][:FIRST_STEPS]
    ]
    assert page.more_steps == len(document["steps"]) - FIRST_STEPS


def test_a_step_moves_an_item_from_its_level_to_the_next():
    round_ = submitted_round()
    instrument = instrument_of(round_.instrument)
    document = latest_result(round_).document
    first, step = page_of(round_).steps[0], document["steps"][0]
    levels = instrument.item(step["item"]).wording("enabler").levels
    assert (first.before, first.after) == (levels[step["from"]]["zh-hans"], levels[step["to"]]["zh-hans"])


def test_the_gain_in_a_dimension_is_a_level_shared_by_its_known_items():
    # Six items of weight 1: one level of 25 points is 25 / 6 of the dimension.
    assert {step.gain for step in page_of(submitted_round()).steps} == {4}


def test_readings_part_where_evidence_is_missing_and_where_somebody_verified():
    round_ = submitted_round()
    VerifiedLevel.objects.create(round=round_, item="S1-1", level=0, reason="现场没有看到")
    freeze_result(round_)
    page = page_of(round_)
    first = dict(zip(READINGS, page.readings[0].figures, strict=True))
    assert first == {"claimed": "75", "evidenced": "50", "verified": "63"}
    assert page.has_verified
    assert page.readings[-1].is_total


def test_the_signs_and_the_directions_stand_apart_in_the_instruments_order():
    page = page_of(submitted_round())
    instrument = instrument_of(submitted_round().instrument)
    assert [group.code for group in page.groups] == list(instrument.groups)
    assert [spoke.code for group in page.groups for spoke in group.spokes] == [
        one.code for one in instrument.dimensions
    ]


def test_pictures_are_drawn_once_a_revision_and_language():
    round_ = submitted_round()
    first, again = page_of(round_), page_of(round_)
    assert first.radar is again.radar
    assert page_of(round_, "en").radar.svg != first.radar.svg


def test_a_new_revision_has_new_pictures():
    round_ = submitted_round()
    before = page_of(round_).radar
    assert before.alt == page_of(round_).radar.alt
    other = page_of(submitted_round(levels="0" * 42)).radar
    assert other.alt != before.alt


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("form", ["express", "full"])
@pytest.mark.parametrize("track", ["enabler", "producer"])
@pytest.mark.parametrize("levels", ["0" * 42, "4" * 42, "2", "40" * 21])
def test_every_kind_of_result_has_a_page(language, form, track, levels):
    page = page_of(submitted_round(levels=levels, form=form, track=track, language=language), language)
    assert page.is_express == (form == "express")
    assert page.radar.source.startswith("data:image/svg+xml,")
    assert page.finding.headline
