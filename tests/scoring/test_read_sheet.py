"""What may stand in a sheet, and what is said of everything else."""

import math
from typing import Any

import pytest

from scoring import SheetFaults, digest, read_sheet, score, sheet_document
from tests.scoring.made import Json, all_at, crossroads, sheet_of


def faults(document: Any) -> list[str]:
    with pytest.raises(SheetFaults) as caught:
        read_sheet(document, {"made-up": crossroads()})
    return list(caught.value.faults)


def answered(answer: Any, code: str = "S1-1", **more: Any) -> Json:
    return sheet_of(**more) | {"respondents": [{"answers": {code: answer}}]}


def one_fault(document: Any) -> str:
    (fault,) = faults(document)
    return fault


AT = "respondents[0].answers.S1-1"


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (5, "5"),
        (-1, "-1"),
        (3.0, "3.0"),
        (2.5, "2.5"),
        (True, "true"),
        ("3", "'3'"),
        (None, "null"),
        ([3], "a list"),
        ({"level": 3}, "an object"),
        (math.nan, "nan"),
        (10**400, "a huge number"),
    ],
)
def test_it_rejects_a_level_that_is_none(level, shown):
    wanted = f"{AT}.level: must be a level, a whole number from 0 to 4, not {shown}"
    assert one_fault(answered({"level": level})) == wanted


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ({"level": 3, "dk": True}, f"{AT}: must hold one of level, dk and na, not level and dk"),
        ({"level": 3, "na": "why"}, f"{AT}: must hold one of level, dk and na, not level and na"),
        ({"dk": False}, f"{AT}.dk: must be true, not false"),
        ({"dk": 1}, f"{AT}.dk: must be true, not 1"),
        ({"na": ""}, f"{AT}.na: must not be blank"),
        ({"na": " \n"}, f"{AT}.na: must not be blank"),
        ({"na": True}, f"{AT}.na: must be text, not true"),
        ({"na": None}, f"{AT}.na: must be text, not null"),
        ({"note": 3}, f"{AT}.note: must be text, not 3"),
        ({"note": "x" * 2001}, f"{AT}.note: has 2,001 characters, more than 2,000"),
        (
            {"note": "a\0b"},
            f"{AT}.note: holds a character that cannot be stored (NUL or half of a surrogate pair)",
        ),
        (
            {"note": "\ud800"},
            f"{AT}.note: holds a character that cannot be stored (NUL or half of a surrogate pair)",
        ),
        ({"evidence": "a link"}, f"{AT}.evidence: must be a list, not 'a link'"),
        ({"evidence": ["a", ""]}, f"{AT}.evidence[1]: must not be blank"),
        ({"evidence": [3]}, f"{AT}.evidence[0]: must be text, not 3"),
        ({"levels": 3}, f"{AT}.levels: is not a known key"),
        (3, f"{AT}: must be an object, not 3"),
        (None, f"{AT}: must be an object, not null"),
        ({1: 2}, f"{AT}: has a key that is not text"),
    ],
)
def test_it_rejects_an_answer_that_is_none(answer, wanted):
    assert one_fault(answered(answer)) == wanted


@pytest.mark.parametrize(
    "answer",
    [{}, {"note": ""}, {"note": "x" * 2000}, {"evidence": []}, {"note": "见附件", "evidence": ["a link"]}],
)
def test_a_note_or_evidence_alone_is_a_blank_answer(answer):
    sheet = read_sheet(answered(answer), {"made-up": crossroads()})
    assert score(sheet, crossroads()).respondents == 0


def test_it_rejects_an_unknown_item():
    assert one_fault(answered({"level": 3}, "S9-9")) == "respondents[0].answers.S9-9: 'S9-9' is not an item"


def test_it_rejects_an_item_that_the_form_does_not_ask():
    fault = one_fault(answered({"level": 3}, "S1-3", form="express"))
    assert fault == "respondents[0].answers.S1-3: is not asked in the express form"


def test_it_rejects_an_item_that_is_not_assigned():
    respondent: Json = {"assigned": ["S2", "D2-3"], "answers": {"S1-1": {"level": 3}, "D2-3": {"level": 3}}}
    fault = one_fault(sheet_of() | {"respondents": [respondent]})
    assert fault == f"{AT}: is not assigned to this respondent"


