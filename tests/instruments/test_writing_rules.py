"""How an item is to be written, as far as a machine can tell: whether it asks two things is for a reader."""

import re
from collections import Counter

import pytest

from scoring import LANGUAGES, Text, Wording
from tests.instruments.shipped import CROSSROADS, NAMES, TRACKS, WORDINGS, texts_in

TEXTS = list(texts_in(CROSSROADS))
HAN = "\u3400-\u9fff"
SLOGANS = ("赋能", "抓手", "闭环", "打造", "助力", "生态")

each_wording = pytest.mark.parametrize("wording", [wording for _, _, wording in WORDINGS], ids=NAMES)


def characters(text: Text) -> int:
    """Chinese length: characters without spaces."""
    return len(re.sub(r"\s", "", text["zh-hans"]))


def words(text: Text) -> int:
    return len(text["en"].split())


def fits(text: Text, zh: int, en: int) -> bool:
    return characters(text) <= zh and words(text) <= en


@each_wording
def test_a_stem_has_at_most_45_characters_or_30_words(wording: Wording):
    assert fits(wording.stem, 45, 30), wording.stem


@each_wording
def test_a_level_has_at_most_30_characters_or_20_words(wording: Wording):
    assert [level for level in wording.levels if not fits(level, 30, 20)] == []


@each_wording
def test_a_title_has_at_most_12_characters_or_6_words(wording: Wording):
    assert fits(wording.title, 12, 6), wording.title


@each_wording
def test_an_action_has_at_most_60_characters_or_40_words(wording: Wording):
    assert [step.action for step in wording.steps if not fits(step.action, 60, 40)] == []


@each_wording
def test_there_are_five_levels_and_a_step_between_each(wording: Wording):
    assert (len(wording.levels), len(wording.steps)) == (5, 4)


@each_wording
def test_a_step_has_an_effort_of_one_to_three_and_at_least_a_month(wording: Wording):
    assert all(step.effort in (1, 2, 3) and step.months >= 1 for step in wording.steps)


@each_wording
def test_the_steps_of_an_item_are_four_different_actions(wording: Wording):
    for language in LANGUAGES:
        assert len({step.action[language] for step in wording.steps}) == len(wording.steps)


@each_wording
def test_everything_is_said_in_both_languages(wording: Wording):
    for place, text in texts_in(wording):
        assert set(text) == set(LANGUAGES), place
        assert all(text[language].strip() for language in LANGUAGES), place


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("track", TRACKS)
def test_no_level_is_worded_twice(track, language):
    said = Counter(
        level[language] for _, own, wording in WORDINGS if own == track for level in wording.levels
    )
    assert [text for text, times in said.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("track", TRACKS)
def test_no_question_is_asked_twice(track, language):
    said = Counter(wording.stem[language] for _, own, wording in WORDINGS if own == track)
    assert [text for text, times in said.items() if times > 1] == []


def test_chinese_is_written_with_its_own_punctuation():
    assert [(place, text) for place, text in TEXTS if re.search(r"[,;:?!()]", text["zh-hans"])] == []


def test_chinese_has_no_spaces_between_characters_or_beside_figures():
    spaced = re.compile(rf"[{HAN}]\s+[{HAN}0-9]|[0-9%]\s+[{HAN}]")
    assert [(place, text) for place, text in TEXTS if spaced.search(text["zh-hans"])] == []


def test_chinese_is_chinese_and_english_is_english():
    assert [(place, text) for place, text in TEXTS if re.search(rf"[{HAN}]", text["en"])] == []
    assert [(place, text) for place, text in TEXTS if not re.search(rf"[{HAN}]", text["zh-hans"])] == []


def test_no_text_has_a_stray_space_or_line_break():
    stray = re.compile(r"\s{2,}|[\n\t\u00a0\u3000]")
    assert [(place, text) for place, text in TEXTS if any(stray.search(said) for said in text.values())] == []


def test_per_cent_is_written_close_to_its_figure_and_in_ascii():
    odd = re.compile(r"[0-9]\s+%|％|[０-９]")
    assert [(place, text) for place, text in TEXTS if any(odd.search(said) for said in text.values())] == []


def test_no_text_uses_the_words_of_slogans():
    assert [(place, text) for place, text in TEXTS if any(word in text["zh-hans"] for word in SLOGANS)] == []


def test_every_stem_asks():
    for item, track, wording in WORDINGS:
        assert "？" in wording.stem["zh-hans"], (item.code, track)
        assert "?" in wording.stem["en"], (item.code, track)


def test_every_band_of_every_dimension_says_what_it_looks_like_and_what_comes_next():
    for dimension in CROSSROADS.dimensions:
        assert len(dimension.bands) == CROSSROADS.levels == len(CROSSROADS.bands)
        for number, band in enumerate(dimension.bands, 1):
            for text in (band.looks, band.next):
                assert 15 <= characters(text) <= 80, (dimension.code, number, text)
                assert 10 <= words(text) <= 50, (dimension.code, number, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_band_is_described_twice(language):
    said = Counter(
        text[language] for d in CROSSROADS.dimensions for band in d.bands for text in (band.looks, band.next)
    )
    assert [text for text, times in said.items() if times > 1] == []


def test_no_level_praises_or_blames():
    judging = re.compile(
        r"只会|落后|优秀|先进|糟糕|\b(only just|poor|bad|good|excellent|fail(s|ed)?|backward|lazy)\b", re.I
    )
    levels = [(item.code, level) for item, _, wording in WORDINGS for level in wording.levels]
    assert [pair for pair in levels if any(judging.search(said) for said in pair[1].values())] == []


def test_the_walk_finds_every_text():
    """42 items on two tracks of at least 14 texts each, and what stands around them."""
    assert len(TEXTS) > 42 * 2 * 14
    assert {".thesis", ".dimensions[S1].spoke", ".dimensions[S1].items[S1-1].wordings.producer.stem"} <= dict(
        TEXTS
    ).keys()
