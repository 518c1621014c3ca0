"""From cells to items."""

import pytest

from scoring import ItemResult
from tests.scoring.made import Json, answer_of, scored, sheet_of


def item(*words: str, code: str = "S1-1") -> ItemResult:
    """The item after each of so many said this at it (and 2 at another, so that all have answered)."""
    respondents = [
        {"answers": {"D3-6": {"level": 2}} | ({} if word == "–" else {code: answer_of(word)})}
        for word in words
    ]
    return scored(sheet_of() | {"respondents": respondents}).items[code]


def test_an_items_points_are_the_mean_of_25_a_level():
    found = item("4", "3", "0")
    assert found.points == pytest.approx(58.333333, abs=1e-6)
    assert found.levels == (0, 3, 4)


def test_what_one_does_not_know_lowers_coverage_not_points():
    found = item("3", "dk", "–")
    assert (found.points, found.known, found.unknown, found.blank) == (75, 1, 2, 1)
    assert found.coverage == pytest.approx(1 / 3)


def test_does_not_apply_drops_out():
    found = item("3", "na")
    assert (found.points, found.coverage, found.not_applicable, found.applicable) == (75, 1, 1, True)


def test_an_item_does_not_apply_if_every_cell_says_so():
    found = item("na", "na")
    assert (found.points, found.coverage, found.unknown, found.applicable) == (None, 0, 0, False)


def test_an_item_that_one_does_not_know_applies_though_another_says_it_does_not():
    found = item("na", "dk")
    assert (found.applicable, found.known, found.unknown, found.coverage) == (True, 0, 1, 0)


def test_an_item_that_was_asked_of_nobody_is_one_unknown():
    document = sheet_of() | {"respondents": [{"assigned": ["S2"], "answers": {"S2-1": {"level": 2}}}]}
    found = scored(document).items["S1-1"]
    assert (found.unknown, found.blank, found.applicable, found.coverage) == (1, 0, True, 0)


def test_a_respondent_has_cells_only_where_assigned():
    everyone: Json = {"answers": {"S1-1": {"level": 4}}}
    finance: Json = {"assigned": ["S2"], "answers": {"S2-1": {"level": 4}}}
    found = scored(sheet_of() | {"respondents": [everyone, finance]})
    assert found.items["S1-1"].unknown == 0
    assert found.items["S2-1"].unknown == 1


def test_an_item_may_be_assigned_beside_a_dimension():
    one: Json = {"assigned": ["S2", "D2-3"], "answers": {"D2-3": {"level": 1}}}
    found = scored(sheet_of() | {"respondents": [one]})
    assert found.items["D2-3"].points == 25
    assert found.items["S2-4"].blank == 1
    assert found.items["D2-4"].blank == 0


def test_who_answered_nothing_has_no_cells():
    silent: Json = {"answers": {"S1-1": {"note": "later", "evidence": ["a link"]}}}
    talking: Json = {"answers": {"S1-1": {"level": 3}}}
    found = scored(sheet_of() | {"respondents": [silent, talking]})
    assert (found.items["S1-1"].coverage, found.items["S1-1"].evidence) == (1, 0)
    assert found.respondents == 1


def test_dont_know_everywhere_is_an_answer():
    unsure: Json = {"answers": {"S1-1": {"dk": True}}}
    assert scored(sheet_of() | {"respondents": [unsure]}).respondents == 1


def test_evidence_is_counted_by_respondents():
    def said(*links: str) -> Json:
        return {"answers": {"S1-1": {"level": 3, "evidence": list(links)}}}

    found = scored(sheet_of() | {"respondents": [said("a", "b"), said(), said("c")]})
    assert found.items["S1-1"].evidence == 2


def test_the_average_deviation_is_in_levels_and_needs_two():
    assert item("4", "3", "0").deviation == pytest.approx(1.555556, abs=1e-6)
    assert item("4").deviation is None


@pytest.mark.parametrize("respondents", [[], [{"answers": {}}]])
def test_without_an_answer_nothing_is_known_and_all_is_to_find_out(respondents):
    found = scored(sheet_of() | {"respondents": respondents})
    assert {dimension.status for dimension in found.claimed.dimensions.values()} == {"not_enough"}
    assert (found.claimed.overall.low, found.claimed.overall.high) == (0, 100)
    assert (found.claimed.overall.band_low, found.claimed.overall.band_high) == (1, 5)
    assert len(found.find_out_first) == len(found.items)
    assert (found.steps, found.respondents) == ((), 0)
