"""How far respondents lie apart."""

import math

import pytest

from scoring import Spread
from scoring.spread import T_95, Z_95, t_95, t_interval
from tests.scoring.made import all_at, answers_of, scored, sheet_of, with_dimension


def spread(*rows: str) -> Spread:
    return scored(sheet_of(*(with_dimension(all_at(2), "S1", row) for row in rows))).spread["S1"]


def test_one_respondent_has_no_spread():
    assert spread("1 2 3 1 2 3") == Spread(1, None, None, None, None, None)


def test_two_to_four_are_shown_from_minimum_to_maximum():
    found = spread("1 1 1 1 1 1", "2 2 2 2 2 2", "3 3 3 3 3 3")
    assert (found.respondents, found.kind, found.low, found.high) == (3, "range", 25, 75)
    assert found.agreement is None


def test_from_five_on_an_interval_for_the_mean():
    rows = ["1 1 1 1 1 1", "2 2 2 2 2 2", "2 2 2 2 2 2", "2 2 2 2 2 2", "3 3 3 3 3 3"]
    found = spread(*rows)
    reach = 2.131847 * math.sqrt((25**2 + 25**2) / 4 / 5)
    assert (found.respondents, found.kind) == (5, "interval")
    assert [found.low, found.high] == pytest.approx([50 - reach, 50 + reach])


def test_an_interval_stays_on_the_scale():
    found = spread(*["4 4 4 4 4 4"] * 4, "0 0 0 0 0 0")
    assert found.high == 100
    assert t_interval([0, 0, 0, 0, 100])[0] == 0


def test_those_without_a_score_of_their_own_are_left_out():
    found = spread("1 1 1 1 1 1", "4 dk dk dk dk dk", "3 3 3 3 3 3")
    assert (found.respondents, found.low, found.high) == (2, 25, 75)


def test_what_was_not_assigned_is_unknown_to_a_respondent():
    whole, part = answers_of(all_at(2)), {"S1-1": {"level": 4}, "S1-2": {"level": 4}}
    people = [{"answers": whole}, {"assigned": list(part), "answers": part}]
    found = scored(sheet_of() | {"respondents": people}).spread
    assert (found["S1"].respondents, found["S2"].respondents) == (1, 1)


def test_agreement_is_said_of_a_dimension_from_five_on():
    assert spread(*["2 2 2 2 2 2"] * 5).agreement is True
    assert spread(*["2 2 2 2 2 2"] * 4).agreement is None
    assert spread(*["0 0 0 0 0 0"] * 3, *["4 4 4 4 4 4"] * 3).agreement is False


def test_the_quantiles_are_those_of_students_t():
    """Integrating the density (Simpson) up to each quantile must give 0.95."""
    for freedom in [*range(1, 36), 60, 120, 1000]:
        assert below(t_95(freedom), freedom) == pytest.approx(0.95, abs=2e-7)


def below(t: float, freedom: int, pieces: int = 2000) -> float:
    constant: float = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(
        freedom * math.pi
    )

    def density(x: float) -> float:
        return constant * math.pow(1 + x * x / freedom, -(freedom + 1) / 2)

    width = t / pieces
    inner = math.fsum((4 if n % 2 else 2) * density(n * width) for n in range(1, pieces))
    return 0.5 + width / 3 * (density(0) + inner + density(t))


def test_the_quantiles_fall_towards_the_normal_one():
    found = [t_95(freedom) for freedom in range(1, 200)]
    assert found == sorted(found, reverse=True)
    assert found[: len(T_95)] == list(T_95)
    assert found[-1] > Z_95