@pytest.mark.parametrize(
    ("assigned", "wanted"),
    [
        (["S9"], "respondents[0].assigned[0]: 'S9' is not a dimension or an item"),
        (["S1", "S1"], "respondents[0].assigned[1]: stands in the list a second time"),
        ("S1", "respondents[0].assigned: must be a list, not 'S1'"),
        ([3], "respondents[0].assigned[0]: must be text, not 3"),
        (None, "respondents[0].assigned: must be a list, not null"),
    ],
)
def test_it_rejects_an_assignment_that_is_none(assigned, wanted):
    assert one_fault(sheet_of() | {"respondents": [{"assigned": assigned, "answers": {}}]}) == wanted


def test_an_assigned_item_must_be_asked_in_the_form():
    document = sheet_of(form="express") | {"respondents": [{"assigned": ["S1-3"], "answers": {}}]}
    assert one_fault(document) == "respondents[0].assigned[0]: is not asked in the express form"


def test_a_dimension_and_one_of_its_items_may_both_be_assigned():
    document = sheet_of() | {"respondents": [{"assigned": ["S1-2", "S1"], "answers": {}}]}
    (respondent,) = read_sheet(document, {"made-up": crossroads()}).respondents
    assert respondent.assigned == tuple(f"S1-{n}" for n in range(1, 7))


@pytest.mark.parametrize("weight", [0, -1, math.nan, math.inf, True, "1", None, 10**400])
def test_it_rejects_a_weight_that_is_not_finite_and_above_zero(weight):
    assert one_fault(sheet_of(weights={"S1": weight})).startswith(
        "weights.S1: must be a finite number above 0, not"
    )


@pytest.mark.parametrize("target", [-0.1, 100.1, math.nan, False, "75"])
def test_it_rejects_a_target_outside_the_scale(target):
    assert one_fault(sheet_of(targets={"S1": target})).startswith(
        "targets.S1: must be a number from 0 to 100, not"
    )


@pytest.mark.parametrize("seconds", [-1, math.inf, math.nan, "41", True])
def test_it_rejects_seconds_that_are_none(seconds):
    document = sheet_of() | {"respondents": [{"answers": {}, "seconds": {"S1": seconds}}]}
    assert one_fault(document).startswith("respondents[0].seconds.S1: must be seconds, 0 or more, not")


@pytest.mark.parametrize("key", ["weights", "targets"])
def test_it_rejects_figures_of_an_unknown_dimension(key):
    assert one_fault(sheet_of(**{key: {"S9": 1}})) == f"{key}.S9: 'S9' is not a dimension"
    assert one_fault(sheet_of(**{key: [1]})) == f"{key}: must be an object, not a list"


@pytest.mark.parametrize(
    ("verified", "wanted"),
    [
        ({"S9-9": {"level": 1, "reason": "seen"}}, "verified.S9-9: 'S9-9' is not an item"),
        (
            {"S1-1": {"level": 5, "reason": "seen"}},
            "verified.S1-1.level: must be a level, a whole number from 0 to 4, not 5",
        ),
        ({"S1-1": {"level": 1}}, "verified.S1-1.reason: is missing"),
        ({"S1-1": {"level": 1, "reason": " "}}, "verified.S1-1.reason: must not be blank"),
        ({"S1-1": {"reason": "seen"}}, "verified.S1-1.level: is missing"),
        ({"S1-1": {"level": 1, "reason": "seen", "by": "me"}}, "verified.S1-1.by: is not a known key"),
        ({"S1-1": 3}, "verified.S1-1: must be an object, not 3"),
        (["S1-1"], "verified: must be an object, not a list"),
    ],
)
def test_it_rejects_a_verified_level_that_is_none(verified, wanted):
    assert one_fault(sheet_of(verified=verified)) == wanted


