"""A consultant's level beside the claimed one."""

import pytest
from django.urls import reverse

from assessment.consult import actions, selectors
from assessment.models import Answer, Result
from assessment.refusals import Invalid, NotSubmitted
from assessment.respond.actions import AnswerInput, save_answer, submit_response
from assessment.rounds.links import token_of
from tests.people import answered_round, submitted


def set_level(bob, round_, level=1, reason="Seen in the weekly plan.", item="S1-1"):
    return actions.set_verified_level(by=bob, round_=round_, item=item, level=level, reason=reason)


def test_a_verified_level_makes_a_new_revision_and_leaves_the_claim(bob):
    round_ = submitted(bob)
    result = set_level(bob, round_)
    assert result.revision == 2
    assert result.document["claimed"] == Result.objects.get(revision=1).document["claimed"]
    assert result.document["verified"]["dimensions"]["S1"]["score"] == pytest.approx(75 - 50 / 6)
    assert result.document["items"]["S1-1"]["verified"] == {"level": 1, "reason": "Seen in the weekly plan."}
    assert Answer.objects.get(item="S1-1").level == 3


def test_the_same_level_and_reason_again_make_no_revision(bob):
    round_ = submitted(bob)
    assert set_level(bob, round_) == set_level(bob, round_)


def test_a_verified_level_can_be_taken_back(bob):
    round_ = submitted(bob)
    set_level(bob, round_)
    result = actions.clear_verified_level(by=bob, round_=round_, item="S1-1")
    assert result.document["verified"]["overall"] == result.document["claimed"]["overall"]
    assert not round_.verified_levels.exists()


def test_a_new_line_counts_as_one_character_as_in_the_browser(signed_in, bob):
    round_ = submitted(bob)
    typed = "\r\n".join(["x"] * 250)
    address = reverse("consult:verify_item", args=[round_.uid, "S1-1"])
    response = signed_in(bob).post(address, {"S1-1-level": "1", "S1-1-reason": typed})
    assert response.status_code == 302
    assert round_.verified_levels.get().reason == typed.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"level": 5}, "level"),
        ({"level": -1}, "level"),
        ({"level": None}, "level"),
        ({"reason": " "}, "reason"),
        ({"reason": "x" * 501}, "reason"),
        ({"item": "S9-1"}, "item"),
    ],
)
def test_it_rejects_a_level_or_reason_that_breaks_a_rule(bob, given, field):
    round_ = submitted(bob)
    with pytest.raises(Invalid) as refusal:
        set_level(bob, round_, **given)
    assert list(refusal.value.fields) == [field]
    assert Result.objects.count() == 1


def test_nothing_is_verified_before_it_is_submitted(bob):
    with pytest.raises(NotSubmitted):
        set_level(bob, answered_round(bob, "3"))


def test_the_page_shows_answers_notes_and_evidence_as_they_were_frozen(signed_in, bob):
    round_ = answered_round(bob, "4")
    token = token_of(selectors.coordinator_of(round_).nonce)
    given = {
        "S1-2": AnswerInput(
            kind="level", level=2, note="first line\nsecond <line>", evidence=("https://example.com/a",)
        ),
        "S1-3": AnswerInput(kind="dk"),
        "S3-2": AnswerInput(kind="na", reason="no subsidy ever"),
    }
    for item, answer in given.items():
        save_answer(token=token, item=item, answer=answer)
    submit_response(token=token)
    Answer.objects.filter(item="S1-2").update(note="changed behind its back")
    page = signed_in(bob).get(reverse("consult:verify", args=[round_.uid])).content.decode()
    assert "first line<br>second &lt;line&gt;" in page
    assert 'href="https://example.com/a"' in page
    assert "no subsidy ever" in page
    assert "Don't know" in page
    assert "changed behind its back" not in page


def test_a_refused_level_keeps_what_was_typed_and_its_place(signed_in, bob):
    round_ = submitted(bob)
    address = reverse("consult:verify_item", args=[round_.uid, "S1-1"])
    response = signed_in(bob).post(address, {"S1-1-level": "9", "S1-1-reason": "typed with care"})
    page = response.content.decode()
    assert response.status_code == 400
    assert "typed with care" in page
    assert page.count("<details open>") == 1
    assert not round_.verified_levels.exists()


def test_a_level_is_set_and_taken_back_on_the_page(signed_in, bob):
    round_ = submitted(bob)
    client = signed_in(bob)
    address = reverse("consult:verify_item", args=[round_.uid, "S1-1"])
    response = client.post(address, {"S1-1-level": "2", "S1-1-reason": "Two of five customers."})
    assert response["Location"].endswith("#q-S1-1")
    assert round_.verified_levels.get().by == bob.user
    client.post(address, {"clear": "1"})
    assert not round_.verified_levels.exists()


def test_an_unknown_item_is_nowhere(signed_in, bob):
    round_ = submitted(bob)
    address = reverse("consult:verify_item", args=[round_.uid, "S9-9"])
    assert signed_in(bob).post(address, {"level": "1", "reason": "x"}).status_code == 404


def test_a_report_of_an_earlier_revision_stays_what_it_was(bob, media):
    round_ = submitted(bob)
    before = actions.ask_for_report(by=bob, round_=round_, language="en")
    set_level(bob, round_)
    after = actions.ask_for_report(by=bob, round_=round_, language="en")
    assert before.pk != after.pk
    assert [report.result.revision for report in selectors.reports_of(round_)] == [2, 1]


def test_a_level_set_and_taken_back_leaves_a_report_that_can_be_asked_for(bob, media):
    round_ = submitted(bob)
    actions.ask_for_report(by=bob, round_=round_, language="en")
    set_level(bob, round_)
    actions.clear_verified_level(by=bob, round_=round_, item="S1-1")
    report = actions.ask_for_report(by=bob, round_=round_, language="en")
    assert report.result == selectors.last_result(round_)


def test_a_long_note_is_folded_and_whole(signed_in, bob):
    round_ = answered_round(bob, "4")
    token = token_of(selectors.coordinator_of(round_).nonce)
    note = "排产" * 900
    save_answer(token=token, item="S1-1", answer=AnswerInput(kind="level", level=4, note=note))
    submit_response(token=token)
    page = signed_in(bob).get(reverse("consult:verify", args=[round_.uid])).content.decode()
    assert note in page
    assert "The whole note" in page
