"""The two schemas in docs/ say what `manage.py score` takes and prints."""

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from scoring import SheetFaults, output, read_sheet
from tests.scoring.chance import sheets
from tests.scoring.made import Json, all_at, crossroads, scored, sheet_of

ROOT = Path(__file__).parents[2]


def validator(name: str) -> Any:
    schema = json.loads((ROOT / "docs" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


SHEET, RESULT = validator("sheet"), validator("result")
VECTORS = sorted((Path(__file__).parent / "vectors").glob("example-?.json"))


def in_full() -> Json:
    """The issue's own example of an input, with every key there is."""
    return {
        "instrument": "crossroads-1",
        "form": "full",
        "track": "enabler",
        "company": {"name": "…", "industry": "C", "size": "", "region": "GD"},
        "date": "2025-03-31",
        "respondents": [
            {
                "assigned": ["S1", "S3-3"],
                "seconds": {"S1": 41.0},
                "answers": {
                    "S1-1": {"level": 3, "note": "…", "evidence": ["…"]},
                    "S1-2": {"dk": True},
                    "S1-3": {},
                    "S3-3": {"na": "no investors"},
                },
            }
        ],
        "weights": {"S1": 1.0},
        "targets": {"S1": 75},
        "verified": {"S1-1": {"level": 2, "reason": "…"}},
    }


def changed(path: str, value: Any) -> Json:
    """The full example with one place changed; `...` takes it away."""
    document: Any = in_full()
    *way, last = path.split(".")
    place = document
    for key in way:
        place = place[int(key)] if isinstance(place, list) else place[key]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return dict(document)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_the_worked_examples_fit(path):
    sheet = json.loads(path.read_text(encoding="utf-8"))
    SHEET.validate(sheet)
    RESULT.validate(json.loads(json.dumps(output(scored(sheet)))))


def test_the_example_with_every_key_fits():
    SHEET.validate(in_full())
    crossroads_1 = {"crossroads-1": crossroads()}
    assert read_sheet(in_full(), crossroads_1).company.region == "GD"


BAD: list[tuple[str, Any]] = [
    ("instrument", ...),
    ("instrument", 1),
    ("form", "short"),
    ("form", ...),
    ("track", ...),
    ("company", ...),
    ("company", {}),
    ("company.name", "  "),
    ("company.age", 3),
    ("respondents", ...),
    ("respondents", {}),
    ("respondents.0.answers", ...),
    ("respondents.0.name", "Alice"),
    ("respondents.0.assigned", ["S1", "S1"]),
    ("respondents.0.assigned", [1]),
    ("respondents.0.seconds", {"S1": -1}),
    ("respondents.0.answers.S1-1.level", 5),
    ("respondents.0.answers.S1-1.level", -1),
    ("respondents.0.answers.S1-1.level", "3"),
    ("respondents.0.answers.S1-1.level", True),
    ("respondents.0.answers.S1-1.level", 2.5),
    ("respondents.0.answers.S1-1.level", None),
    ("respondents.0.answers.S1-1.dk", True),
    ("respondents.0.answers.S1-1.na", "a reason"),
    ("respondents.0.answers.S1-1.note", "x" * 2001),
    ("respondents.0.answers.S1-1.evidence", "a link"),
    ("respondents.0.answers.S1-1.evidence", [" "]),
    ("respondents.0.answers.S1-1.comment", "x"),
    ("respondents.0.answers.S1-2.dk", False),
    ("respondents.0.answers.S3-3.na", ""),
    ("respondents.0.answers.S1 1", {"level": 1}),
    ("weights.S1", 0),
    ("weights.S1", "1"),
    ("targets.S1", 101),
    ("targets.S1", -1),
    ("verified.S1-1.level", 5),
    ("verified.S1-1.reason", ""),
    ("verified.S1-1.reason", ...),
    ("date", "31.03.2025"),
    ("date", 20250331),
    ("language", "en"),
]


@pytest.mark.parametrize(("path", "value"), BAD, ids=lambda part: str(part)[:30])
def test_what_the_schema_refuses_scoring_refuses(path, value):
    document = changed(path, value)
    assert not SHEET.is_valid(document)
    with pytest.raises(SheetFaults):
        read_sheet(document, {"crossroads-1": crossroads()})


@given(sheets())
def test_whatever_is_scored_fits_both_schemas(document):
    SHEET.validate(document)
    RESULT.validate(json.loads(json.dumps(output(scored(document)))))


def test_an_error_fits_and_a_half_result_does_not():
    RESULT.validate({"error": ["form: is missing"], "line": 3})
    RESULT.validate({"error": ["cannot be read: No such file or directory"], "line": 0, "file": "x.json"})
    assert not RESULT.is_valid({"error": [], "line": 3})
    found = output(scored(sheet_of(all_at(2))))
    for key in found:
        part = copy.deepcopy(found)
        del part[key]
        assert not RESULT.is_valid(part)
    assert not RESULT.is_valid(found | {"line": 1})
