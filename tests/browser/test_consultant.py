"""A consultant's day in a real browser: from signing in to a downloaded PDF."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("firm")]

EMAIL, PASSWORD = "lin@example.com", "a quiet river at dawn"
WORDS = {
    "zh-CN": {"state": "已提交", "report": "English", "copied": "已复制"},
    "en": {"state": "Submitted", "report": "简体中文", "copied": "Copied"},
}


@pytest.fixture(scope="module")
def firm(site):
    said = site.manage("add_firm", "远望咨询", EMAIL, "--password-stdin", input=PASSWORD)
    assert EMAIL in said


def sign_in(page, site):
    page.goto(f"{site.url}/firm/")
    page.fill("[name=login]", EMAIL)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.button")
    page.wait_for_url(f"{site.url}/firm/")


def add_company(page, name):
    """Adds the company, and gives back its link."""
    page.click("main a.button")
    page.fill("[name=name]", name)
    page.select_option("[name=industry]", "C")
    page.select_option("[name=size]", "medium")
    page.select_option("[name=region]", "GD")
    page.check("[name=track][value=producer]")
    page.check("[name=form][value=express]")
    page.click("main form button.button")
    expect(page.locator("h1")).to_have_text(name)
    return page.input_value("#link")


def answer_all(page, link):
    """The company answers every question of every section, and submits."""
    page.goto(link)
    page.check("[name=consent]")
    page.click("main form button.button")
    sections = page.locator("a[href*='/s/']").evaluate_all("links => links.map(link => link.href)")
    for address in dict.fromkeys(sections):
        page.goto(address)
        levels = page.locator("fieldset.item input[type=radio][value='2']")
        for index in range(levels.count()):
            levels.nth(index).check(force=True)
        expect(page.locator("[data-status][data-state=saved]")).to_have_count(levels.count())
    page.goto(f"{link}review/")
    page.click("main form button.button")
    page.wait_for_url(re.compile("/result/"))


@pytest.mark.parametrize(("language", "width"), [("zh-CN", 1280), ("en", 390)])
def test_from_signing_in_to_the_downloaded_pdf(site, open_page, language, width, tmp_path):
    words, name = WORDS[language], f"恒远精密制造 {width}"
    page = open_page(width=width, language=language)
    sign_in(page, site)
    link = add_company(page, name)
    page.click("[data-copy=link]")
    expect(page.locator("[data-copy=link]")).to_have_text(words["copied"])

    answer_all(open_page(width=390, language="zh-CN"), link)

    page.goto(f"{site.url}/firm/")
    row = page.locator("tr", has_text=name)
    expect(row.locator(".stage")).to_have_text(words["state"])
    row.locator("a").click()
    page.click("main .head a.button")
    expect(page.locator("svg").first).to_be_visible()
    slot = page.locator("[data-slot]", has_text=words["report"])
    slot.locator("button").click()
    file = slot.locator("a[download]")
    expect(file).to_be_visible(timeout=30_000)
    with page.expect_download() as download:
        file.click()
    path = tmp_path / "report.pdf"
    download.value.save_as(path)
    assert path.read_bytes().startswith(b"%PDF")
    assert name in download.value.suggested_filename


def test_without_script_a_level_is_verified_and_the_report_asked_for(site, open_page):
    page = open_page(language="en", javascript=False)
    sign_in(page, site)
    link = add_company(page, "锦川纺织")
    answer_all(open_page(language="en"), link)
    page.reload()
    page.click("main a[href$='/verify/']")
    claim = page.locator("article.claim").first
    claim.locator("summary").click()
    claim.locator("select").select_option("1")
    claim.locator("textarea").fill("Two of the five plants were seen.")
    claim.locator("button.button").first.click()
    expect(page.locator("article.claim").first).to_contain_text("Two of the five plants were seen.")

    page.click("main .trail a")
    page.locator("[data-slot] button").first.click()
    file = page.locator("[data-slot] a[download]").first
    for _reload in range(60):
        if file.is_visible():
            break
        page.wait_for_timeout(250)
        page.reload()
    with page.expect_download() as download:
        file.click()
    assert download.value.suggested_filename.endswith(".pdf")
