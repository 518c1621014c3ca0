"""The crossroads map."""

import pytest

from scoring import output
from scoring.quadrant import Index, place
from tests.scoring.made import all_at, scored, sheet_of, with_dimension


def exact(value: float) -> Index:
    return Index(value, value, value)


@pytest.mark.parametrize(
    ("overdraft", "direction", "name"),
    [
        (80, 20, "old_road"),
        (80, 80, "both_roads"),
        (20, 20, "yet_to_set_out"),
        (20, 80, "new_road"),
    ],
)
def test_both_indices_make_one_place(overdraft, direction, name):
    assert place(exact(overdraft), exact(direction)) == (name, None)


def test_the_cut_itself_belongs_above_in_spite_of_rounding():
    assert place(exact(50 - 1e-10), exact(50 - 1e-10))[0] == "both_roads"
    assert place(exact(50 - 1e-8), exact(50 - 1e-8))[0] == "yet_to_set_out"


@pytest.mark.parametrize(("direction", "certain"), [(55, False), (55.1, True), (45, False), (44.9, True)])
def test_within_five_points_of_a_cut_a_place_is_not_certain(direction, certain):
    assert (place(exact(80), exact(direction))[1] is None) == certain


@pytest.mark.parametrize(
    ("low", "high", "certain"),
    [(60, 100, True), (49.9, 100, False), (50, 100, True), (0, 49.9, True), (0, 50, False)],
)
def test_a_range_on_both_sides_of_a_cut_makes_a_place_uncertain(low, high, certain):
    middle = Index(70 if high > 50 else 30, low, high)
    assert (place(exact(80), middle)[1] is None) == certain


@pytest.mark.parametrize(
    ("overdraft", "direction", "between"),
    [
        (80, 52, ("old_road", "both_roads")),
        (20, 48, ("yet_to_set_out", "new_road")),
        (52, 20, ("old_road", "yet_to_set_out")),
        (48, 80, ("both_roads", "new_road")),
        (52, 48, ("old_road", "new_road")),
        (48, 52, ("old_road", "new_road")),
        (52, 52, ("both_roads", "yet_to_set_out")),
        (48, 48, ("both_roads", "yet_to_set_out")),
    ],
)
def test_an_uncertain_place_is_between_the_two_sides_of_the_cut_in_doubt(overdraft, direction, between):
    assert place(exact(overdraft), exact(direction))[1] == between


def test_without_both_indices_there_is_no_place():
    rows = with_dimension(with_dimension(all_at(3), "D1", "dk dk dk dk dk dk"), "D2", "dk dk dk dk dk dk")
    found = output(scored(sheet_of(rows)))["claimed"]["overall"]
    assert (found["quadrant"], found["quadrant_certain"]) == (None, False)
