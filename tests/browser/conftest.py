import os

import pytest
from playwright.sync_api import sync_playwright

from tests.parts import chromium
from tests.site import running_site

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-quic",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def browser():
    # Playwright's loop runs in this thread, and Django would take its own calls for ones from async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """Opens a page as a person with this language and width would; script errors fail the test."""
    contexts, faults = [], []

    def open_page(*, width=1280, language="zh-CN", javascript=True):
        context = browser.new_context(
            viewport={"width": width, "height": 844 if width < 600 else 900},
            locale=language,
            java_script_enabled=javascript,
            has_touch=width < 600,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.set_default_timeout(15_000)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults, faults
