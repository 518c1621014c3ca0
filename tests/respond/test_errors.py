"""What somebody gets instead: in our design, in their language, with what to do."""

import errno

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client, RequestFactory

from assessment import errors
from assessment.respond import actions
from tests.respond.conftest import Visit, text_of
from tests.rounds import started


def test_what_is_not_there_is_said_in_both_languages(db):
    for language, heading in (("zh-CN", "这里什么都没有"), ("en", "There is nothing here")):
        response = Client(HTTP_ACCEPT_LANGUAGE=language).get("/nothing/")
        assert response.status_code == 404
        assert heading in text_of(response)


def test_a_body_of_5_mb_is_refused_in_words(visit):
    note = "字" * (5 * 1024 * 1024 // 9)
    response = visit.post("s/S1/", {"S1-1-answer": "3", "S1-1-note": note})
    assert response.status_code == 413
    assert "一次交得太多了" in text_of(response)
    assert not visit.answers()


def test_a_save_of_5_mb_is_refused_as_json(visit):
    reply = visit.save("S1-1", "3", note="x" * (5 * 1024 * 1024))
    assert reply.status_code == 413
    assert reply.json()["code"] == "body_too_large"
    assert not visit.answers()


def test_too_many_fields_are_no_request(visit):
    assert visit.post("s/S1/", {f"x{n}": "" for n in range(600)}).status_code == 400


def test_a_form_from_elsewhere_is_refused_in_words(visit):
    client = Client(enforce_csrf_checks=True)
    response = client.post(visit.path("s/S1/"), {"S1-1-answer": "3"})
    assert response.status_code == 403
    assert "没法确认这是从我们的页面提交的" in text_of(response)


def test_a_fault_of_ours_is_said_without_details(visit, monkeypatch):
    def broken(**_):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(actions, "save_answer", broken)
    monkeypatch.setattr(actions, "save_answers", broken)
    page, reply = visit.post("s/S1/", {"S1-1-answer": "3"}), visit.save("S1-1", "3")
    assert page.status_code == reply.status_code == 500
    assert "我们这边出了问题" in text_of(page)
    assert reply.json()["code"] == "server_error"
    assert b"secret" not in page.content + reply.content


@pytest.mark.parametrize(
    "trouble",
    [
        OperationalError("database is locked"),
        OperationalError("database or disk is full"),
        InterfaceError("connection already closed"),
        OSError(errno.ENOSPC, "No space left on device"),
    ],
)
def test_storage_that_does_not_answer_is_a_503_that_says_what_to_do(visit, monkeypatch, trouble):
    def broken(**_):
        raise trouble

    monkeypatch.setattr(actions, "save_answer", broken)
    monkeypatch.setattr(actions, "save_answers", broken)
    page, reply = visit.post("s/S1/", {"S1-1-answer": "3"}), visit.save("S1-1", "3")
    assert page.status_code == reply.status_code == 503
    assert int(page["Retry-After"]) > 0
    assert "显示过“已保存”的都没有丢" in text_of(page)
    assert "请点浏览器的“返回”，内容还在" in text_of(page)
    assert reply.json()["code"] == "storage_trouble"
    assert str(trouble) not in page.content.decode()


def test_another_fault_of_the_system_is_not_called_a_full_disk(visit, monkeypatch):
    def broken(**_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(actions, "save_answer", broken)
    assert visit.save("S1-1", "3").status_code == 500


def test_trouble_outside_the_views_is_told_alike():
    request = RequestFactory().get("/")
    try:
        raise OperationalError("database is locked")
    except OperationalError:
        response = errors.server_error(request)
    assert response.status_code == 503


@pytest.fixture
def nearly_full(db):
    """A database that has no page to spare, once it is filled."""
    visit = Visit(started())
    visit.save("S1-1", "3", note="先前")
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    yield visit
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


def fill(visit) -> None:
    items = ("S1-2", "S1-3", "S1-4", "S1-5", "S1-6", "S2-1", "S2-2", "S2-3")
    replies = [(item, visit.save(item, "2", note="满" * 2000)) for item in items]
    refused = [(item, reply) for item, reply in replies if reply.status_code != 200]
    kept = visit.answers()
    assert refused, "the disk did not fill"
    assert all(reply.status_code == 503 for _, reply in refused)
    assert {item for item, reply in replies if reply.status_code == 200} == set(kept) - {"S1-1"}


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_on_a_full_disk_nothing_acknowledged_is_lost(nearly_full):
    fill(nearly_full)
    assert nearly_full.answers()["S1-1"].note == "先前"


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_told_on_the_page_and_over_when_there_is_room_again(nearly_full):
    fill(nearly_full)
    data = {
        f"S2-{n}-{name}": text for n in range(1, 7) for name, text in (("answer", "3"), ("note", "满" * 2000))
    }
    response = nearly_full.post("s/S2/", data)
    assert response.status_code == 503
    assert "现在存不进去" in text_of(response)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert nearly_full.post("s/S2/", data).status_code == 302
    assert nearly_full.answers()["S2-6"].level == 3


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_full_disk_while_submitting_leaves_the_round_open(nearly_full):
    fill(nearly_full)
    response = nearly_full.post("review/")
    nearly_full.respondent.refresh_from_db()
    if response.status_code == 503:
        assert nearly_full.respondent.submitted_at is None
    else:
        assert nearly_full.respondent.submitted_at is not None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert nearly_full.post("review/").status_code == 302
    assert nearly_full.get("result/").status_code == 200
