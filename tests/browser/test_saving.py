"""Two devices on one sheet, and a network that comes and goes: nothing is overwritten, nothing is lost."""

import json
import sqlite3
import time

import pytest

from tests.browser.test_respondent import SPEECH, begin, choose, follow, is_not_cut_off, saved

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
WORDS = SPEECH["zh-CN"]
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('crossroads.unsent:'))"


@pytest.fixture
def devices(browser):
    """Opens the same link as several devices would. What fails on their network is no fault of the page."""
    contexts = []

    def device(width=1280, **options):
        height = 844 if width < 600 else 900
        context = browser.new_context(locale="zh-CN", viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    yield device
    for context in contexts:
        context.close()


def on_the_first_section(page, site) -> str:
    link = begin(page, site, WORDS)
    follow(page, ".actions .button")
    return link


def stored(site, link: str) -> dict[str, list]:
    """Level, note and revision of every answer behind the link, read beside the running service."""
    from assessment.rounds.links import hash_of

    connection = sqlite3.connect(f"file:{site.folder / 'crossroads.sqlite3'}?mode=ro", uri=True, timeout=10)
    query = (
        "select item, level, note, a.revision from assessment_answer a"
        " join assessment_respondent r on r.id = a.respondent_id where r.token_hash = ?"
    )
    try:
        rows = connection.execute(query, [hash_of(link.split("/r/")[1].strip("/"))]).fetchall()
    finally:
        connection.close()
    return {item: rest for item, *rest in rows}


def late_on(desk, phone, link: str) -> None:
    """The phone has the first section open while the desk answers S1-1 with 3; then the phone chooses 1."""
    phone.goto(f"{link}s/S1/")
    choose(desk, "#S1-1-3")
    saved(desk, "S1-1", WORDS)
    choose(phone, "#S1-1-1")
    phone.locator("#q-S1-1 [data-changed]").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
def test_who_is_late_is_shown_both_answers_in_words(site, devices, width):
    desk, phone = devices(), devices(width)
    link = on_the_first_section(desk, site)
    late_on(desk, phone, link)
    both = phone.locator("#q-S1-1 [data-changed]").inner_text()
    for level in "31":
        assert phone.locator(f'label[for="S1-1-{level}"]').inner_text() in both
    assert stored(site, link)["S1-1"] == [3, "", 1]
    assert "没有保存" in phone.locator("#q-S1-1 [data-status]").inner_text()
    assert is_not_cut_off(phone)
    for button in phone.locator("[data-changed] button").all():
        assert button.bounding_box()["height"] >= 43.9


def test_keeping_the_other_answer_shows_it(site, devices):
    desk, phone = devices(), devices(390)
    link = on_the_first_section(desk, site)
    late_on(desk, phone, link)
    phone.locator('[data-changed] button[value="theirs"]').click()
    saved(phone, "S1-1", WORDS)
    assert phone.locator("#S1-1-3").is_checked()
    assert phone.evaluate("document.activeElement.id") == "S1-1-3"
    assert stored(site, link)["S1-1"] == [3, "", 1]
    assert phone.evaluate(KEPT) == []
    choose(phone, "#S1-1-2")
    saved(phone, "S1-1", WORDS)
    assert stored(site, link)["S1-1"] == [2, "", 2]


def test_saving_ones_own_replaces_the_other_knowingly(site, devices):
    desk, phone = devices(), devices(390)
    link = on_the_first_section(desk, site)
    late_on(desk, phone, link)
    phone.locator('[data-changed] button[value="mine"]').click()
    saved(phone, "S1-1", WORDS)
    assert stored(site, link)["S1-1"] == [1, "", 2]
    assert phone.locator("[data-changed]").count() == 0


def test_going_on_without_choosing_comes_back_with_both(site, devices):
    desk, phone = devices(), devices()
    link = on_the_first_section(desk, site)
    late_on(desk, phone, link)
    with phone.expect_response(lambda reply: reply.url.endswith("/s/S1/") and reply.status == 409):
        phone.locator(".footbar .button").click()
    phone.locator("#q-S1-1 [data-changed]").wait_for()
    assert phone.locator("#S1-1-1").is_checked()
    assert stored(site, link)["S1-1"] == [3, "", 1]


def test_without_script_both_stand_side_by_side_and_nothing_typed_is_lost(site, devices):
    desk, phone = devices(), devices(390, java_script_enabled=False)
    link = on_the_first_section(desk, site)
    phone.goto(f"{link}s/S1/")
    choose(desk, "#S1-1-3")
    saved(desk, "S1-1", WORDS)
    choose(phone, "#S1-1-1")
    phone.locator("#q-S1-1 .extras summary").click()
    phone.fill("#S1-1-note", "手机上写的")
    choose(phone, "#S1-2-2")
    follow(phone, ".footbar .button")
    assert phone.locator("#S1-1-note").input_value() == "手机上写的"
    assert is_not_cut_off(phone)
    assert stored(site, link)["S1-2"] == [2, "", 1]
    follow(phone, '[data-changed] button[value="mine"]')
    assert stored(site, link)["S1-1"] == [1, "手机上写的", 2]
    assert phone.locator("[data-changed]").count() == 0


def test_an_own_save_whose_acknowledgement_was_lost_is_no_conflict(site, devices):
    page = devices()
    link = on_the_first_section(page, site)
    lost = []

    def lose(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch())
        return route.abort()

    page.route("**/save/S1-1/", lose)
    choose(page, "#S1-1-3")
    page.get_by_text(WORDS["waiting"]).first.wait_for()
    assert stored(site, link)["S1-1"] == [3, "", 1]
    choose(page, "#S1-1-4")
    saved(page, "S1-1", WORDS)
    assert stored(site, link)["S1-1"] == [4, "", 2]
    assert page.locator("[data-changed]").count() == 0


def test_of_every_item_only_the_newest_waits(site, devices):
    page = devices()
    link = on_the_first_section(page, site)
    page.context.set_offline(True)
    for level in "0123":
        choose(page, f"#S1-1-{level}")
    page.get_by_text(WORDS["waiting"]).first.wait_for()
    assert len(page.evaluate(KEPT)) == 1
    page.context.set_offline(False)
    saved(page, "S1-1", WORDS)
    assert stored(site, link)["S1-1"] == [3, "", 1]


def wait_until_stored(page, site, link: str, levels: dict[str, int]) -> None:
    end = time.monotonic() + 15
    while {item: level for item, (level, *_) in stored(site, link).items()} != levels:
        assert time.monotonic() < end, stored(site, link)
        page.wait_for_timeout(20)


def left_offline(page, site) -> str:
    """Two answers given without a network, and the tab closed."""
    link = on_the_first_section(page, site)
    page.context.set_offline(True)
    choose(page, "#S1-1-3")
    choose(page, "#S1-2-2")
    page.get_by_text(WORDS["waiting"]).first.wait_for()
    # A closing tab leaves the emulated dead network: what it still sends must not slip out.
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no network')) }")
    page.close(run_before_unload=False)
    return link


@pytest.mark.parametrize("rest", ["", "review/", "s/D3/"])
def test_what_waits_goes_from_any_page_of_the_link(site, devices, rest):
    first = devices()
    link = left_offline(first, site)
    first.context.set_offline(False)
    again = first.context.new_page()
    again.goto(link + rest)
    wait_until_stored(again, site, link, {"S1-1": 3, "S1-2": 2})


def test_the_first_page_counts_what_came_in(site, devices):
    first = devices()
    link = left_offline(first, site)
    first.context.set_offline(False)
    again = first.context.new_page()
    again.goto(link)
    again.get_by_text("42题答了2题").wait_for()


def test_any_page_says_how_many_wait(site, devices):
    first = devices()
    link = left_offline(first, site)
    first.context.set_offline(False)
    again = first.context.new_page()
    again.route("**/save/**", lambda route: route.abort())
    again.goto(link)
    again.get_by_text("有2题还没保存").first.wait_for()
    again.unroute("**/save/**")
    again.evaluate("dispatchEvent(new Event('online'))")
    wait_until_stored(again, site, link, {"S1-1": 3, "S1-2": 2})


def test_a_late_answer_from_a_closed_tab_leads_to_its_question(site, devices):
    first, other = devices(), devices()
    link = left_offline(first, site)
    other.goto(f"{link}s/S1/")
    choose(other, "#S1-1-0")
    saved(other, "S1-1", WORDS)
    first.context.set_offline(False)
    again = first.context.new_page()
    again.goto(link)
    again.locator("#waiting a").wait_for()
    follow(again, "#waiting a")
    again.locator("#q-S1-1 [data-changed]").wait_for()
    assert again.locator("#S1-1-3").is_checked()
    assert stored(site, link)["S1-1"] == [0, "", 1]


def submit(page, link: str) -> None:
    page.goto(f"{link}s/S1/")
    choose(page, "#S1-3-4")
    saved(page, "S1-3", WORDS)
    page.goto(f"{link}review/")
    follow(page, "main form .button")


def test_what_was_not_saved_before_submitting_can_be_read_and_copied(site, devices):
    first, other = devices(), devices()
    link = left_offline(first, site)
    submit(other, link)
    first.context.set_offline(False)
    first.context.grant_permissions(["clipboard-read", "clipboard-write"])
    again = first.context.new_page()
    again.goto(f"{link}s/S1/")
    assert again.url.endswith("/result/")
    again.locator("#waiting").get_by_text("有2题没有保存").wait_for()
    text = again.locator("#rescued").input_value()
    assert len(text.split("\n\n")) == 2
    again.locator("#waiting [data-copy]").click()
    again.get_by_text("已复制").first.wait_for()
    assert again.evaluate("navigator.clipboard.readText()") == text
    assert is_not_cut_off(again)
    again.locator("#waiting [data-part=discard]").click()
    again.locator("#waiting").wait_for(state="hidden")
    assert again.evaluate(KEPT) == []


def test_an_open_page_is_told_that_the_answers_were_submitted(site, devices):
    first, other = devices(), devices()
    link = on_the_first_section(first, site)
    submit(other, link)
    choose(first, "#S1-1-3")
    first.locator("#waiting").get_by_text("答卷已提交").wait_for()
    chosen = first.locator('label[for="S1-1-3"]').inner_text()
    assert chosen in first.locator("#rescued").input_value()


def test_behind_a_withdrawn_link_one_still_reads_what_was_not_saved(site, devices):
    page = devices()
    link = left_offline(page, site)
    token = link.split("/r/")[1].strip("/")
    renew = (
        "from assessment.rounds.selectors import respondent_by_token as found;"
        f"from assessment.rounds.services import renew_link; renew_link(found({json.dumps(token)}))"
    )
    site.manage("shell", "-v", "0", "-c", renew)
    page.context.set_offline(False)
    again = page.context.new_page()
    assert again.goto(link).status == 404
    again.locator("#waiting").get_by_text("有2题没有保存").wait_for()
    assert len(again.locator("#rescued").input_value().split("\n\n")) == 2


def test_leaving_is_asked_about_only_while_something_is_unsent(site, devices):
    page, asked = devices(), []
    link = on_the_first_section(page, site)

    def accept(dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    choose(page, "#S1-1-3")
    saved(page, "S1-1", WORDS)
    page.goto(link)
    assert asked == []
    page.goto(f"{link}s/S1/")
    page.route("**/save/**", lambda route: route.abort())
    choose(page, "#S1-1-4")
    page.get_by_text(WORDS["waiting"]).first.wait_for()
    page.goto(link)
    assert asked == ["beforeunload"]
