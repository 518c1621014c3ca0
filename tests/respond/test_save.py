"""One small request an answer."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from assessment.models import Answer, Respondent, Round
from assessment.respond.answers import digest_of
from tests.respond.conftest import ACCEPT_JSON, Visit
from tests.rounds import FIRST_EXAMPLE, answer, started


def test_an_answer_is_saved_and_says_so(visit):
    reply = visit.save("S1-1", "3")
    assert reply.status_code == 200
    shown = digest_of(answer="3", reason="", note="", links=())
    assert reply.json() == {"saved": True, "item": "S1-1", "revision": 1, "state": "level", "shown": shown}
    assert visit.answers()["S1-1"].level == 3


def test_the_same_save_twice_is_one(visit):
    visit.save("S1-1", "3")
    assert visit.save("S1-1", "3").json()["revision"] == 1
    assert visit.save("S1-1", "2").json()["revision"] == 2
    assert len(visit.answers()) == 1


def test_not_knowing_is_an_answer(visit):
    assert visit.save("S1-1", "dk").json()["state"] == "dk"
    assert visit.answers()["S1-1"].level is None


def test_what_does_not_apply_is_saved_with_its_reason(visit):
    assert visit.save("S3-3", "na", reason="没有找过外部资金").json()["state"] == "na"
    assert visit.answers()["S3-3"].reason == "没有找过外部资金"


def test_a_note_alone_is_no_answer_but_kept(visit):
    assert visit.save("S1-1", "", note="问过厂长").json()["state"] == "blank"
    assert visit.answers()["S1-1"].note == "问过厂长"


def test_note_and_links_are_saved(visit):
    visit.save(
        "S1-1",
        "4",
        note="每批都测",
        evidence=["https://example.cn/a", "example.cn/b", " ", "https://example.cn/a"],
    )
    row = visit.answers()["S1-1"]
    assert row.note == "每批都测"
    assert [link.url for link in row.evidence.all()] == ["https://example.cn/a", "https://example.cn/b"]


def test_a_link_can_be_taken_away_again(visit):
    visit.save("S1-1", "4", evidence=["https://example.cn/a", "https://example.cn/b"])
    visit.save("S1-1", "4", evidence=["https://example.cn/b"])
    assert [link.url for link in visit.answers()["S1-1"].evidence.all()] == ["https://example.cn/b"]


def test_a_changed_choice_drops_the_old_reason(visit):
    visit.save("S3-3", "na", reason="没有")
    visit.save("S3-3", "2", reason="没有")
    assert visit.answers()["S3-3"].reason == ""


@pytest.mark.parametrize(
    ("item", "fields", "field", "told"),
    [
        ("S1-1", {"answer": "5"}, "level", "请从列出的选项里选一个。"),
        ("S1-1", {"answer": "-1"}, "level", "请从列出的选项里选一个。"),
        ("S1-1", {"answer": "three"}, "level", "请从列出的选项里选一个。"),
        ("S1-1", {"answer": "3.0"}, "level", "请从列出的选项里选一个。"),
        ("S1-1", {"answer": "٣"}, "level", "请从列出的选项里选一个。"),
        ("S1-1", {"answer": "true"}, "level", "请从列出的选项里选一个。"),
        ("S1-1", {"answer": "blank"}, "level", "请从列出的选项里选一个。"),
        ("S1-1", {"answer": "9" * 5000}, "level", "请从列出的选项里选一个。"),
        ("S1-1", {"answer": "na", "reason": "不做"}, "level", "这道题不能选“不适用”。"),
        ("S3-3", {"answer": "na"}, "reason", "请用几个字说明为什么不适用。"),
        ("S3-3", {"answer": "na", "reason": "   "}, "reason", "请用几个字说明为什么不适用。"),
        ("S3-3", {"answer": "na", "reason": "长" * 201}, "reason", "原因最多200字"),
        ("S1-1", {"answer": "3", "note": "字" * 2001}, "note", "备注最多2000字"),
        ("S1-1", {"answer": "3", "evidence": "javascript:alert(1)"}, "evidence", "不是网址"),
        ("S1-1", {"answer": "3", "evidence": "data:text/html,x"}, "evidence", "不是网址"),
        ("S1-1", {"answer": "3", "evidence": "ftp://example.cn/a"}, "evidence", "不是网址"),
        ("S1-1", {"answer": "3", "evidence": "https://"}, "evidence", "不是网址"),
        (
            "S1-1",
            {"answer": "3", "evidence": "https://example.cn/" + "x" * 500},
            "evidence",
            "一条链接最多500个字符",
        ),
        (
            "S1-1",
            {"answer": "3", "evidence": [f"https://example.cn/{n}" for n in range(6)]},
            "evidence",
            "这里最多放5条链接",
        ),
        ("S9-9", {"answer": "3"}, "item", "问卷里没有这道题。"),
        ("x" * 500, {"answer": "3"}, "item", "问卷里没有这道题。"),
    ],
)
def test_what_breaks_a_rule_is_refused_by_name(visit, item, fields, field, told):
    reply = visit.save(item, **fields)
    assert reply.status_code == 400
    assert reply["Content-Type"] == "application/problem+json"
    assert told in reply.json()["fields"][field][0]
    assert not visit.answers()


def test_a_refused_save_leaves_the_last_answer(visit):
    visit.save("S1-1", "3", note="先前")
    assert visit.save("S1-1", "7").status_code == 400
    row = visit.answers()["S1-1"]
    assert (row.level, row.note, row.revision) == (3, "先前", 1)


def test_every_fault_is_named_at_once(visit):
    reply = visit.save("S3-3", "na", note="字" * 2001, evidence="nonsense:x", reason="长" * 201)
    assert set(reply.json()["fields"]) == {"reason", "note", "evidence"}


def test_an_item_of_the_full_form_is_unknown_in_the_express_one(db):
    visit = Visit(started(form="express"))
    assert visit.save("S1-1", "3").status_code == 200
    assert visit.save("S1-3", "3").json()["fields"]["item"]


def test_a_note_of_2000_characters_fits_even_with_new_lines(visit):
    note = "一行\r\n" * 600 + "字" * 200
    assert visit.save("S1-1", "3", note=note).status_code == 200
    assert visit.answers()["S1-1"].note == note.replace("\r\n", "\n")


def test_a_character_that_no_database_takes_is_refused(visit):
    assert visit.save("S1-1", "3", note="a\x00b").status_code == 400


def test_after_submitting_nothing_is_saved(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    visit.post("review/")
    reply = visit.save("S1-1", "0")
    assert reply.status_code == 409
    assert reply.json()["code"] == "already_submitted"
    assert visit.answers()["S1-1"].level == 3


def test_a_locked_round_takes_nothing(visit):
    Round.objects.update(state=Round.State.LOCKED, submitted_at=timezone.now())
    assert visit.save("S1-1", "0").json()["code"] == "round_locked"


def test_an_expired_link_saves_nothing(visit):
    Respondent.objects.update(expires_at=timezone.now() - timedelta(days=1))
    reply = visit.save("S1-1", "3")
    assert reply.status_code == 404
    assert reply.json()["code"] == "link_unknown"
    assert not Answer.objects.exists()


def test_a_save_without_the_pages_token_is_refused(visit):
    client = Client(enforce_csrf_checks=True)
    reply = client.post(visit.path("save/S1-1/"), {"S1-1-answer": "3"}, headers=ACCEPT_JSON)
    assert reply.status_code == 403
    assert reply.json()["code"] == "csrf_failed"
    assert not visit.answers()


def test_the_time_from_opening_the_page_is_kept(visit, monkeypatch):
    opened = int(timezone.now().timestamp()) - 90
    visit.save("S1-1", "3", opened=str(opened))
    assert visit.answers()["S1-1"].seconds == pytest.approx(90, abs=5)


@pytest.mark.parametrize("opened", ["", "soon", "-5", "1e9", "9" * 40, "٣"])
def test_a_forged_opening_time_is_no_time(visit, opened):
    assert visit.save("S1-1", "3", opened=opened).status_code == 200
    assert visit.answers()["S1-1"].seconds is None


def test_an_opening_time_in_the_future_counts_as_none_passed(visit):
    visit.save("S1-1", "3", opened=str(int(timezone.now().timestamp()) + 5000))
    assert visit.answers()["S1-1"].seconds == 0


def test_saving_is_no_get(visit):
    assert visit.get("save/S1-1/").status_code == 405


def test_a_refusal_speaks_the_pages_language(english):
    reply = english.save("S1-1", "5")
    assert json.loads(reply.content)["fields"]["level"] == ["Please choose one of the answers listed."]
