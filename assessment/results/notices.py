"""Notices in kind words. None of them changes a score."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessment.instruments.numbers import numbers_of
from scoring import Instrument

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """All notices of one kind, under one title."""

    code: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    instrument: Instrument
    language: str
    track: str
    numbers: Mapping[str, str]

    def named(self, codes: list[str]) -> tuple[str, ...]:
        return tuple(
            f"{self.numbers[code]} {self.instrument.item(code).wording(self.track).title[self.language]}"
            for code in codes
        )


def notices_of(document: Json, instrument: Instrument, language: str) -> tuple[Notice, ...]:
    context = _Context(
        instrument=instrument, language=language, track=document["track"], numbers=numbers_of(instrument)
    )
    return tuple(_told(document, context))


def _told(document: Json, context: _Context) -> Iterator[Notice]:
    for code, alike in groupby(document["notices"], key=lambda notice: str(notice["code"])):
        said = [(WORDS[code](notice, context), notice) for notice in alike]
        # A long list of items helps nobody: the text gives their number.
        entries = tuple(
            Entry(text=text, items=context.named(notice["items"]) if code in NAMED else ())
            for (_title, text), notice in said
        )
        yield Notice(code=code, title=said[0][0][0], entries=entries)


def _contradiction(notice: Json, context: _Context) -> tuple[str, str]:
    rule = context.instrument.contradictions[notice["index"]]
    return _("Answers that seldom go together"), rule.because[context.language]


def _straight_line(notice: Json, context: _Context) -> tuple[str, str]:
    number = len(notice["items"])
    text = ngettext(
        "%(number)d answer in a row has the same level. If that is how it is, all is well.",
        "%(number)d answers in a row have the same level. If that is how it is, all is well.",
        number,
    )
    return _("The same level many times over"), text % {"number": number}


def _too_fast(notice: Json, context: _Context) -> tuple[str, str]:
    text = _(
        "At least half of the sections took under two seconds a question. Reading them once more may pay."
    )
    return _("Answered very fast"), text


def _unproven(notice: Json, context: _Context) -> tuple[str, str]:
    bare = len(notice["items"])
    text = _(
        "%(bare)d of %(high)d high answers have no evidence yet. A link to a document makes them firmer."
    )
    return _("High answers, little evidence"), text % {"bare": bare, "high": notice["high"]}


def _disagreement(notice: Json, context: _Context) -> tuple[str, str]:
    text = _("The people asked see this very differently. It is worth talking about before deciding.")
    return _("Answers far apart"), text


def _few_respondents(notice: Json, context: _Context) -> tuple[str, str]:
    text = _("With so few people the spread is shown as lowest and highest.")
    return _("Few people answered"), text


def _disputed(notice: Json, context: _Context) -> tuple[str, str]:
    text = _("Somebody says that this does not apply, somebody gave a level. The levels count.")
    return _("Does it apply?"), text


def _no_answer(notice: Json, context: _Context) -> tuple[str, str]:
    return _("A sheet without an answer"), _(
        "One person submitted without answering. Their sheet is not counted."
    )


WORDS: dict[str, Callable[[Json, _Context], tuple[str, str]]] = {
    "contradiction": _contradiction,
    "straight_line": _straight_line,
    "too_fast": _too_fast,
    "unproven": _unproven,
    "disagreement": _disagreement,
    "few_respondents": _few_respondents,
    "applicability_disputed": _disputed,
    "no_answer": _no_answer,
}
NAMED = ("contradiction", "disagreement", "applicability_disputed")
