"""How the report says the score was made: with the limits of this form, and the weights that were set."""

import pytest

from tests.figures.branches import BRANCHES, KNOWN, sheet
from tests.reports.pages import made

WEIGHTED = sheet(KNOWN, weights={"S2": 2.5, "D1": 3}, targets={"S1": 90})


def step(given, language, name):
    document = made(given, language)
    title = document["words"]["method"]["steps"][name]
    return next(row for row in document["method"]["steps"] if row["name"] == title)


@pytest.mark.parametrize(
    ("branch", "language", "says"),
    [
        ("known", "en", "or under 3 are known"),
        ("express", "en", "or under 2 are known"),
        ("known", "zh-hans", "不到3题"),
        ("express", "zh-hans", "不到2题"),
    ],
)
def test_the_fewest_known_questions_are_those_of_the_form(branch, language, says):
    assert says in step(BRANCHES[branch], language, "dimension")["rule"]


@pytest.mark.parametrize(("language", "says"), [("en", "less than half"), ("zh-hans", "不到问卷题目的一半")])
def test_it_names_the_share_that_must_apply(language, says):
    assert says in step(BRANCHES["known"], language, "dimension")["rule"]


def test_the_halves_are_worked_out_with_the_weights_that_were_set():
    example = step(WEIGHTED, "en", "halves")["example"]
    assert "100 − (1 × 75 + 2.5 × 25 + 1 × 91.7 + 1 × 50) ÷ 5.5 = 49.2." in example
    assert "(3 × 75 + 1 × 50 + 1 × 25) ÷ 5 = 60." in example


def test_weights_that_are_all_the_same_do_not_stand_in_the_sum():
    one_half = step(sheet(KNOWN, weights={"S2": 2}), "en", "halves")["example"]
    assert "Direction index = (75 + 50 + 25) ÷ 3 = 50." in one_half


def test_weights_and_targets_are_printed_where_they_are_set():
    weights, targets = made(WEIGHTED, "en")["method"]["set"]
    assert weights.startswith("Weights set: Production first 1, ")
    assert " 2.5, " in weights
    assert targets.startswith("Targets set: Production first 90, ")
    assert targets.count(" 75") == 6


def test_nothing_is_said_of_weights_and_targets_that_nobody_set():
    assert made(BRANCHES["known"], "en")["method"]["set"] == []
    assert len(made(sheet(KNOWN, targets={"S1": 90}), "zh-hans")["method"]["set"]) == 1
