"""Rounding, cuts, digests."""

import math

import pytest

from scoring import canonical, digest, shown
from scoring.bands import band_of
from scoring.tolerance import exceeds, reaches, weighted_mean, whole


@pytest.mark.parametrize(
    ("x", "wanted"),
    [
        (0.0, 0),
        (0.5, 1),
        (1.5, 2),
        (2.5, 3),
        (2.4999999, 2),
        (2.4999999999, 3),
        (55.952381, 56),
        (100.0, 100),
        (-0.5, 0),
        (-1.5, -1),
        (-1.6, -2),
    ],
)
def test_points_are_shown_half_up(x, wanted):
    assert shown(x) == wanted


@pytest.mark.parametrize("x", [math.nan, math.inf])
def test_nothing_is_shown_for_what_is_no_number(x):
    with pytest.raises((ValueError, OverflowError)):
        shown(x)


@pytest.mark.parametrize("cut", [12.5, 37.5, 62.5, 87.5])
def test_a_band_begins_at_its_cut_in_spite_of_rounding(cut):
    assert band_of(cut, 25.0) == band_of(cut - 1e-9, 25.0) == band_of(cut - 1e-6, 25.0) + 1


def test_comparisons_allow_a_billionth():
    assert reaches(0.6 - 1e-10, 0.6)
    assert not reaches(0.6 - 1e-8, 0.6)
    assert not exceeds(0.8 + 1e-10, 0.8)
    assert exceeds(0.8 + 1e-8, 0.8)
    assert whole(3 - 1e-10) == 3
    assert whole(3 - 1e-8) == 2


def test_a_mean_never_leaves_its_values():
    assert weighted_mean([0.1] * 3, [0.1, 0.2, 0.3]) == 0.1
    assert weighted_mean([100.0] * 7, [1 / 3] * 7) == 100.0


def test_canonical_bytes_are_sorted_compact_and_utf8():
    assert canonical({"b": [1, 2.5, None, True], "a": "转"}) == '{"a":"转","b":[1,2.5,null,true]}'.encode()


@pytest.mark.parametrize("value", [math.nan, math.inf, {"x": [math.nan]}, "\ud800"])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(ValueError, match=r"JSON|surrogates"):
        canonical(value)


def test_a_digest_is_the_sha256_of_the_canonical_bytes():
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"a": 1}) != digest({"a": 1.0})
