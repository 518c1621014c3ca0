"""What is frozen: all that will be printed, in one language, as canonical JSON."""

import datetime
import json

import pytest

from assessment.figures.crossroads import crossroads_map
from assessment.figures.dots import dots_and_ranges
from assessment.figures.radar import radar
from assessment.reports.documents import report_number, shown_date
from scoring import canonical, shown
from tests.figures.branches import BRANCHES, KNOWN, TEN, crossroads, result_of, said_at, scored, sheet
from tests.reports.pages import made

DAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_it_is_json_and_nothing_but_json(branch, language):
    document = made(BRANCHES[branch], language)

    assert json.loads(canonical(document)) == document


def test_the_same_source_gives_the_same_document():
    assert canonical(made(BRANCHES["known"], "en", date=DAY)) == canonical(
        made(BRANCHES["known"], "en", date=DAY)
    )


def test_it_holds_the_figures_exactly_as_the_page_shows_them():
    figures = made(BRANCHES["partly"], "en")["summary"]["figures"]

    for name, build in (("radar", radar), ("dots", dots_and_ranges), ("map", crossroads_map)):
        assert figures[name] == build(scored("partly"), crossroads(), "en").to_plotly_json()


@pytest.mark.parametrize(("language", "other"), [("zh-hans", "en"), ("en", "zh-hans")])
def test_it_speaks_one_language(language, other):
    text = canonical(made(BRANCHES["partly"], language)).decode()

    for dimension in crossroads().dimensions:
        assert dimension.spoke[language] in text
        assert dimension.spoke[other] not in text
        assert dimension.items[0].wording("enabler").stem[other] not in text


def test_it_takes_the_texts_of_the_track():
    item = crossroads().item("S1-3")
    text = canonical(made(BRANCHES["worst"], "en")).decode()

    assert item.wording("producer").stem["en"] in text
    assert item.wording("enabler").stem["en"] not in text


def test_its_number_comes_from_its_digest_and_changes_with_anything_printed():
    one = made(BRANCHES["known"], "en", date=DAY)
    numbers = {
        report_number(document)
        for document in (
            one,
            made(BRANCHES["known"], "zh-hans", date=DAY),
            made(BRANCHES["known"], "en", date=DAY, firm="North Consulting"),
            made(BRANCHES["known"], "en", date=DAY, public_url="https://other.example"),
            made(BRANCHES["known"], "en", date=DAY, round_number=2),
            made(said_at(sheet(KNOWN), "S1-1", note="seen"), "en", date=DAY),
        )
    }

    assert len(numbers) == 6
    assert report_number(one) == one["number"]
    assert len(one["number"].replace("-", "")) == 10


def test_scores_are_shown_by_scorings_own_rounding():
    document = made(BRANCHES["known"], "en")
    scores = scored("known")["claimed"]["dimensions"]

    for part in document["dimensions"]["each"]:
        assert part["score"] == str(shown(scores[part["code"]]["score"]))
    assert document["summary"]["overall"]["score"] == "56"


def test_the_cover_says_who_when_and_what():
    facts = made(BRANCHES["known"], "en", date=DAY, firm="North Consulting", round_number=3)["facts"]
    said = {fact["name"]: fact["value"] for fact in facts}

    assert said["Prepared by"] == "North Consulting"
    assert said["Date"] == "23 November 2026"
    assert said["Round"] == "Round 3"
    assert said["Form"] == "Full, 42 questions"
    assert said["Track"] == "Enabler"
    assert said["Answered by"] == "1 person"
    assert said["Questionnaire"].startswith("crossroads-1 (")


def test_what_is_not_known_of_a_company_is_left_out():
    said = {fact["name"] for fact in made(BRANCHES["known"], "en")["facts"]}

    assert not said & {"Prepared by", "Date", "Round", "Industry", "Size", "Region"}


def test_industry_size_and_region_are_named_in_the_reports_language():
    given = sheet(KNOWN)
    given["company"] |= {"industry": "C", "size": "medium", "region": "GD"}
    values = [fact["value"] for fact in made(given, "en")["facts"]]

    assert {"Manufacturing", "300 to 999 people", "Guangdong"} <= set(values)


@pytest.mark.parametrize(("language", "text"), [("zh-hans", "2026年11月23日"), ("en", "23 November 2026")])
def test_dates_are_written_as_each_language_writes_them(language, text):
    assert shown_date(DAY, language) == text


def test_express_is_marked():
    assert made(BRANCHES["express"], "en")["express"] == "express"
    assert made(BRANCHES["express"], "zh-hans")["express"] == "快速版"
    assert made(BRANCHES["known"], "en")["express"] == ""


def test_each_answer_stands_in_its_own_words_with_note_and_evidence():
    given = said_at(sheet(KNOWN), "S2-3", note="见台账", evidence=["合同.pdf", "https://example.com/a"])
    item = next(
        item for part in made(given, "en")["answers"] for item in part["items"] if item["code"] == "S2-3"
    )

    assert item["answers"] == [
        {
            "label": "Level 0",
            "people": "",
            "text": crossroads().item("S2-3").wording("enabler").levels[0]["en"],
        }
    ]
    assert [note["text"] for note in item["notes"]] == ["见台账"]
    assert [piece["text"] for piece in item["evidence"]] == ["合同.pdf", "https://example.com/a"]


