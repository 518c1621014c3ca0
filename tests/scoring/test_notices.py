"""What to look at again."""

from typing import Any

import pytest

from scoring import contradictions, document
from tests.scoring.made import (
    CROSSROADS,
    Json,
    all_at,
    answers_of,
    crossroads,
    scored,
    sheet_of,
    with_dimension,
)


def notices(sheet: Json, code: str) -> list[Json]:
    found = document(scored(sheet))["notices"]
    assert all({"code", "items"} <= set(notice) for notice in found)
    return [notice for notice in found if notice["code"] == code]


def pairs(sheet: Json) -> list[list[str]]:
    return [notice["items"] for notice in notices(sheet, "contradiction")]


def one(**answers: Any) -> Json:
    """One respondent with these levels; `S1_1=3` is level 3 at S1-1."""
    return {"answers": {code.replace("_", "-"): {"level": level} for code, level in answers.items()}}


def respondents(*found: Json, **more: Any) -> Json:
    return sheet_of(**more) | {"respondents": list(found)}


@pytest.mark.parametrize(
    ("given", "odd", "wanted"), [(3, 1, True), (4, 0, True), (2, 1, False), (3, 2, False)]
)
def test_a_contradiction_needs_both_sides(given, odd, wanted):
    found = pairs(respondents(one(S1_1=given, S1_4=odd)))
    assert (["S1-1", "S1-4"] in found) == wanted


def test_a_contradiction_says_which_rule_and_what_was_said():
    (found,) = notices(respondents(one(S1_1=4, S1_4=1)), "contradiction")
    assert (found["index"], found["levels"]) == (4, [4.0, 1.0])


def test_a_contradiction_is_judged_on_the_mean_of_all():
    assert pairs(respondents(one(S1_1=4, S1_4=1), one(S1_1=2, S1_4=1))) == [["S1-1", "S1-4"]]
    assert pairs(respondents(one(S1_1=4, S1_4=1), one(S1_1=1, S1_4=1))) == []


def test_what_nobody_knows_contradicts_nothing():
    silent = respondents({"answers": {"S1-1": {"level": 4}, "S1-4": {"dk": True}}})
    assert pairs(silent) == []


def test_some_pairs_are_odd_on_one_track_only():
    answers = one(D3_4=3, S1_3=1)
    assert pairs(respondents(answers)) == [["D3-4", "S1-3"]]
    assert pairs(respondents(answers, track="producer")) == []


def test_a_respondents_own_levels_can_be_checked_before_submitting():
    found = contradictions({"S1-1": 3, "S1-4": 1}, crossroads(), "enabler")
    assert [(index, rule.given, rule.odd) for index, rule in found] == [(4, "S1-1", "S1-4")]


def lines(row: str) -> list[Json]:
    return notices(sheet_of(row), "straight_line")


UNEVEN = " | ".join(["1 3 2 1 3 2"] * 7)


def test_a_straight_line_is_the_longest_run_of_one_level():
    assert lines(UNEVEN) == []
    thirteen = " | ".join(["3 3 3 3 3 3", "3 3 3 3 3 3", "3 1 2 1 3 2", *["1 3 2 1 3 2"] * 4])
    (found,) = lines(thirteen)
    assert (found["respondent"], found["level"], found["answered"]) == (0, 3, 42)
    assert found["items"] == [f"{code}-{n}" for code in ("S1", "S2") for n in range(1, 7)] + ["S3-1"]


def test_a_run_under_three_tenths_of_the_answers_is_no_straight_line():
    twelve = " | ".join(["3 3 3 3 3 3", "3 3 3 3 3 3", "1 1 2 1 3 2", *["1 3 2 1 3 2"] * 4])
    assert lines(twelve) == []


def test_few_answers_need_a_run_of_eight():
    seven = " | ".join(["3 3 3 3 3 3", "3 1 – – – –"])
    eight = " | ".join(["3 3 3 3 3 3", "3 3 – – – –"])
    assert (len(lines(seven)), len(lines(eight))) == (0, 1)


@pytest.mark.parametrize("word", ["dk", "na", "–"])
def test_anything_but_a_level_ends_a_run(word):
    assert lines(" | ".join(["3 3 3 3 3 3", f"{word} 3 3 3 3 3"])) == []


def test_what_was_not_assigned_is_not_presented_and_ends_no_run():
    answers = answers_of(" | ".join(["3 3 3 3 3 3", "– – – – – –", "3 3 3 3 3 3"]))
    found = notices(respondents({"assigned": ["S1", "S3"], "answers": answers}), "straight_line")
    assert [len(notice["items"]) for notice in found] == [12]


def test_a_company_that_does_nothing_digital_is_honest():
    zeros = " | ".join(["1 3 2 1 3 2"] * 4 + ["0 0 0 0 0 0"] * 3)
    assert lines(zeros) == []
    ones = " | ".join(["1 3 2 1 3 2"] * 4 + ["1 1 1 1 1 1"] * 3)
    assert len(lines(ones)) == 1


def test_zeros_of_the_signs_do_count_those_of_the_directions_beside_them_do_not():
    border = " | ".join(["1 3 2 1 3 2"] * 2 + ["0 0 0 0 0 0"] * 5)
    assert lines(border) == []
    (found,) = lines(all_at(0))
    assert len(found["items"]) == 24


def timed(seconds: Json, rows: str = UNEVEN, **more: Any) -> list[Json]:
    return notices(respondents({"answers": answers_of(rows), "seconds": seconds, **more}), "too_fast")


