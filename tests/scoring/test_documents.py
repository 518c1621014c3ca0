"""The shapes of the two documents."""

import json

from hypothesis import given

from scoring import canonical, document, output
from tests.scoring.chance import sheets
from tests.scoring.made import Json, all_at, answers_of, scored, sheet_of, with_dimension

OUTPUT = [
    "rules",
    "instrument",
    "form",
    "claimed",
    "evidenced",
    "verified",
    "steps",
    "find_out_first",
    "roadmap",
]
DIMENSION = {"status", "score", "low", "high", "coverage", "band"}
OVERALL = {"score", "low", "high", "coverage", "band", "band_low", "band_high"}
OVERALL |= {f"{index}{end}" for index in ("overdraft", "direction") for end in ("", "_low", "_high")}
OVERALL |= {"quadrant", "quadrant_certain"}
ITEM = {
    "points",
    "coverage",
    "known",
    "unknown",
    "blank",
    "not_applicable",
    "applicable",
    "levels",
    "deviation",
}
ITEM |= {"evidence", "evidenced", "verified"}
SPREAD = {"respondents", "kind", "low", "high", "deviation", "agreement"}


def test_the_output_has_exactly_its_keys():
    found = output(scored(sheet_of(all_at(2))))
    assert list(found) == [*OUTPUT, "notices"]
    for reading in ("claimed", "evidenced", "verified"):
        assert set(found[reading]) == {"dimensions", "overall"}
        assert all(set(dimension) == DIMENSION for dimension in found[reading]["dimensions"].values())
        assert set(found[reading]["overall"]) == OVERALL
    assert set(found["roadmap"]) == {"now", "next", "later"}
    for step in found["steps"] + found["roadmap"]["now"]:
        assert list(step) == ["item", "from", "to", "priority", "gain", "effort"]


def test_the_document_holds_the_output_and_more():
    result = scored(sheet_of(with_dimension(all_at(4), "S1", "4 dk na – 3 3"), verified=VERIFIED))
    small, whole = output(result), document(result)
    more = {"track", "targets", "weights", "respondents", "items", "spread"}
    assert set(whole) == set(small) | more
    for reading in ("claimed", "evidenced", "verified"):
        whole[reading]["overall"].pop("quadrant_between", None)
    assert {key: whole[key] for key in small} == small
    assert (whole["track"], whole["respondents"]) == ("enabler", 1)
    assert whole["targets"] == dict.fromkeys(whole["spread"], 75)
    assert whole["weights"] == dict.fromkeys(whole["spread"], 1)
    assert all(set(item) == ITEM for item in whole["items"].values())
    assert all(set(spread) == SPREAD for spread in whole["spread"].values())


VERIFIED: Json = {"S1-2": {"level": 1, "reason": "seen"}}


def test_an_item_says_what_was_said_at_it():
    found = document(scored(sheet_of(with_dimension(all_at(4), "S1", "4 dk na – 3 3"), verified=VERIFIED)))[
        "items"
    ]
    assert found["S1-1"] == {
        "points": 100.0,
        "coverage": 1.0,
        "known": 1,
        "unknown": 0,
        "blank": 0,
        "not_applicable": 0,
        "applicable": True,
        "levels": [4],
        "deviation": None,
        "evidence": 0,
        "evidenced": 50.0,
        "verified": None,
    }
    assert (found["S1-2"]["points"], found["S1-2"]["verified"]) == (None, {"level": 1, "reason": "seen"})
    assert (found["S1-3"]["applicable"], found["S1-3"]["not_applicable"]) == (False, 1)
    assert (found["S1-4"]["unknown"], found["S1-4"]["blank"]) == (1, 1)


def test_the_express_form_holds_its_items_only():
    answers = {code: answer for code, answer in answers_of(all_at(2)).items() if code in ("S1-1", "S1-2")}
    found = document(scored(sheet_of(form="express") | {"respondents": [{"answers": answers}]}))
    assert found["form"] == "express"
    assert len(found["items"]) == 14


def test_between_two_places_stands_in_the_document_only():
    result = scored(sheet_of(all_at(2)))
    assert document(result)["claimed"]["overall"]["quadrant_between"] == ["both_roads", "yet_to_set_out"]
    assert "quadrant_between" not in output(result)["claimed"]["overall"]
    certain = scored(sheet_of(all_at(4)))
    assert "quadrant_between" not in document(certain)["claimed"]["overall"]


@given(sheets())
def test_a_document_survives_json_and_has_a_digest(sheet):
    found = document(scored(sheet))
    again = json.loads(canonical(found))
    assert again == found
    assert canonical(again) == canonical(found)


def test_the_same_answers_give_the_same_bytes():
    assert canonical(document(scored(sheet_of(all_at(3))))) == canonical(
        document(scored(sheet_of(all_at(3))))
    )