NO_DATES = ["2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "0000-01-01", "25-01-01", "2025-1-1"]


@pytest.mark.parametrize("date", [*NO_DATES, "2025-01-01T00:00", "２０２５-01-01", 20250101, None])
def test_it_rejects_a_date_that_does_not_exist(date):
    assert one_fault(sheet_of(date=date)).startswith("date: must be a date such as 2025-03-31, not")


@pytest.mark.parametrize("date", ["2025-03-31", "2024-02-29", "2000-02-29", "0001-01-01"])
def test_a_date_is_kept(date):
    assert read_sheet(sheet_of(date=date), {"made-up": crossroads()}).date == date


@pytest.mark.parametrize(
    ("company", "wanted"),
    [
        ({}, "company.name: is missing"),
        ({"name": " "}, "company.name: must not be blank"),
        ({"name": "Alice & Co", "size": 3}, "company.size: must be text, not 3"),
        ({"name": "Alice & Co", "age": 3}, "company.age: is not a known key"),
        ("Alice & Co", "company: must be an object, not 'Alice & Co'"),
    ],
)
def test_it_rejects_a_company_that_is_none(company, wanted):
    assert one_fault(sheet_of(company=company)) == wanted


@pytest.mark.parametrize("document", [None, [], [sheet_of()], 3, "sheet", True, math.nan])
def test_it_rejects_what_is_no_object(document):
    assert one_fault(document).startswith("must be an object, not ")


def test_everything_that_is_missing_is_named():
    assert faults({}) == [
        f"{key}: is missing" for key in ("instrument", "form", "track", "company", "respondents")
    ]


def test_it_names_every_fault_at_once_with_its_path():
    document = {
        "instrument": "made-up",
        "form": "short",
        "track": "retailer",
        "company": {"name": ""},
        "respondents": [{"answers": {"S1-1": {"level": 9}}}, {"answer": {}}, 3],
        "weights": {"S1": 0},
        "extra": 1,
    }
    assert faults(document) == [
        "extra: is not a known key",
        "form: must be one of express, full, not 'short'",
        "track: must be one of enabler, producer, not 'retailer'",
        "company.name: must not be blank",
        "respondents[0].answers.S1-1.level: must be a level, a whole number from 0 to 4, not 9",
        "respondents[1].answer: is not a known key",
        "respondents[1].answers: is missing",
        "respondents[2]: must be an object, not 3",
        "weights.S1: must be a finite number above 0, not 0",
    ]


def test_without_a_known_instrument_the_rest_is_still_read():
    document = sheet_of() | {
        "instrument": "other",
        "respondents": [{"answers": {"X-1": {"level": -1, "dk": 2}}}],
    }
    assert faults(document) == [
        "instrument: must be an instrument's code (made-up), not 'other'",
        "respondents[0].answers.X-1: must hold one of level, dk and na, not level and dk",
        "respondents[0].answers.X-1.dk: must be true, not 2",
        "respondents[0].answers.X-1.level: must be a level, a whole number from 0, not -1",
    ]


def test_a_key_that_cannot_be_printed_is_written_as_an_escape():
    assert one_fault(sheet_of(**{"\ud800\n": 1})) == "\\ud800\\n: is not a known key"


def test_a_value_nested_without_end_is_a_fault_and_no_crash():
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    assert one_fault(answered({"level": deep})).endswith("not a list")


def test_weights_and_targets_are_filled_up():
    sheet = read_sheet(sheet_of(weights={"S1": 2}, targets={"D1": 50}), {"made-up": crossroads()})
    assert (sheet.weights["S1"], sheet.weights["D1"]) == (2, 1)
    assert (sheet.targets["S1"], sheet.targets["D1"]) == (75, 50)


def test_equal_answers_have_one_digest_however_they_were_written():
    plain = sheet_of(all_at(2))
    spelt = sheet_of(all_at(2), weights={"S1": 1.0}, targets={"D3": 75})
    spelt["respondents"][0] |= {"assigned": ["D3", "D2", "D1", "S4", "S3", "S2", "S1"], "seconds": {}}
    for answer in spelt["respondents"][0]["answers"].values():
        answer |= {"note": "", "evidence": []}
    one, other = (
        sheet_document(read_sheet(document, {"made-up": crossroads()})) for document in (plain, spelt)
    )
    assert digest(one) == digest(other)


def test_a_sheet_is_scored_by_its_own_instrument_only():
    sheet = read_sheet(sheet_of(all_at(2)) | {"instrument": "other"}, {"other": crossroads()})
    assert sheet.instrument == "made-up"
