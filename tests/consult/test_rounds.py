"""Links, reopening, locking, the next round."""

import pytest
from django.urls import reverse

from assessment.consult import actions, selectors
from assessment.consult.progress import Stage, progress_of, sections_of
from assessment.models import Result, Round
from assessment.refusals import (
    LinkUnknown,
    NotSubmitted,
    ReadOnly,
    RoundHasBegun,
    RoundIsLocked,
    RoundLocked,
    RoundStillOpen,
)
from assessment.respond.actions import AnswerInput, save_answer, submit_response
from assessment.rounds.links import link_of, token_of
from assessment.rounds.selectors import respondent_by_token
from tests.people import ASKED, FACTS, answered_round, round_of, submitted


def fresh(round_):
    return selectors.round_of(round_.company.firm, round_.uid)


def token(round_):
    return token_of(selectors.coordinator_of(round_).nonce)


def test_the_page_shows_link_qr_and_both_texts(signed_in, bob):
    round_ = round_of(bob)
    page = signed_in(bob).get(reverse("consult:round", args=[round_.uid])).content.decode()
    link = link_of(selectors.coordinator_of(round_))
    assert page.count(link) == 3
    assert "<svg" in page
    assert "远望咨询邀请锦川纺织填写" in page
    assert "远望咨询 invites 锦川纺织 to answer" in page
    assert "42" in page


def test_a_viewer_does_not_get_the_link(signed_in, bob, vera):
    round_ = round_of(bob)
    page = signed_in(vera).get(reverse("consult:round", args=[round_.uid])).content.decode()
    assert token(round_) not in page


def test_a_renewed_link_withdraws_the_old_one_and_keeps_the_answers(signed_in, bob):
    round_ = answered_round(bob, "32")
    old = token(round_)
    signed_in(bob).post(reverse("consult:new_link", args=[round_.uid]))
    with pytest.raises(LinkUnknown):
        respondent_by_token(old)
    assert respondent_by_token(token(round_)).answers.count() == 2


def test_progress_is_counted_per_dimension_and_tells_no_answer(signed_in, bob):
    round_ = answered_round(bob, "3234333")
    first, second, third = sections_of(round_)[:3]
    assert [(s.answered, s.of) for s in (first, second, third)] == [(6, 6), (1, 6), (0, 6)]
    assert [section.opens_group for section in sections_of(round_)] == [
        True,
        False,
        False,
        False,
        True,
        False,
        False,
    ]
    verify = signed_in(bob).get(reverse("consult:verify", args=[round_.uid]))
    assert verify.status_code == 409


def test_a_reopened_round_takes_changes_and_freezes_a_new_revision(bob):
    round_ = submitted(bob)
    actions.reopen_round(by=bob, round_=round_)
    assert progress_of([fresh(round_)])[round_.pk].stage == Stage.REOPENED
    save_answer(token=token(round_), item="S1-1", answer=AnswerInput(kind="level", level=0))
    submit_response(token=token(round_))
    assert list(Result.objects.order_by("revision").values_list("revision", flat=True)) == [1, 2]
    assert progress_of([fresh(round_)])[round_.pk].stage == Stage.SUBMITTED


def test_while_it_is_reopened_the_last_result_can_still_be_read(signed_in, bob):
    round_ = submitted(bob)
    actions.reopen_round(by=bob, round_=round_)
    assert selectors.last_result(fresh(round_)).revision == 1
    assert not selectors.is_current(selectors.last_result(fresh(round_)))
    page = signed_in(bob).get(reverse("consult:result", args=[round_.uid]))
    assert "This is what was submitted last" in page.content.decode()


@pytest.mark.parametrize("action", [actions.reopen_round, actions.lock_round])
def test_what_was_not_submitted_is_neither_reopened_nor_locked(bob, action):
    with pytest.raises(NotSubmitted):
        action(by=bob, round_=answered_round(bob, "3"))


