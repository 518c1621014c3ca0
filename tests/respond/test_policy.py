"""No page needs more than our own files: nothing inline, nothing from elsewhere."""

import re

import pytest

from tests.respond.conftest import Visit
from tests.rounds import FIRST_EXAMPLE, answer, started

PAGES = ["", "s/S1/", "review/"]


@pytest.fixture
def pages(db):
    visit, done = Visit(started()), Visit(started())
    answer(done.respondent, FIRST_EXAMPLE)
    done.post("review/")
    asked = [visit.get(rest) for rest in PAGES] + [done.get("result/"), done.get()]
    asked += [visit.client.get(path) for path in ("/", "/start/", "/lost/", "/nothing/")]
    return [response.content.decode() for response in asked]


def test_nothing_is_inline(pages):
    for page in pages:
        assert not re.search(r"<style|<[^>]+\sstyle=|<[^>]+\son\w+=|javascript:", page)
        scripts = re.findall(r"<script([^>]*)>", page)
        assert all("src=" in script or 'type="application/json"' in script for script in scripts)


def test_nothing_comes_from_elsewhere(pages):
    for page in pages:
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_every_page_says_its_language_and_has_one_heading(pages):
    for page in pages:
        assert '<html lang="zh-hans">' in page
        assert len(re.findall(r"<h1[ >]", page)) == 1


def test_no_id_stands_twice(pages):
    for page in pages:
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))


def test_every_label_and_description_finds_its_field(pages):
    for page in pages:
        ids = set(re.findall(r'\sid="([^"]+)"', page))
        named = re.findall(r'\sfor="([^"]+)"', page)
        named += [
            one
            for many in re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', page)
            for one in many.split()
        ]
        named += re.findall(r'href="#([^"]+)"', page)
        assert set(named) <= ids
