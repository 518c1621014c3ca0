from typing import get_args

import pytest
from django.utils import translation

from assessment.instruments.files import shipped_instruments
from assessment.results.notices import WORDS, notices_of
from scoring.rules import NoticeCode

DETAILS = {"index": 0, "respondent": 0, "high": 9, "respondents": 3, "dimensions": ["S1"], "levels": [0, 4]}


def told(*notices, language="zh-hans"):
    document = {"track": "enabler", "notices": [{**DETAILS, **notice} for notice in notices]}
    with translation.override(language):
        return notices_of(document, shipped_instruments()["crossroads-1"], language)


def test_every_notice_of_the_rules_has_words():
    assert set(WORDS) == set(get_args(NoticeCode))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("code", get_args(NoticeCode))
def test_every_notice_is_told_in_both_languages(code, language):
    (notice,) = told({"code": code, "items": ["S2-4", "S2-3"]}, language=language)
    assert notice.title
    assert notice.entries[0].text
    assert "%(" not in notice.entries[0].text


def test_a_contradiction_names_both_items_and_says_why():
    (notice,) = told({"code": "contradiction", "items": ["S2-4", "S2-3"], "index": 0})
    rule = shipped_instruments()["crossroads-1"].contradictions[0]
    (entry,) = notice.entries
    assert [item.split()[0] for item in entry.items] == ["2.4", "2.3"]
    assert entry.text == rule.because["zh-hans"]


def test_notices_of_one_kind_stand_under_one_title():
    pairs = [{"code": "contradiction", "items": ["S2-4", "S2-3"], "index": n} for n in (0, 1)]
    both = told(*pairs, {"code": "no_answer", "items": []})
    assert [(notice.code, len(notice.entries)) for notice in both] == [("contradiction", 2), ("no_answer", 1)]


def test_a_long_list_of_items_is_counted_and_not_printed():
    (notice,) = told({"code": "unproven", "items": ["S1-1"] * 8, "high": 9})
    assert notice.entries[0].items == ()
    assert "9个高分答案里，有8个还没有证据" in notice.entries[0].text
