"""The two halves, the whole, and its band."""

import pytest

from scoring import OverallScore
from scoring.overall import enough_of
from tests.scoring.made import all_at, scored, sheet_of, with_dimension

UNKNOWN, ABSENT = "dk dk dk dk dk dk", "na na na na na na"


def overall(rows: str, **more: object) -> OverallScore:
    return scored(sheet_of(rows, **more)).claimed.overall


def without(rows: str, **dimensions: str) -> str:
    for code, row in dimensions.items():
        rows = with_dimension(rows, code, row)
    return rows


def test_the_overdraft_index_is_100_less_the_signs():
    found = overall(
        "4 4 4 4 4 4 | 4 4 4 4 4 4 | 4 4 4 4 4 4 | 0 0 0 0 0 0 | " + " | ".join(["3 3 3 3 3 3"] * 3)
    )
    assert (found.overdraft, found.direction) == (25, 75)


@pytest.mark.parametrize(
    ("dimensions", "overdraft", "direction", "score"),
    [
        ({"S1": UNKNOWN}, 50, 50, 50),
        ({"S1": UNKNOWN, "S2": UNKNOWN}, None, 50, None),
        ({"S1": ABSENT, "S2": ABSENT}, None, 50, None),
        ({"D1": UNKNOWN}, 50, 50, 50),
        ({"D1": UNKNOWN, "D2": ABSENT}, 50, None, None),
        ({"S1": ABSENT, "D3": ABSENT}, 50, 50, 50),
    ],
)
def test_a_half_needs_enough_of_its_dimensions_and_the_whole_needs_both(
    dimensions, overdraft, direction, score
):
    found = overall(without(all_at(2), **dimensions))
    assert (found.overdraft, found.direction, found.score) == (overdraft, direction, score)


def test_an_index_without_a_value_keeps_its_range():
    found = overall(without(all_at(2), S1=UNKNOWN, S2=UNKNOWN))
    assert (found.overdraft, found.overdraft_low, found.overdraft_high) == (None, 25, 75)
    assert found.low == pytest.approx(50 * 5 / 7)
    assert found.high == pytest.approx((50 * 5 + 200) / 7)


def test_what_does_not_apply_is_in_no_range():
    found = overall(without(all_at(2), S1=ABSENT, S2=ABSENT))
    assert (found.overdraft, found.overdraft_low, found.overdraft_high) == (None, 50, 50)
    assert (found.low, found.high, found.coverage) == (50, 50, 1)


def test_where_nothing_applies_nothing_is_said():
    found = overall(" | ".join([ABSENT] * 7))
    figures = {name: getattr(found, name) for name in OverallScore.__slots__}
    assert figures.pop("quadrant_certain") is False
    assert set(figures.values()) == {None}


def test_an_unscored_dimension_enters_as_worst_and_best():
    found = overall(without(all_at(2), S1="4 4 4 dk dk dk"))
    assert found.low == pytest.approx(50 * 6 / 7)
    assert found.high == pytest.approx((50 * 6 + 100) / 7)


def test_coverage_is_the_mean_of_what_applies():
    found = overall(without(all_at(2), S1="4 4 4 dk dk dk", S2=ABSENT))
    assert found.coverage == pytest.approx((0.5 + 5) / 6)


def test_good_directions_do_not_buy_off_a_heavy_overdraft():
    found = overall(without(all_at(4), S4="0 0 0 0 0 0"))
    assert found.score == pytest.approx(600 / 7)
    assert (found.band, found.band_low, found.band_high) == (2, 2, 2)


def test_one_dimension_that_lacks_answers_leaves_only_a_range_of_bands():
    found = overall(without(all_at(4), S1=UNKNOWN))
    assert found.score == 100
    assert (found.band, found.band_low, found.band_high) == (None, 2, 5)


def test_a_dimension_that_does_not_apply_leaves_a_single_band():
    assert overall(without(all_at(3), S1=ABSENT)).band == 4


def test_weights_of_dimensions_shift_all_means():
    rows = without(all_at(2), S1="4 4 4 4 4 4")
    found = overall(rows, weights={"S1": 3})
    assert found.overdraft == pytest.approx(100 - (3 * 100 + 3 * 50) / 6)
    assert found.score == pytest.approx((3 * 100 + 6 * 50) / 9)


@pytest.mark.parametrize("size", [1e-300, 5e-324, 1e308])
def test_only_the_proportions_of_weights_matter(size):
    weights = dict.fromkeys(("S1", "S2", "S3", "S4", "D1", "D2", "D3"), size)
    rows = without(all_at(1), S1="4 4 4 4 4 4", D2="dk dk 3 3 3 3")
    even, uneven = scored(sheet_of(rows)), scored(sheet_of(rows, weights=weights))
    assert uneven.claimed == even.claimed
    assert uneven.steps == even.steps


def test_weights_as_far_apart_as_floats_go_still_score():
    found = overall(all_at(2), weights={"S1": 1e308, "D1": 5e-324, "D2": 5e-324, "D3": 5e-324})
    assert (found.overdraft, found.direction, found.score) == (50, 50, 50)


def test_enough_is_six_tenths_of_a_half_rounded_up():
    assert [enough_of(number) for number in range(1, 11)] == [1, 2, 2, 3, 3, 4, 5, 5, 6, 6]