def test_half_of_the_sections_under_two_seconds_an_item_is_too_fast():
    slow = dict.fromkeys(CROSSROADS, 60)
    three = slow | dict.fromkeys(("S1", "S2", "S3"), 11.9)
    four = three | {"S4": 11.9}
    assert timed(three) == []
    (found,) = timed(four)
    assert (found["respondent"], found["dimensions"], found["timed"]) == (0, ["S1", "S2", "S3", "S4"], 7)


def test_two_seconds_an_item_is_not_too_fast():
    assert timed(dict.fromkeys(CROSSROADS, 12)) == []


def test_sections_without_a_time_are_not_judged():
    assert timed({}) == []
    assert len(timed({"S1": 5})) == 1
    assert len(timed({"S1": 5, "S2": 60, "S3": 60})) == 0


def test_a_time_is_shared_by_the_items_that_were_answered():
    assert timed({"S1": 5}, rows="3 2 – – – – | 1 2 3 2 1 2") == []
    assert len(timed({"S1": 3}, rows="3 2 – – – – | 1 2 3 2 1 2")) == 1
    assert timed({"S1": 0}, rows="– – – – – – | 1 2 3 2 1 2") == []


def test_high_claims_want_evidence_for_half_of_them():
    def found(number: int) -> list[Json]:
        answers = answers_of(with_dimension(all_at(2), "S1", "3 3 4 4 2 2"))
        for n in range(1, number + 1):
            answers[f"S1-{n}"]["evidence"] = ["a link"]
        return notices(respondents({"answers": answers}), "unproven")

    assert found(2) == []
    (notice,) = found(1)
    assert (notice["items"], notice["high"], notice["share"]) == (["S1-2", "S1-3", "S1-4"], 4, 0.75)


def test_without_high_claims_nothing_is_unproven():
    assert notices(sheet_of(all_at(2)), "unproven") == []


@pytest.mark.parametrize(
    ("levels", "noted"),
    [
        ((4, 3, 0), True),
        ((3, 1), True),
        ((3, 2), False),
        ((4, 4, 4, 4, 0), True),
        ((4,), False),
        ((2, 2), False),
    ],
)
def test_respondents_disagree_above_eight_tenths_of_a_level(levels, noted):
    found = notices(respondents(*(one(S1_1=level) for level in levels)), "disagreement")
    assert bool(found) == noted
    assert all(notice["levels"] == sorted(levels) for notice in found)


def test_eight_tenths_of_a_level_itself_is_no_disagreement():
    """1, 1, 3, 3, 2 have the mean 2 and the average deviation 4/5."""
    assert notices(respondents(*(one(S1_1=level) for level in (1, 1, 3, 3, 2))), "disagreement") == []


@pytest.mark.parametrize(("number", "noted"), [(1, False), (2, True), (4, True), (5, False)])
def test_two_to_four_respondents_are_few(number, noted):
    found = notices(sheet_of(*[UNEVEN] * number), "few_respondents")
    assert bool(found) == noted
    assert all(notice["respondents"] == number and len(notice["dimensions"]) == 7 for notice in found)


def test_few_in_one_section_are_noted_though_many_answered():
    answers = answers_of(UNEVEN)
    finance = {code: answer for code, answer in answers.items() if code.startswith("S2")}
    everyone: list[Json] = [{"answers": answers}] * 2 + [{"assigned": ["S2"], "answers": finance}] * 4
    (found,) = notices(respondents(*everyone), "few_respondents")
    assert (found["respondents"], "S2" in found["dimensions"], len(found["dimensions"])) == (6, False, 6)


def test_disputed_applicability_is_noted_with_both_sides():
    answers = [{"answers": {"S1-1": {"na": "no plant"}}}, one(S1_1=3), {"answers": {"S1-1": {"dk": True}}}]
    (found,) = notices(respondents(*answers), "applicability_disputed")
    assert (found["items"], found["not_applicable"], found["levels"]) == (["S1-1"], 1, [3])


def test_does_not_apply_beside_dont_know_is_no_dispute():
    one_says, other_says = ({"answers": {"S1-1": answer}} for answer in ({"na": "no plant"}, {"dk": True}))
    assert notices(respondents(one_says, other_says), "applicability_disputed") == []


def test_who_answered_nothing_is_noted():
    found = notices(respondents(one(S1_1=3), {"answers": {"S1-1": {"note": "later"}}}), "no_answer")
    assert found == [{"code": "no_answer", "items": [], "respondent": 1}]


def test_notices_come_by_kind_in_the_order_of_the_rules():
    answers = answers_of(with_dimension(all_at(3), "S1", "3 3 3 1 3 3"))
    other = {code: {"level": 0} for code in answers} | {"S2-1": {"na": "none"}}
    sheet = respondents({"answers": answers, "seconds": {"S1": 1}}, {"answers": other}, {"answers": {}})
    codes = [notice["code"] for notice in document(scored(sheet))["notices"]]
    wanted = [
        "straight_line",
        "too_fast",
        "disagreement",
        "few_respondents",
        "applicability_disputed",
        "no_answer",
    ]
    assert list(dict.fromkeys(code for code in codes if code in wanted)) == wanted


def test_notices_never_change_a_score():
    plain = respondents({"answers": answers_of(UNEVEN)})
    noted = respondents({"answers": answers_of(UNEVEN), "seconds": dict.fromkeys(CROSSROADS, 0)})
    one_found, other_found = scored(plain), scored(noted)
    assert one_found.notices != other_found.notices
    assert (one_found.claimed, one_found.steps) == (other_found.claimed, other_found.steps)
