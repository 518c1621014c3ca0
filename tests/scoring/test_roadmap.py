"""Now, next, later."""

from scoring import Instrument, NextStep, Roadmap
from tests.scoring.made import (
    EXPRESS,
    Json,
    all_at,
    crossroads_files,
    item,
    parsed,
    scored,
    sheet_of,
    with_dimension,
)


def roadmap(rows: str, instrument: Instrument | None = None) -> Roadmap:
    return scored(sheet_of(rows), instrument).roadmap


def names(column: tuple[NextStep, ...]) -> list[tuple[str, int]]:
    return [(step.item, step.from_level) for step in column]


def files_with_effort(code: str, effort: int) -> dict[str, Json]:
    files = crossroads_files()
    items = files[f"{code}.yaml"]["items"]
    for number, old in enumerate(items, 1):
        kept = {key: old[key] for key in ("express", "needs") if key in old}
        items[number - 1] = item(f"{code}-{number}", efforts=[effort] * 4, **kept)
    return files


def test_a_column_takes_at_most_two_of_a_dimension_the_last_as_many_as_there_are():
    found = roadmap(with_dimension(all_at(3), "S1", "2 2 2 2 2 2"))
    assert names(found.now) == [("S1-1", 2), ("S1-2", 2)]
    assert names(found.next) == [("S1-3", 2), ("S1-4", 2)]
    assert names(found.later) == [("S1-5", 2), ("S1-6", 2)]


def test_a_column_takes_five():
    found = roadmap(all_at(2))
    assert [len(column) for column in (found.now, found.next, found.later)] == [5, 5, 5]


def test_an_item_may_be_raised_twice_in_a_column():
    found = roadmap(with_dimension(all_at(3), "S1", "0 3 3 3 3 3"))
    assert names(found.now) == [("S1-1", 0), ("S1-1", 1)]
    assert names(found.next) == [("S1-1", 2)]
    assert found.later == ()


def test_ranking_again_moves_what_was_picked():
    found = roadmap(with_dimension(all_at(3), "S1", "0 1 3 3 3 3"))
    assert names(found.now) == [("S1-1", 0), ("S1-1", 1)]
    assert names(found.next) == [("S1-2", 1), ("S1-1", 2)]
    assert names(found.later) == [("S1-2", 2)]


def test_large_efforts_wait_for_the_second_column():
    found = roadmap(with_dimension(all_at(3), "S1", "2 3 3 3 3 3"), parsed(files_with_effort("S1", 3)))
    assert (found.now, names(found.next)) == ((), [("S1-1", 2)])


def test_an_item_waits_while_its_prerequisite_stood_low_when_the_column_began():
    found = roadmap(with_dimension(all_at(3), "D1", "1 3 3 3 0 3"))
    assert names(found.now) == [("D1-1", 1), ("D1-1", 2)]
    assert names(found.next) == [("D1-5", 0), ("D1-5", 1)]
    assert names(found.later) == [("D1-5", 2)]


def test_an_item_at_level_two_does_not_wait():
    found = roadmap(with_dimension(all_at(3), "D1", "0 3 3 3 2 3"))
    assert ("D1-5", 2) not in names(found.now)
    assert names(found.now) == [("D1-1", 0), ("D1-1", 1)]
    found = roadmap(with_dimension(all_at(3), "D1", "1 3 3 3 2 2"))
    assert names(found.now) == [("D1-1", 1), ("D1-1", 2)]
    assert names(found.next) == [("D1-5", 2), ("D1-6", 2)]


def test_a_prerequisite_that_nobody_knows_holds_nothing_back():
    for word in ("dk", "na"):
        found = roadmap(with_dimension(all_at(3), "D1", f"{word} 3 3 3 1 3"))
        assert names(found.now) == [("D1-5", 1), ("D1-5", 2)]


def test_a_prerequisite_that_the_form_does_not_ask_holds_nothing_back():
    files = crossroads_files()
    del files["D1.yaml"]["items"][0]["express"]
    files["D1.yaml"]["items"][1]["express"] = True
    answers = {f"{code}-{n}": {"level": 3} for code, two in EXPRESS.items() for n in two}
    answers |= {"D1-2": {"level": 3}, "D1-6": {"level": 1}}
    del answers["D1-1"]
    document = sheet_of(form="express") | {"respondents": [{"answers": answers}]}
    assert names(scored(document, parsed(files)).roadmap.now) == [("D1-6", 1), ("D1-6", 2)]


def test_a_company_at_its_targets_has_an_empty_roadmap():
    assert roadmap(all_at(3)) == Roadmap((), (), ())
