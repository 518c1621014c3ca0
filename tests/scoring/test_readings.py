"""Claimed, evidenced, verified."""

import pytest

from tests.scoring.made import Json, all_at, answers_of, scored, sheet_of, with_dimension


def proven(rows: str, *codes: str) -> Json:
    answers = answers_of(rows)
    for code in codes:
        answers[code]["evidence"] = ["a link"]
    return sheet_of() | {"respondents": [{"answers": answers}]}


def test_a_high_claim_without_evidence_counts_half():
    found = scored(proven(all_at(4), "S1-1"))
    assert found.claimed.dimensions["S1"].score == 100
    assert found.evidenced.dimensions["S1"].score == pytest.approx((100 + 5 * 50) / 6)
    assert found.evidenced.dimensions["S1"].coverage == 1
    assert (found.items["S1-1"].evidenced, found.items["S1-2"].evidenced) == (100, 50)


def test_a_claim_of_fifty_or_less_needs_no_evidence():
    found = scored(proven(all_at(2)))
    assert found.evidenced == found.claimed


def test_anyones_evidence_proves_an_item():
    one, other = answers_of(all_at(3)), answers_of(all_at(4))
    other["S1-1"]["evidence"] = ["a link"]
    found = scored(sheet_of() | {"respondents": [{"answers": one}, {"answers": other}]})
    assert found.items["S1-1"].evidenced == 87.5


def test_a_verified_level_replaces_what_was_claimed_and_knows_it_all():
    two = with_dimension(all_at(2), "S1", "dk 2 2 2 2 2")
    found = scored(
        sheet_of(with_dimension(all_at(2), "S1", "4 2 2 2 2 2"), two)
        | {"verified": {"S1-1": {"level": 1, "reason": "seen on site"}}}
    )
    assert found.claimed.dimensions["S1"].coverage == pytest.approx(5.5 / 6)
    assert found.verified.dimensions["S1"].score == pytest.approx((25 + 250) / 6)
    assert found.verified.dimensions["S1"].coverage == 1


@pytest.mark.parametrize("word", ["dk", "na", "–"])
def test_a_verified_level_joins_in_though_nothing_was_known_or_applied(word):
    rows = with_dimension(all_at(2), "S1", " ".join([word] * 6))
    verified = {f"S1-{n}": {"level": 3, "reason": "seen"} for n in range(1, 4)}
    found = scored(sheet_of(rows, verified=verified))
    status = "not_applicable" if word == "na" else "not_enough"
    assert found.claimed.dimensions["S1"].status == status
    joined = found.verified.dimensions["S1"]
    assert joined.status == ("scored" if word == "na" else "not_enough")
    assert joined.coverage == (1 if word == "na" else 0.5)


def test_verified_levels_stand_beside_claims_not_on_top_of_evidence():
    found = scored(proven(all_at(4)) | {"verified": {"S1-1": {"level": 0, "reason": "not so"}}})
    assert found.verified.dimensions["S1"].score == pytest.approx(500 / 6)
    assert found.evidenced.dimensions["S1"].score == 50


def test_steps_come_from_what_was_claimed():
    plain = scored(sheet_of(all_at(2)))
    checked = scored(sheet_of(all_at(2), verified={"S1-1": {"level": 0, "reason": "not so"}}))
    assert checked.steps == plain.steps
    assert checked.roadmap == plain.roadmap
    assert checked.items["S1-1"].verified is not None
