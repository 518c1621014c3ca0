"""Every string that a person may read has its Chinese, and nothing in the catalogue is left over."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils import translation
from django.utils.translation.template import templatize

BASE_DIR = Path(__file__).resolve().parent.parent
PO = BASE_DIR / "assessment" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
SOURCES = ("assessment", "config")
# Names of languages are said in themselves, and Django's own catalogue has what Django says.
ELSEWHERE = {"简体中文", "English"}
Key = tuple[str | None, str]
# What Django says and its own Chinese catalogue lacks.
FRAMEWORK: set[Key] = {
    (None, "This password is too short. It must contain at least %d character."),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "_": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def _extracted(code: bytes) -> set[Key]:
    found = set()
    for _line, _function, messages, _comments, context in _extract(code):
        singular = messages[0] if isinstance(messages, tuple | list) else messages
        found.add((context, singular))
    return found


def _extract(code: bytes):
    for line, messages, comments, context in extract("python", BytesIO(code), keywords=KEYWORDS):
        yield line, None, messages, comments, context


def used() -> set[Key]:
    found: set[Key] = set()
    for folder in SOURCES:
        for path in (BASE_DIR / folder).rglob("*.py"):
            found |= _extracted(path.read_bytes())
    for path in (BASE_DIR / "templates").rglob("*"):
        if path.suffix in (".html", ".txt"):
            found |= _extracted(templatize(path.read_text("utf-8"), origin=str(path)).encode())
    return {(context, text) for context, text in found if text and text not in ELSEWHERE}


def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh_Hans", abort_invalid=True)


def _singular(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple | list) else message.id


def _key(message: Message) -> Key:
    return (message.context, _singular(message))


@pytest.fixture(scope="module")
def messages() -> dict[Key, Message]:
    return {_key(message): message for message in catalogue() if message.id}


def test_every_string_is_translated(messages):
    untranslated = {key for key in used() if key not in messages or not all(_strings(messages[key]))}
    assert not untranslated, "\n".join(sorted(text for _, text in untranslated))


def _strings(message: Message) -> tuple[str, ...]:
    said = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return tuple(text or "" for text in said)


def test_nothing_is_left_over(messages):
    left = set(messages) - used() - FRAMEWORK
    assert not left, "\n".join(sorted(text for _, text in left))


def test_what_the_framework_lacks_is_said_in_chinese():
    validator = MinimumLengthValidator(min_length=10)
    with translation.override("zh-hans"):
        assert validator.get_error_message() == "密码太短，至少要10个字符。"


def test_no_string_is_translated_twice():
    # The reader folds doubles into one, so they are counted in the file's own text.
    entries = re.findall(r'^msgid ((?:"[^\n]*"\n)+)', PO.read_text("utf-8"), re.MULTILINE)
    doubled = [text for text, times in Counter(entries).items() if times > 1]
    assert not doubled, "\n".join(doubled)


def test_translations_are_finished_and_none_is_fuzzy(messages):
    assert not [message.id for message in messages.values() if message.fuzzy]
    assert not catalogue().obsolete


def test_placeholders_are_the_same_in_both_languages(messages):
    wrong = []
    for message in messages.values():
        texts = message.id if isinstance(message.id, tuple | list) else (message.id,)
        wanted = set(PLACEHOLDER.findall(texts[-1]))
        wrong += [text for text in _strings(message) if set(PLACEHOLDER.findall(text)) != wanted]
    assert not wrong, "\n".join(wrong)
