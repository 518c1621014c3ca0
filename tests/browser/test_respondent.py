"""A company in a real browser: from the first page to the result and its report."""

import io
import re

import pypdf
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

LEVELS = "323433110211434344221232323343212232112101"
SPEECH = {
    "zh-CN": {
        "name": "佛山市顺德区云采工业品供应链科技服务有限公司第二事业部（华南）联合运营中心",
        "begin": "开始",
        "saved": "已保存",
        "finding": "正在转向",
        "ready": "已生成",
        "waiting": "还没保存，会再试",
        "language": "zh-hans",
        "printed": "评估报告",
    },
    "en-GB": {
        "name": "Yuncai Industrial Supplies Ltd",
        "begin": "Begin",
        "saved": "Saved",
        "finding": "Turning",
        "ready": "Ready",
        "waiting": "Not saved yet – will try again",
        "language": "en",
        "printed": "Assessment report",
    },
}


def begin(page, site, words, *, form="full") -> str:
    """Fills in the start page and gives the private link's address."""
    page.goto(site.url)
    assert page.locator("main .button").first.inner_text() == words["begin"]
    follow(page, "main .button")
    page.fill("#id_name", words["name"])
    page.select_option("#id_industry", "F")
    page.select_option("#id_size", "medium")
    page.select_option("#id_region", "GD")
    choose(page, 'input[name=track][value="enabler"]')
    choose(page, f'input[name=form][value="{form}"]')
    page.check("#id_consent")
    follow(page, "#start .button")
    return page.url


def choose(page, radio) -> None:
    """Presses the row's text, as a person does: the whole of it is the label."""
    one = page.locator(radio) if isinstance(radio, str) else radio
    page.locator(f'label[for="{one.get_attribute("id")}"]').click()


def follow(page, target: str) -> None:
    """Presses what leads to another page, and waits until that one is there."""
    with page.expect_navigation():
        page.locator(target).first.click()


def saved(page, code: str, words) -> None:
    page.locator(f"[data-item={code}] [data-state=saved]").wait_for()
    assert page.locator(f"[data-item={code}] [data-state]").inner_text() == words["saved"]


