"""Evidence files in a real browser, with script and without."""

import pytest

from tests.browser.test_respondent import SPEECH, begin, follow
from tests.evidence.made import PDF, picture

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def files_at(page, home: str):
    page.goto(home + "s/S1/")
    item = page.locator("[data-item]").first
    item.locator("details.extras summary").click()
    return item


@pytest.fixture
def paths(tmp_path):
    found = {"检测 报告.pdf": PDF, "车间.png": picture()}
    for name, content in found.items():
        (tmp_path / name).write_bytes(content)
    return {name: str(tmp_path / name) for name in found}


def test_files_go_at_once_and_come_back_as_downloads(open_page, site, paths):
    page = open_page(width=390)
    item = files_at(page, begin(page, site, SPEECH["zh-CN"], form="express"))
    item.locator("input[type=file]").set_input_files([paths["检测 报告.pdf"], paths["车间.png"]])
    item.get_by_text("已加上车间.png").wait_for()
    item.locator(".filed button").nth(1).click()
    item.get_by_text("已删除车间.png").wait_for()
    assert page.evaluate("document.activeElement.type") == "file"
    with page.expect_download() as download:
        item.locator(".filed a").click()
    assert download.value.suggested_filename == "检测 报告.pdf"
    page.reload()
    assert page.locator(".filed li").count() == 1


def test_without_script_the_form_brings_them(open_page, site, paths):
    page = open_page(width=390, javascript=False)
    item = files_at(page, begin(page, site, SPEECH["zh-CN"], form="express"))
    item.locator("input[type=file]").set_input_files([paths["检测 报告.pdf"]])
    follow(page, "[data-item] [data-upload] >> nth=0")
    assert page.locator(".filed li").count() == 1
    page.locator("details.extras summary").first.click()
    follow(page, ".filed button")
    assert page.locator(".filed li").count() == 0