def test_a_locked_round_is_changed_by_nobody_until_it_is_unlocked(bob):
    round_ = submitted(bob)
    actions.lock_round(by=bob, round_=round_)
    with pytest.raises(RoundIsLocked):
        actions.reopen_round(by=bob, round_=round_)
    with pytest.raises(RoundIsLocked):
        actions.set_verified_level(by=bob, round_=round_, item="S1-1", level=1, reason="seen")
    with pytest.raises(RoundLocked):
        save_answer(token=token(round_), item="S1-1", answer=AnswerInput(kind="level", level=0))
    actions.unlock_round(by=bob, round_=round_)
    actions.reopen_round(by=bob, round_=round_)
    assert fresh(round_).state == Round.State.OPEN


def test_locking_or_unlocking_twice_is_once(bob):
    round_ = submitted(bob)
    for action, state in ((actions.lock_round, "locked"), (actions.unlock_round, "submitted")):
        action(by=bob, round_=round_)
        assert action(by=bob, round_=round_).state == state


def test_the_buttons_answer_a_wrong_state_with_a_page_and_409(signed_in, bob):
    round_ = round_of(bob)
    for name in ("reopen", "lock"):
        response = signed_in(bob).post(reverse(f"consult:{name}", args=[round_.uid]))
        assert response.status_code == 409
        assert reverse("consult:round", args=[round_.uid]) in response.content.decode()


def test_the_next_round_waits_for_the_last_one(bob):
    round_ = round_of(bob)
    with pytest.raises(RoundStillOpen):
        actions.open_next_round(by=bob, company=round_.company, facts=ASKED)


def test_the_next_round_has_a_link_of_its_own_and_the_earlier_one_stays(signed_in, bob):
    first = submitted(bob)
    form = {"track": "enabler", "form": "full", "language": "en", "email": ""}
    client = signed_in(bob)
    client.post(reverse("consult:next_round", args=[first.company.uid]), form)
    second, earlier = selectors.rounds_of(first.company)
    assert (second.number, second.state, earlier.state) == (2, "open", "submitted")
    assert token(second) != token(first)
    page = client.get(reverse("consult:company", args=[first.company.uid])).content.decode()
    assert reverse("consult:round", args=[first.uid]) in page


def test_the_next_round_begins_with_the_choices_of_the_last_one(signed_in, bob):
    first = submitted(bob)
    page = signed_in(bob).get(reverse("consult:next_round", args=[first.company.uid])).content.decode()
    assert 'value="enabler" id="id_track_enabler" checked' in page


def test_form_and_track_can_be_changed_until_something_is_answered(signed_in, bob):
    round_ = round_of(bob)
    link = token(round_)
    signed_in(bob).post(
        reverse("consult:questionnaire", args=[round_.uid]), {"track": "producer", "form": "express"}
    )
    assert (fresh(round_).track, fresh(round_).form, token(round_)) == ("producer", "express", link)
    begun = answered_round(bob, "3", name="乙")
    with pytest.raises(RoundHasBegun):
        actions.change_round(by=bob, round_=begun, form="express", track="producer")


def test_a_viewer_may_change_nothing(bob, vera):
    round_ = submitted(bob)
    attempts = [
        lambda: actions.change_company(by=vera, company=round_.company, facts=FACTS),
        lambda: actions.open_next_round(by=vera, company=round_.company, facts=ASKED),
        lambda: actions.change_round(by=vera, round_=round_, form="full", track="producer"),
        lambda: actions.renew_link(by=vera, round_=round_),
        lambda: actions.reopen_round(by=vera, round_=round_),
        lambda: actions.lock_round(by=vera, round_=round_),
        lambda: actions.unlock_round(by=vera, round_=round_),
        lambda: actions.set_verified_level(by=vera, round_=round_, item="S1-1", level=1, reason="seen"),
        lambda: actions.clear_verified_level(by=vera, round_=round_, item="S1-1"),
        lambda: actions.ask_for_report(by=vera, round_=round_, language="en"),
    ]
    for attempt in attempts:
        with pytest.raises(ReadOnly):
            attempt()
