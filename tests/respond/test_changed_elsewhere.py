"""Two devices, one sheet: neither overwrites the other in silence; who is late sees both and chooses."""

import re

import pytest

from tests.respond.conftest import Visit, found, text_of


@pytest.fixture
def phone(visit):
    """Opened the questionnaire when it was empty."""
    phone = Visit(visit.respondent)
    phone.seen = {"S1-1": 0}
    return phone


def shown_on(page: str) -> dict[str, str]:
    """What a browser without script would send of the page as it stands."""
    hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page))
    radios = dict(re.findall(r'name="([\w-]+-answer)" value="(\w+)"[^>]* checked', page))
    notes = dict(re.findall(r'<textarea [^>]*name="([\w-]+-note)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL))
    hidden.pop("csrfmiddlewaretoken", None)
    return hidden | radios | notes


# With script: one answer a request.


def test_a_late_save_overwrites_nothing(visit, phone):
    visit.save("S1-1", "3")
    reply = phone.save("S1-1", "1")
    assert reply.status_code == 409
    assert reply.json()["code"] == "answer_changed"
    row = visit.answers()["S1-1"]
    assert (row.level, row.revision) == (3, 1)


def test_the_refusal_holds_both_versions(visit, phone):
    visit.save("S1-1", "3", note="厂长说的", evidence="https://example.cn/a")
    body = phone.save("S1-1", "dk", note="我不清楚").json()
    theirs, yours = body["theirs"], body["yours"]
    assert (theirs["answer"], theirs["note"], theirs["revision"]) == ("3", "厂长说的", 1)
    assert theirs["evidence"] == ["https://example.cn/a"]
    assert theirs["saved_at"]
    assert (yours["answer"], yours["said"], yours["note"]) == ("dk", "不清楚", "我不清楚")
    assert yours["saved_at"] is None


def test_the_refusal_shows_both_in_words(visit, phone):
    visit.save("S1-1", "3", note="<b>厂长</b>")
    html = phone.save("S1-1", "1").json()["html"]
    question = visit.get("s/S1/").content.decode()
    for level in ("3", "1"):
        assert found(rf'<label for="S1-1-{level}">([^<]+)</label>', question) in html
    assert "&lt;b&gt;厂长" in html
    assert "<b>厂长" not in html
    assert re.search(r"\d\d-\d\d \d\d:\d\d", html)


def test_one_who_has_seen_the_other_answer_may_replace_it(visit, phone):
    visit.save("S1-1", "3")
    seen = phone.save("S1-1", "1").json()["theirs"]["revision"]
    assert phone.save("S1-1", "1", revision=seen).status_code == 200
    assert visit.answers()["S1-1"].level == 1


def test_the_same_answer_from_two_devices_is_no_conflict(visit, phone):
    visit.save("S1-1", "3")
    reply = phone.save("S1-1", "3")
    assert reply.status_code == 200
    assert reply.json()["revision"] == 1


def test_a_save_that_is_sent_again_after_its_acknowledgement_was_lost_is_one(visit):
    visit.save("S1-1", "3")
    for _ in range(3):
        assert visit.save("S1-1", "3", revision=0).json()["revision"] == 1


def test_an_emptied_answer_is_late_as_well(visit, phone):
    visit.save("S1-1", "3")
    assert phone.save("S1-1", "").status_code == 409


@pytest.mark.parametrize("revision", ["", "first", "-1", "٣", "9" * 40])
def test_a_save_that_names_no_revision_has_seen_none(visit, phone, revision):
    visit.save("S1-1", "3")
    assert phone.save("S1-1", "1", revision=revision).status_code == 409


# Without script: a whole section a request.


def test_an_old_page_sends_only_what_was_changed_on_it(visit, phone):
    visit.save("S1-1", "3")
    old = shown_on(phone.get("s/S1/").content.decode())
    visit.save("S1-1", "4", note="改过")
    response = phone.post("s/S1/", old | {"S1-2-answer": "2", "go": "S2"})
    assert response["Location"] == phone.path("s/S2/")
    rows = visit.answers()
    assert (rows["S1-1"].level, rows["S1-1"].note, rows["S1-2"].level) == (4, "改过", 2)


def test_the_page_comes_back_with_both_versions_and_all_that_was_typed(visit, phone):
    old = shown_on(phone.get("s/S1/").content.decode())
    visit.save("S1-1", "4", note="电脑上写的")
    typed = {"S1-1-answer": "1", "S1-1-note": "手机上写的", "S1-2-answer": "2", "go": "S2"}
    response = phone.post("s/S1/", old | typed)
    page = response.content.decode()
    assert response.status_code == 409
    rows = visit.answers()
    assert (rows["S1-1"].level, rows["S1-2"].level) == (4, 2)
    assert shown_on(page)["S1-1-answer"] == "1"
    assert shown_on(page)["S1-1-note"] == "手机上写的"
    assert "电脑上写的" in found(r'<div class="changed"(.*?)</div>\n<input', page)
    assert 'href="#q-S1-1"' in page.split('id="faults"')[1].split("</div>")[0]
    assert "这道题刚在别处改过" in text_of(response)


def clash(visit, phone) -> dict[str, str]:
    """What the phone's page would send after it came back with two versions of S1-1: 4 there, 1 here."""
    old = shown_on(phone.get("s/S1/").content.decode())
    visit.save("S1-1", "4")
    return shown_on(phone.post("s/S1/", old | {"S1-1-answer": "1"}).content.decode())


def test_one_may_keep_the_other_version(visit, phone):
    response = phone.post("s/S1/", clash(visit, phone) | {"S1-1-choice": "theirs"})
    assert response.status_code == 302
    row = visit.answers()["S1-1"]
    assert (row.level, row.revision) == (4, 1)


def test_one_may_save_ones_own_instead(visit, phone):
    response = phone.post("s/S1/", clash(visit, phone) | {"S1-1-choice": "mine"})
    assert response.status_code == 302
    row = visit.answers()["S1-1"]
    assert (row.level, row.revision) == (1, 2)


def test_going_on_without_choosing_asks_again_and_overwrites_nothing(visit, phone):
    response = phone.post("s/S1/", clash(visit, phone) | {"go": "S2"})
    assert response.status_code == 409
    assert visit.answers()["S1-1"].level == 4


def test_an_answer_that_changed_once_more_is_shown_before_it_is_replaced(visit, phone):
    sent = clash(visit, phone)
    visit.save("S1-1", "0")
    assert phone.post("s/S1/", sent | {"S1-1-choice": "mine"}).status_code == 409
    assert visit.answers()["S1-1"].level == 0


def test_choosing_at_one_item_leaves_the_other_for_later(visit, phone):
    old = shown_on(phone.get("s/S1/").content.decode())
    visit.save("S1-1", "4")
    visit.save("S1-2", "4")
    page = phone.post("s/S1/", old | {"S1-1-answer": "1", "S1-2-answer": "1"}).content.decode()
    response = phone.post("s/S1/", shown_on(page) | {"S1-1-choice": "mine"})
    assert response.status_code == 409
    rows = visit.answers()
    assert (rows["S1-1"].level, rows["S1-2"].level) == (1, 4)
    assert 'name="S1-2-choice"' in response.content.decode()
    assert 'name="S1-1-choice"' not in response.content.decode()


def test_an_answer_taken_back_to_what_it_was_can_be_chosen(visit, phone):
    visit.save("S1-1", "3")
    old = shown_on(phone.get("s/S1/").content.decode())
    visit.save("S1-1", "4")
    page = phone.post("s/S1/", old | {"S1-1-answer": "1"}).content.decode()
    phone.post("s/S1/", shown_on(page) | {"S1-1-answer": "3", "S1-1-choice": "mine"})
    assert visit.answers()["S1-1"].level == 3
