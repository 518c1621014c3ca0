"""Next steps, and what to find out first."""

from typing import Any

import pytest

from scoring import NextStep
from scoring.steps import in_order, leading
from tests.scoring.made import Json, all_at, crossroads_files, parsed, scored, sheet_of, with_dimension


def steps(rows: str, **more: Any) -> tuple[NextStep, ...]:
    return scored(sheet_of(rows, **more)).steps


def order(rows: str, **more: Any) -> list[str]:
    return [step.item for step in steps(rows, **more)]


def test_only_what_stands_below_its_target_is_a_step():
    assert order(with_dimension(all_at(4), "S1", "2 3 4 2 3 4")) == ["S1-1", "S1-4"]


def test_a_target_of_its_own_moves_a_dimension():
    rows = with_dimension(all_at(4), "S1", "2 3 4 2 3 4")
    assert order(rows, targets={"S1": 50}) == []
    assert order(rows, targets={"S1": 100}) == ["S1-1", "S1-4", "S1-2", "S1-5"]


def test_the_further_below_the_more_urgent():
    found = {step.item: step.priority for step in steps(with_dimension(all_at(3), "S1", "0 1 2 3 3 3"))}
    share = 100 / 7 / 6 / 2
    assert found == {
        "S1-1": pytest.approx(5 * share),
        "S1-2": pytest.approx(3 * share),
        "S1-3": pytest.approx(share),
    }


def test_a_step_goes_from_the_level_that_is_reached():
    rows = [with_dimension(all_at(4), "S1", f"{level} 4 4 4 4 4") for level in (2, 3)]
    (step,) = scored(sheet_of(*rows)).steps
    assert (step.item, step.from_level, step.to_level) == ("S1-1", 2, 3)
    assert step.gain == pytest.approx(25 / 6 / 7)


def test_a_gain_ends_at_full_points():
    rows = [with_dimension(all_at(4), "S1", f"{level} 4 4 4 4 4") for level in (3, 4)]
    (step,) = scored(sheet_of(*rows, targets={"S1": 100})).steps
    assert (step.from_level, step.to_level) == (3, 4)
    assert step.gain == pytest.approx(12.5 / 6 / 7)


def files_with_efforts(code: str, **efforts: list[int]) -> dict[str, Json]:
    files = crossroads_files()
    for item in files[f"{code}.yaml"]["items"]:
        for step, effort in zip(item["steps"], efforts.get(item["code"].replace("-", "_"), []), strict=False):
            step["effort"] = effort
    return files


def test_effort_divides_priority():
    instrument = parsed(files_with_efforts("S1", S1_1=[1, 1, 1, 1], S1_2=[3, 3, 3, 3]))
    found = scored(sheet_of(with_dimension(all_at(3), "S1", "2 2 2 3 3 3")), instrument).steps
    assert [(step.item, step.effort) for step in found] == [("S1-1", 1), ("S1-3", 2), ("S1-2", 3)]
    assert found[0].priority == pytest.approx(3 * found[2].priority)


def test_a_track_may_have_efforts_of_its_own():
    files = crossroads_files()
    item = files["S1.yaml"]["items"][0]
    item["producer"] = {"steps": [{**step, "effort": 3} for step in item["steps"]]}
    rows = with_dimension(all_at(4), "S1", "1 4 4 4 4 4")

    def effort(track: str) -> int:
        return scored(sheet_of(rows, track=track), parsed(files)).steps[0].effort

    assert (effort("enabler"), effort("producer")) == (2, 3)


def test_ties_go_to_the_lower_dimension_then_to_the_code():
    rows = with_dimension(with_dimension(all_at(3), "D1", "2 2 3 3 3 3"), "S2", "2 4 4 4 4 4")
    assert order(rows) == ["D1-1", "D1-2", "S2-1"]
    rows = with_dimension(with_dimension(all_at(3), "D1", "2 4 4 4 4 4"), "S2", "2 2 3 3 3 3")
    assert order(rows) == ["S2-1", "S2-2", "D1-1"]


def test_a_larger_gain_goes_before_the_code():
    """Two dimensions of the same score, one of which has an item that nobody knows."""
    rows = with_dimension(with_dimension(all_at(3), "S3", "2 3 3 3 3 dk"), "D3", "2 3 3 3 3 3")
    assert order(rows, targets={"S3": 75}) == ["S3-1", "D3-1"]


def test_what_is_not_scored_has_no_steps():
    assert order(with_dimension(all_at(3), "S1", "0 0 0 dk dk dk")) == []


def test_nearly_equal_priorities_are_ties():
    entries = [("c", 1.0), ("a", 1.0 + 5e-10), ("b", 1.0 - 5e-10)]
    assert in_order(sorted(entries), [lambda entry: entry[1]]) == sorted(entries)
    assert leading(sorted(entries), [lambda entry: entry[1]]) == ("a", 1.0 + 5e-10)


@pytest.mark.parametrize("turned", [False, True])
def test_what_ties_is_left_to_the_next_key(turned):
    entries = [(n, n * 6e-10) for n in range(6)] + [(9, 1.0), (8, 1.0)]
    chosen = sorted(entries, reverse=turned)
    keys = [lambda entry: entry[1], lambda entry: -entry[0]]
    assert [entry[0] for entry in in_order(chosen, keys)] == [5, 4, 3, 2, 1, 0, 9, 8]
    assert in_order(chosen, keys[:1])[0] == chosen[2 if turned else 0]
    assert leading(chosen, keys)[0] == 5


def test_unknown_items_are_found_out_first_where_a_score_hangs_on_them():
    rows = with_dimension(with_dimension(all_at(3), "S1", "3 dk 3 3 3 3"), "D2", "3 dk – dk 3 3")
    assert scored(sheet_of(rows)).find_out_first == ("D2-2", "D2-3", "D2-4", "S1-2")


def test_what_does_not_apply_is_not_to_be_found_out():
    rows = with_dimension(all_at(3), "S1", "na dk 3 3 3 3")
    assert scored(sheet_of(rows)).find_out_first == ("S1-2",)


def test_what_the_express_form_does_not_ask_is_neither_step_nor_unknown():
    document = sheet_of(form="express") | {
        "respondents": [{"answers": {"S1-1": {"level": 0}, "S1-2": {"level": 0}}}]
    }
    found = scored(document)
    assert [step.item for step in found.steps] == ["S1-1", "S1-2"]
    assert len(found.find_out_first) == len(found.items) - 2