def test_dont_know_blank_and_does_not_apply_are_told_apart():
    items = {
        item["code"]: item["answers"]
        for part in made(BRANCHES["partly"], "en")["answers"]
        for item in part["items"]
    }

    assert items["S1-3"][0]["label"] == "Don’t know"
    assert items["D3-6"][0]["label"] == "Not answered"
    assert items["S3-1"][0]["label"] == "Does not apply: 用不上"


def test_several_peoples_answers_are_counted():
    items = {
        item["code"]: item["answers"] for part in made(sheet(*TEN), "en")["answers"] for item in part["items"]
    }
    counted = items["S1-1"]

    assert sum(int(answer["people"].split()[0]) for answer in counted) == 10
    assert [answer["label"] for answer in counted] == [
        "Level 4",
        "Level 3",
        "Level 2",
        "Level 0",
        "Don’t know",
    ]


def test_every_item_of_the_form_and_no_other_is_there():
    def codes(branch):
        return [item["code"] for part in made(BRANCHES[branch], "en")["answers"] for item in part["items"]]

    assert codes("known") == [item.code for item in crossroads().items("full")]
    assert codes("express") == [item.code for item in crossroads().items("express")]


def test_a_step_says_from_where_to_where_with_effort_months_and_gain():
    column = made(BRANCHES["known"], "en")["steps"]["columns"][0]
    step, source = column["steps"][0], scored("known")["roadmap"]["now"][0]
    wording = crossroads().item(source["item"]).wording("enabler")

    assert (step["from"], step["to"]) == (
        wording.levels[source["from"]]["en"],
        wording.levels[source["to"]]["en"],
    )
    assert step["action"] == wording.steps[source["from"]].action["en"]
    assert step["gain"] == "dimension +4"
    assert step["gain_overall"] == "overall +0.6"


def test_steps_are_numbered_through_all_columns():
    columns = made(BRANCHES["known"], "en")["steps"]["columns"]

    assert [step["number"] for column in columns for step in column["steps"]] == list(range(1, 16))


def test_what_to_find_out_names_who_usually_knows():
    steps = made(BRANCHES["unknown"], "en")["steps"]

    assert len(steps["find_out"]) == 12
    assert steps["find_out_more"] == "30 more stand among all answers."
    assert steps["find_out"][0]["knows"].startswith("Who usually knows: ")
    assert "Too little is known" in steps["none"]


def test_a_consultants_level_stands_beside_the_claimed_one():
    given = sheet(KNOWN, verified={"S1-1": {"level": 1, "reason": "Two of five projects only"}})
    item = made(given, "en")["dimensions"]["each"][0]["items"][0]

    assert item["verified"] == "Found by the consultant: level 1. Two of five projects only"
    assert item["counts"] == [0, 0, 0, 1, 0]


def test_the_method_walks_through_the_companys_own_figures():
    examples = [step["example"] for step in made(BRANCHES["known"], "en")["method"]["steps"]]

    assert "“Production first”: (75 + 50 + 75 + 100 + 75 + 75) ÷ 6 = 75." in examples
    assert (
        "Overdraft index = 100 − (75 + 25 + 91.7 + 50) ÷ 4 = 39.6. Direction index = (75 + 50 + 25) ÷ 3 = 50."
        in examples
    )
    assert (
        "56 by itself is band 3; the lowest dimension, “Paid for gains”, is in band 2. "
        "The smaller of 3 and 2 + 1 is band 3." in examples
    )


def test_three_readings_stand_side_by_side():
    given = sheet(KNOWN, verified={"S1-4": {"level": 0, "reason": "not seen"}})
    readings = made(given, "en")["method"]["readings"]
    overall = [result_of(given)[name]["overall"]["score"] for name in ("claimed", "evidenced", "verified")]

    assert readings["total"]["scores"] == [str(shown(score)) for score in overall]
    assert len(set(readings["total"]["scores"])) > 1


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_placeholder_is_left_unfilled(branch, language):
    document = {key: value for key, value in made(BRANCHES[branch], language).items() if key != "words"}

    assert "{" not in "".join(_strings(document))


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def test_notices_say_what_is_odd_in_the_companys_own_answers():
    given = sheet(KNOWN.replace("1 1 0 2 1 1", "1 1 0 4 1 1"))
    notice = made(given, "en")["notices"][0]

    assert notice["title"] == "An unusual pair of answers"
    assert [answer["no"] for answer in notice["answers"]] == ["2.4", "2.3"]


def test_many_disagreements_are_gathered_into_one_notice():
    titles = [notice["title"] for notice in made(sheet(*TEN), "en")["notices"]]

    assert titles.count("Respondents far apart") == 1
    assert titles.count("Does it apply?") == 1
