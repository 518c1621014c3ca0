"""What to look at again. A notice never changes a score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from scoring.frozen import Frozen
from scoring.instrument import Contradiction, Instrument
from scoring.items import ItemFacts
from scoring.result import Notice, Spread
from scoring.rules import (
    DIRECTION,
    DISAGREEMENT_LEVELS,
    FAST_SECTIONS,
    FEW,
    MANY,
    PROVEN_SHARE,
    SECONDS_AN_ITEM,
    STRAIGHT_RUN,
    STRAIGHT_SHARE,
    UNPROVEN_POINTS,
    NoticeCode,
)
from scoring.sheet import Respondent, Sheet
from scoring.tolerance import exceeds, reaches

_NOTHING_SAID: Final = "blank"


def contradictions(
    levels: Mapping[str, float], instrument: Instrument, track: str
) -> list[tuple[int, Contradiction]]:
    """The pairs that cannot well be true together, each with its place in the instrument's list.

    `levels`: item → level, of one respondent, or s / unit of all; an item without a level is left out.
    Source: docs/scoring.md, "Notices and spread".
    """
    return [
        (index, rule)
        for index, rule in enumerate(instrument.contradictions)
        if track in rule.tracks
        and rule.given in levels
        and rule.odd in levels
        and reaches(levels[rule.given], rule.at_least)
        and not exceeds(levels[rule.odd], rule.at_most)
    ]


def notices(
    sheet: Sheet, instrument: Instrument, facts: Mapping[str, ItemFacts], spreads: Mapping[str, Spread]
) -> tuple[Notice, ...]:
    """Every notice, by kind in the order of the rules, within a kind by item or respondent."""
    return (
        *_contradictions(sheet, instrument, facts),
        *_straight_lines(sheet, instrument),
        *_too_fast(sheet, instrument),
        *_unproven(facts, instrument.unit),
        *_disagreements(facts),
        *_few_respondents(sheet, spreads),
        *_disputed(facts),
        *_no_answer(sheet),
    )


def _notice(code: NoticeCode, items: Sequence[str] = (), **details: object) -> Notice:
    return Notice(code, tuple(items), Frozen(details))


def _contradictions(sheet: Sheet, instrument: Instrument, facts: Mapping[str, ItemFacts]) -> Iterator[Notice]:
    levels = {code: fact.level for code, fact in facts.items() if fact.level is not None}
    for index, rule in contradictions(levels, instrument, sheet.track):
        pair = (rule.given, rule.odd)
        yield _notice("contradiction", pair, index=index, levels=tuple(levels[code] for code in pair))


def _straight_lines(sheet: Sheet, instrument: Instrument) -> Iterator[Notice]:
    for index, respondent in enumerate(sheet.respondents):
        run = longest_run(respondent, instrument)
        answered = sum(answer.kind != _NOTHING_SAID for answer in respondent.answers.values())
        if reaches(len(run), max(STRAIGHT_RUN, STRAIGHT_SHARE * answered)):
            level = respondent.answers[run[0]].level
            yield _notice("straight_line", run, respondent=index, level=level, answered=answered)


def longest_run(respondent: Respondent, instrument: Instrument) -> tuple[str, ...]:
    """The items of the longest run of one level in presented order, the first of several.

    Anything but a level ends a run, and so does a 0 inside the directions: doing nothing there is honest.
    """
    longest: list[str] = []
    run: list[str] = []
    last: int | None = None
    for code in respondent.assigned:
        level = _level_of(code, respondent, instrument)
        run = [] if level is None else [*run, code] if level == last else [code]
        last = level
        longest = max(longest, run, key=len)
    return tuple(longest)


def _level_of(code: str, respondent: Respondent, instrument: Instrument) -> int | None:
    answer = respondent.answers.get(code)
    level = answer.level if answer else None
    honest = level == 0 and instrument.dimension(instrument.item(code).dimension).group == DIRECTION
    return None if honest else level


def _too_fast(sheet: Sheet, instrument: Instrument) -> Iterator[Notice]:
    for index, respondent in enumerate(sheet.respondents):
        answered = _answered_by_section(respondent, instrument)
        timed = {code: number for code, number in answered.items() if code in respondent.seconds}
        fast = [
            code for code, n in timed.items() if not reaches(respondent.seconds[code] / n, SECONDS_AN_ITEM)
        ]
        if fast and reaches(len(fast), FAST_SECTIONS * len(timed)):
            yield _notice("too_fast", respondent=index, dimensions=tuple(fast), timed=len(timed))


def _answered_by_section(respondent: Respondent, instrument: Instrument) -> dict[str, int]:
    """How many items of each section were answered; sections without one are left out."""
    counts = {dimension.code: 0 for dimension in instrument.dimensions}
    for code, answer in respondent.answers.items():
        counts[instrument.item(code).dimension] += answer.kind != _NOTHING_SAID
    return {code: number for code, number in counts.items() if number}


def _unproven(facts: Mapping[str, ItemFacts], unit: float) -> Iterator[Notice]:
    high = [code for code, fact in facts.items() if exceeds(fact.points(unit) or 0.0, UNPROVEN_POINTS)]
    bare = [code for code in high if not facts[code].evidence]
    if high and not reaches((len(high) - len(bare)) / len(high), PROVEN_SHARE):
        yield _notice("unproven", bare, high=len(high), share=len(bare) / len(high))


def _disagreements(facts: Mapping[str, ItemFacts]) -> Iterator[Notice]:
    for code, fact in facts.items():
        if fact.deviation is not None and exceeds(fact.deviation, DISAGREEMENT_LEVELS):
            yield _notice("disagreement", [code], deviation=fact.deviation, levels=fact.levels)


def _few_respondents(sheet: Sheet, spreads: Mapping[str, Spread]) -> Iterator[Notice]:
    number = sum(respondent.answered for respondent in sheet.respondents)
    ranged = tuple(code for code, spread in spreads.items() if spread.kind == "range")
    if ranged or FEW <= number < MANY:
        yield _notice("few_respondents", respondents=number, dimensions=ranged)


def _disputed(facts: Mapping[str, ItemFacts]) -> Iterator[Notice]:
    for code, fact in facts.items():
        if fact.disputed:
            yield _notice(
                "applicability_disputed", [code], not_applicable=fact.not_applicable, levels=fact.levels
            )


def _no_answer(sheet: Sheet) -> Iterator[Notice]:
    for index, respondent in enumerate(sheet.respondents):
        if not respondent.answered:
            yield _notice("no_answer", respondent=index)
