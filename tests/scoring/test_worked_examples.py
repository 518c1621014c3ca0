"""docs/scoring.md, its vectors and the engine say the same numbers."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from assessment.instruments.files import shipped_instruments
from scoring import document, output, read_json, rules
from scoring.bands import band_of
from scoring.steps import urgency
from tests.scoring.made import CROSSROADS, Json, answers_of, scored

HERE = Path(__file__).parent
PAGE = (HERE.parents[1] / "docs" / "scoring.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### Example (\d).*?\n(.*?)(?=^### |\Z)", PAGE, re.DOTALL | re.MULTILINE))
NUMBERS = sorted(SECTIONS)


def vector(number: str) -> tuple[Json, Json]:
    sheet = read_json((HERE / "vectors" / f"example-{number}.json").read_text(encoding="utf-8"))
    expected = json.loads((HERE / "vectors" / f"example-{number}.expected.json").read_text(encoding="utf-8"))
    assert isinstance(sheet, dict)
    return sheet, expected


def at(found: Any, path: str) -> Any:
    for key in path.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def close(one: Any, other: Any) -> bool:
    """Equal to the six decimals that a page can show."""
    if isinstance(one, bool) or not isinstance(one, int | float):
        return bool(one == other) and type(one) is type(other)
    return other is not None and abs(one - other) <= 5.1e-7


def tables(section: str) -> list[list[list[str]]]:
    found = re.findall(r"(?:^\|.*\n)+", section, re.MULTILINE)
    cells = [
        [[cell.strip() for cell in row.strip("|\n").split("|")] for row in t.splitlines()] for t in found
    ]
    return [[rows[0], *rows[2:]] for rows in cells]


def value(cell: str) -> Any:
    try:
        return json.loads(cell)
    except json.JSONDecodeError:
        return cell


def figures(section: str) -> Json:
    """Every figure of an example's three tables, by its path in the output."""
    dimensions, whole, steps = tables(section)
    found: Json = {}
    for code, *cells in dimensions[1:]:
        for name, cell in zip(dimensions[0][1:], cells, strict=True):
            found[f"claimed.dimensions.{code}.{name}"] = value(cell)
    found |= {f"claimed.overall.{name}": value(cell) for name, cell in whole[1:]}
    for number, cells in enumerate(steps[1:]):
        for name, cell in zip(["item", *steps[0][1:]], cells, strict=True):
            found[f"steps.{number}.{name}"] = value(cell)
    return found


def rows(section: str) -> list[str]:
    """The answers of each respondent, in the instrument's order; what one leaves out is example 1's."""
    base = dict(re.findall(r"^([SD]\d)  (.+)$", SECTIONS["1"], re.MULTILINE))
    fences = re.findall(r"```text\n(.*?)```", section, re.DOTALL)
    said = [base | dict(line.split("  ") for line in fence.splitlines()) for fence in fences]
    return [" | ".join(found[code] for code in CROSSROADS) for found in said]


def test_the_page_has_four_examples():
    assert NUMBERS == ["1", "2", "3", "4"]


@pytest.mark.parametrize("number", NUMBERS)
def test_an_example_comes_out_exactly(number):
    sheet, expected = vector(number)
    found = output(scored(sheet))
    assert {
        path: at(found, path) for path, wanted in expected.items() if not close(wanted, at(found, path))
    } == {}


@pytest.mark.parametrize("number", NUMBERS)
def test_the_page_and_the_vectors_say_the_same(number):
    sheet, expected = vector(number)
    said = figures(SECTIONS[number])
    assert set(said) == set(expected)
    assert {path: said[path] for path, wanted in expected.items() if not close(wanted, said[path])} == {}
    assert [{"answers": answers_of(row)} for row in rows(SECTIONS[number])] == sheet["respondents"]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_real_instrument_gives_the_same_scores(number):
    sheet, expected = vector(number)
    found = output(scored(sheet, shipped_instruments()["crossroads-1"]))
    scores = {path: wanted for path, wanted in expected.items() if path.startswith("claimed.")}
    assert {
        path: at(found, path) for path, wanted in scores.items() if not close(wanted, at(found, path))
    } == {}


def test_the_first_example_stands_between_two_places():
    found = document(scored(vector("1")[0]))
    assert found["claimed"]["overall"]["quadrant_between"] == ["yet_to_set_out", "new_road"]


def test_the_first_example_ranks_every_gap():
    steps = output(scored(vector("1")[0]))["steps"]
    assert [step["item"] for step in steps[:6]] == ["D3-5", "S2-3", "D3-1", "D3-2", "D3-4", "D3-6"]
    assert {round(step["gain"], 6) for step in steps} == {0.595238}


def test_the_second_example_asks_first_for_what_could_not_be_scored():
    wanted = ["S2-2", "S2-3", "S2-6", "D2-2", "D2-3", "D2-4", "D2-6", "S1-3", "D3-6"]
    assert output(scored(vector("2")[0]))["find_out_first"] == wanted


def test_the_third_example_notes_one_disagreement():
    found = document(scored(vector("3")[0]))
    assert [found["items"][f"D1-{n}"]["points"] for n in range(1, 7)] == pytest.approx(
        [83.333333, 50, 75, 75, 58.333333, 75]
    )
    (notice,) = (notice for notice in found["notices"] if notice["code"] == "disagreement")
    assert notice["items"] == ["D1-5"]
    assert notice["deviation"] == pytest.approx(1.555556, abs=1e-6)


def test_the_fourth_example_is_capped_by_its_lowest_dimension():
    overall = output(scored(vector("4")[0]))["claimed"]["overall"]
    assert (band_of(overall["score"], 25.0), overall["band"]) == (4, 2)


def test_the_table_of_numbers_is_the_one_in_the_code():
    (table,) = tables(PAGE[PAGE.index("## The numbers of the rules") : PAGE.index("## Worked examples")])
    assert {name: getattr(rules, name) for name, _ in table[1:]} == {
        name: float(cell) for name, cell in table[1:]
    }


def test_the_table_of_bands_is_where_bands_begin():
    (bands, places) = tables(PAGE[PAGE.index("## Bands and places") : PAGE.index("## Three readings")])
    assert [(band_of(float(cut), 25.0), band_of(float(cut) - 0.001, 25.0)) for _, cut, _ in bands[2:]] == [
        (int(band), int(band) - 1) for band, _, _ in bands[2:]
    ]
    assert [row[3].strip("`") for row in places[1:]] == list(rules.QUADRANTS)


def test_the_table_of_notices_names_every_code():
    (table,) = tables(PAGE[PAGE.index("## Notices and spread") : PAGE.index("## Input and output")])
    assert [row[0].strip("`") for row in table[1:]] == list(get_args(rules.NoticeCode))


def test_urgency_is_as_the_page_says():
    assert "1, 3, 5, 7 for one to four levels below target" in PAGE
    assert [urgency(gap, 25.0) for gap in (25, 50, 75, 100)] == [1, 3, 5, 7]
