import doctest
import re

import pytest

from assessment.figures import spokes, tokens
from assessment.figures import words as words_module
from assessment.figures.words import LANGUAGES, words

ONLY_WHERE_A_LANGUAGE_COUNTS = {
    "report.months",
    "report.cover.respondents_one",
    "report.steps.months_one",
    "report.answers.people_one",
}


def entries(value, way=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from entries(inner, f"{way}.{key}" if way else key)
    else:
        yield way, value


def test_every_language_has_the_same_words():
    keys = [
        {way for way, _ in entries(words(language))} - ONLY_WHERE_A_LANGUAGE_COUNTS for language in LANGUAGES
    ]

    assert keys[0] == keys[1]


def test_every_language_fills_in_the_same_figures():
    def fields(language):
        return {
            way: set(re.findall(r"{(\w+)}", str(text)))
            for way, text in entries(words(language))
            if way not in ONLY_WHERE_A_LANGUAGE_COUNTS and way != "report.date"
        }

    assert fields("zh-hans") == fields("en")


def test_an_unknown_language_is_refused():
    with pytest.raises(KeyError):
        words("de")


@pytest.mark.parametrize("module", [words_module, spokes, tokens])
def test_what_the_docstrings_show_is_true(module):
    assert doctest.testmod(module).failed == 0
