"""When a dimension is scored, and what it says when it is not."""

import pytest

from scoring import DimensionScore
from tests.scoring.made import (
    all_at,
    answers_of,
    dimension,
    head,
    item,
    parsed,
    scored,
    sheet_of,
    with_dimension,
)


def s1(row: str, **more: object) -> DimensionScore:
    return scored(sheet_of(with_dimension(all_at(2), "S1", row), **more)).claimed.dimensions["S1"]


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ("3 3 3 3 3 3", "scored"),
        ("3 3 3 3 3 dk", "scored"),
        ("3 3 3 3 dk dk", "provisional"),
        ("3 3 3 dk dk dk", "not_enough"),
        ("3 3 3 3 3 na", "scored"),
        ("3 3 3 na na na", "scored"),
        ("3 3 na na na na", "not_enough"),
        ("3 3 3 dk dk na", "provisional"),
        ("3 3 dk na na na", "not_enough"),
        ("na na na na na na", "not_applicable"),
        ("dk na na na na na", "not_enough"),
        ("– – – – – –", "not_enough"),
    ],
)
def test_a_status_follows_from_what_applies_and_what_is_known(row, status):
    assert s1(row).status == status


def test_a_range_is_what_the_score_would_be_if_the_unknown_were_worst_or_best():
    found = s1("4 4 3 3 dk dk")
    assert found.score == pytest.approx(87.5)
    assert found.low == pytest.approx((100 + 100 + 75 + 75) / 6)
    assert found.high == pytest.approx((100 + 100 + 75 + 75 + 200) / 6)


def test_below_enough_only_the_range_is_shown():
    found = s1("4 dk dk dk dk dk")
    assert (found.score, found.band) == (None, None)
    assert [found.low, found.high] == pytest.approx([100 / 6, 100])
    assert found.coverage == pytest.approx(1 / 6)


def test_of_a_dimension_that_does_not_apply_nothing_is_said():
    assert s1("na na na na na na") == DimensionScore("S1", "not_applicable", None, None, None, None, None)


def test_the_express_form_needs_both_of_its_items():
    def status(words: str) -> str:
        answers = {"S1-1": {"level": 3}} | ({"S1-2": {"level": 3}} if words == "both" else {})
        document = sheet_of(form="express") | {"respondents": [{"answers": answers}]}
        return scored(document).claimed.dimensions["S1"].status

    assert status("both") == "scored"
    assert status("one") == "not_enough"


WEIGHTY = parsed(
    {
        "instrument.yaml": head("weighty", ["S1", "D1", "D2"]),
        "S1.yaml": dimension(
            "S1",
            "sign",
            [
                item("S1-1", express=True, weight=6),
                item("S1-2", weight=2),
                item("S1-3", weight=1),
                item("S1-4", weight=1),
            ],
        ),
        "D1.yaml": dimension("D1", "direction", [item("D1-1", express=True)]),
        "D2.yaml": dimension("D2", "direction", [item("D2-1", express=True)]),
    }
)


@pytest.mark.parametrize(
    ("words", "status", "score"),
    [
        (("4", "0", "0", "0"), "scored", 60),
        (("dk", "4", "4", "4"), "not_enough", None),
        (("4", "0", "0", "dk"), "scored", 100 * 6 / 9),
        (("4", "dk", "0", "0"), "scored", 100 * 6 / 8),
        (("na", "4", "4", "4"), "not_enough", None),
        (("4", "4", "na", "na"), "not_enough", None),
    ],
)
def test_weights_of_items_decide_what_is_enough(words, status, score):
    document = sheet_of() | {"respondents": [{"answers": answers_of(" ".join(words), WEIGHTY)}]}
    found = scored(document, WEIGHTY).claimed.dimensions["S1"]
    assert (found.status, found.score) == (status, score and pytest.approx(score))


@pytest.mark.parametrize("number", [1, 2, 5, 6, 7])
def test_a_threshold_that_is_met_exactly_is_met_in_spite_of_rounding(number):
    rows = [with_dimension(all_at(2), "S1", "3 3 3 3 3 3")] * (4 * number)
    rows += [with_dimension(all_at(2), "S1", "dk dk dk dk dk dk")] * number
    found = scored(sheet_of(*rows)).claimed.dimensions["S1"]
    assert found.coverage == pytest.approx(0.8)
    assert found.status == "scored"
