"""The same functions on changed levels."""

from dataclasses import replace

import pytest

from scoring import Result, read_sheet, what_if
from tests.scoring.made import Json, all_at, crossroads, scored, sheet_of, with_dimension


def changed(document: Json, levels: dict[str, int]) -> Result:
    sheet = read_sheet(document, {"made-up": crossroads()})
    return what_if(sheet, crossroads(), levels)


def test_without_a_change_nothing_changes():
    document = sheet_of(all_at(1), with_dimension(all_at(2), "S1", "dk na 2 2 2 3"))
    assert changed(document, {}) == scored(document)


def test_a_changed_level_is_as_if_it_had_been_answered():
    """All but the notices about persons: how somebody filled in the sheet stays as it was."""
    rows = with_dimension(with_dimension(all_at(1), "S1", "4 1 1 1 1 1"), "D3", "1 1 1 1 1 0")
    found, wanted = changed(sheet_of(all_at(1)), {"S1-1": 4, "D3-6": 0}), scored(sheet_of(rows))
    assert replace(found, notices=()) == replace(wanted, notices=())
    assert "contradiction" in {notice.code for notice in found.notices}


def test_all_who_were_asked_are_taken_to_say_it():
    rows = [with_dimension(all_at(2), "S1", row) for row in ("0 2 2 2 2 2", "dk 2 2 2 2 2", "na 2 2 2 2 2")]
    found = changed(sheet_of(*rows), {"S1-1": 3}).items["S1-1"]
    assert (found.levels, found.coverage, found.not_applicable) == ((3, 3), 1, 1)


@pytest.mark.parametrize("word", ["dk", "na", "–"])
def test_what_nobody_knew_becomes_known(word):
    found = changed(sheet_of(with_dimension(all_at(2), "S1", f"{word} 2 2 2 2 2")), {"S1-1": 4})
    assert (found.items["S1-1"].points, found.items["S1-1"].coverage) == (100, 1)
    assert found.find_out_first == ()


def test_an_unknown_item_or_level_is_refused():
    with pytest.raises(KeyError):
        changed(sheet_of(all_at(1)), {"S9-9": 1})
    for level in (5, -1, True):
        with pytest.raises(ValueError, match="has no level"):
            changed(sheet_of(all_at(1)), {"S1-1": level})