def is_not_cut_off(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", list(SPEECH))
def test_a_company_goes_from_the_first_page_to_its_report(site, open_page, language, width):
    words, page = SPEECH[language], open_page(width=width, language=language)
    begin(page, site, words)
    assert is_not_cut_off(page)
    follow(page, ".actions .button")
    given = iter(LEVELS)
    while "/s/" in page.url:
        assert is_not_cut_off(page)
        for item in page.locator("[data-item]").all():
            choose(page, item.locator(f'input[type=radio][value="{next(given)}"]'))
        saved(page, page.locator("[data-item]").last.get_attribute("data-item"), words)
        follow(page, ".footbar .button")
    assert next(given, None) is None
    assert is_not_cut_off(page)
    follow(page, "form .button")
    assert page.url.endswith("/result/")
    assert words["finding"] in page.locator("h1").inner_text()
    assert page.locator(".steps > li").count() == 5
    assert is_not_cut_off(page)
    draw_both_charts(page, width)
    pdf = download(page, words)
    assert words["printed"] in pdf.pages[0].extract_text()
    assert len(pdf.pages) >= 6


def draw_both_charts(page, width) -> None:
    """On a desk the charts come by themselves, on a phone when asked for."""
    if width < 600:
        assert page.locator("script[src*=plotly]").count() == 0
        for button in page.locator("[data-explore]").all():
            button.click()
    page.locator(".chart-picture[hidden]").nth(1).wait_for(state="attached")
    assert "75" in page.locator(".chart-live").first.inner_text()


def download(page, words) -> pypdf.PdfReader:
    slot = page.locator("[data-slot]").filter(has=page.locator(f'input[value="{words["language"]}"]'))
    slot.locator("[data-ask] button").click()
    slot.locator("[data-file]").wait_for(timeout=60_000)
    assert slot.locator(".slot-state").inner_text() == words["ready"]
    with page.expect_download() as coming:
        slot.locator("[data-file]").click()
    assert coming.value.suggested_filename.endswith(".pdf")
    return pypdf.PdfReader(io.BytesIO(coming.value.path().read_bytes()))


@pytest.mark.parametrize("language", list(SPEECH))
def test_the_whole_way_works_without_script(site, open_page, language):
    words, page = SPEECH[language], open_page(width=390, language=language, javascript=False)
    begin(page, site, words, form="express")
    follow(page, ".actions .button")
    while "/s/" in page.url:
        for item in page.locator("[data-item]").all():
            choose(page, item.locator('input[type=radio][value="2"]'))
        follow(page, ".footbar .button")
    follow(page, "form .button")
    assert page.url.endswith("/result/")
    assert page.locator("h1").inner_text()
    assert page.locator(".chart-picture img").count() == 2
    follow(page, "[data-ask] button")
    assert page.url.endswith("/result/#report")


def test_a_second_device_goes_on_where_the_first_stopped(site, open_page):
    words = SPEECH["zh-CN"]
    desk, phone = open_page(), open_page(width=390)
    link = begin(desk, site, words)
    follow(desk, ".actions .button")
    choose(desk, "#S1-1-3")
    saved(desk, "S1-1", words)
    phone.goto(link)
    assert "42题答了1题" in phone.locator("main").inner_text()
    follow(phone, ".actions .button")
    assert phone.locator("#S1-1-3").is_checked()


def test_saving_takes_no_focus_away(site, open_page):
    words, page = SPEECH["zh-CN"], open_page()
    begin(page, site, words)
    follow(page, ".actions .button")
    page.focus("#S1-1-0")
    page.keyboard.press("ArrowDown")
    saved(page, "S1-1", words)
    assert page.evaluate("document.activeElement.id") == "S1-1-1"


def test_a_group_of_levels_is_one_stop_of_the_tab_key(site, open_page):
    page = open_page()
    begin(page, site, SPEECH["zh-CN"])
    follow(page, ".actions .button")
    page.focus("#S1-1-0")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.id").startswith("S1-1-")
    assert page.evaluate("document.activeElement.closest('[data-item]').dataset.item") == "S1-1"


@pytest.mark.parametrize("language", list(SPEECH))
def test_rows_and_buttons_are_large_enough_for_a_thumb(site, open_page, language):
    page = open_page(width=390, language=language)
    begin(page, site, SPEECH[language])
    targets = (
        ".choice label, .button, summary, .bars button, .linklike, .top-link, .contents a, .copy .button"
    )
    for act in (lambda: None, lambda: follow(page, ".actions .button")):
        act()
        low = page.eval_on_selector_all(
            targets,
            "all => all.filter(one => one.checkVisibility()).map(one => [one.outerHTML.slice(0, 80),"
            " one.getBoundingClientRect().height]).filter(([, height]) => height < 43.9)",
        )
        assert not low, low


def test_what_is_refused_is_said_at_its_field_and_the_level_is_saved_all_the_same(site, browser):
    words, page = SPEECH["zh-CN"], browser.new_context(locale="zh-CN").new_page()
    begin(page, site, words)
    follow(page, ".actions .button")
    page.locator("#q-S1-1 .extras summary").click()
    link = page.locator("#S1-1-evidence")
    link.fill("javascript:alert(1)")
    link.blur()
    page.locator("#S1-1-evidence-error").get_by_text("不是网址").wait_for()
    assert link.get_attribute("aria-invalid") == "true"
    with page.expect_response(lambda reply: "/save/S1-1/" in reply.url and reply.status == 200):
        choose(page, "#S1-1-4")
    link.fill("https://example.cn/a")
    link.blur()
    saved(page, "S1-1", words)
    assert link.get_attribute("aria-invalid") is None
    page.reload()
    assert page.locator("#S1-1-4").is_checked()
    assert page.locator("#S1-1-evidence").input_value() == "https://example.cn/a"
    page.context.close()


def test_what_does_not_apply_waits_for_its_reason(site, open_page):
    words, page = SPEECH["zh-CN"], open_page()
    link = begin(page, site, words)
    page.goto(f"{link}s/S3/")
    assert not page.locator("#S3-3-reason").is_visible()
    choose(page, "#S3-3-na")
    page.locator("#S3-3-reason").fill("没有找过外部资金")
    page.locator("#S3-3-reason").press("Enter")
    saved(page, "S3-3", words)
    assert page.url.endswith("/s/S3/")


def test_answers_wait_in_the_browser_until_the_network_is_back(site, browser):
    words, page = SPEECH["zh-CN"], browser.new_context(locale="zh-CN").new_page()
    begin(page, site, words)
    follow(page, ".actions .button")
    page.context.set_offline(True)
    choose(page, "#S1-1-3")
    choose(page, "#S1-2-2")
    page.get_by_text(words["waiting"]).first.wait_for()
    assert "有2题还没保存" in page.locator("#waiting").inner_text()
    page.context.set_offline(False)
    saved(page, "S1-1", words)
    saved(page, "S1-2", words)
    page.locator("#waiting").wait_for(state="hidden")
    page.context.close()


def test_answers_that_could_not_be_sent_outlive_the_tab(site, browser):
    words, context = SPEECH["zh-CN"], browser.new_context(locale="zh-CN")
    page = context.new_page()
    link = begin(page, site, words)
    follow(page, ".actions .button")
    context.set_offline(True)
    choose(page, "#S1-1-3")
    page.get_by_text(words["waiting"]).first.wait_for()
    # A closing tab leaves the emulated dead network: what it still sends must not slip out.
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no network')) }")
    page.close(run_before_unload=False)
    context.set_offline(False)
    again = context.new_page()
    # Another section: what waits is sent from any page of the survey.
    with again.expect_response(lambda reply: "/save/S1-1/" in reply.url and reply.ok):
        again.goto(f"{link}s/S2/")
    again.goto(f"{link}s/S1/")
    assert again.locator("#S1-1-3").is_checked()
    assert again.evaluate("localStorage.length") == 0
    context.close()


def test_the_language_changes_in_the_middle_and_keeps_every_answer(site, open_page):
    words, page = SPEECH["zh-CN"], open_page()
    begin(page, site, words)
    follow(page, ".actions .button")
    choose(page, "#S1-1-3")
    page.get_by_role("button", name="EN").click()
    page.get_by_role("heading", name="Transformation target").wait_for()
    assert page.locator("#S1-1-3").is_checked()


def test_the_link_is_copied(site, open_page):
    page = open_page()
    link = begin(page, site, SPEECH["zh-CN"])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator('[data-copy="private-link"]').click()
    page.get_by_text("已复制").first.wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_the_first_visit_is_light(site, open_page):
    page, sizes = open_page(width=390), []
    page.on("requestfinished", lambda request: sizes.append(sum_of(request.sizes())))
    page.goto(site.url, wait_until="networkidle")
    assert len(sizes) <= 6
    assert sum(sizes) <= 60 * 1024


def sum_of(sizes) -> int:
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def test_the_token_leaks_into_no_title(site, open_page):
    page = open_page()
    link = begin(page, site, SPEECH["zh-CN"])
    token = re.search(r"/r/([^/]+)/", link)
    assert token
    assert token.group(1) not in page.title()
