"""From a sheet to a result. Arithmetic alone: the same values in, the same values out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scoring.frozen import Frozen
from scoring.instrument import Instrument
from scoring.items import ItemFacts, item_facts
from scoring.notices import notices
from scoring.readings import Readings, read, read_marks
from scoring.result import ItemResult, Result
from scoring.roadmap import plan
from scoring.rules import RULES
from scoring.sheet import Sheet
from scoring.spread import spreads
from scoring.steps import Ranking, find_out_first, levers


def score(sheet: Sheet, instrument: Instrument) -> Result:
    """Everything that the rules make of a company's answers: docs/scoring.md from top to bottom.

    Raises `ValueError` where the sheet was read against another instrument. Never fails for any answers: what
    cannot be said is `None` or a status.
    """
    _check_same(sheet, instrument)
    return _result(sheet, instrument, item_facts(instrument.items(sheet.form), sheet.respondents))


def what_if(sheet: Sheet, instrument: Instrument, levels: Mapping[str, int]) -> Result:
    """The result if all who were asked gave these items these levels (what nobody knew becomes known).

    The same functions on changed levels. Raises `KeyError` for an item that the form does not ask and
    `ValueError` for a level that the instrument has not.
    """
    _check_same(sheet, instrument)
    facts = item_facts(instrument.items(sheet.form), sheet.respondents)
    changed = {code: _raised(facts[code], level, instrument.levels) for code, level in levels.items()}
    return _result(sheet, instrument, facts | changed)


def _check_same(sheet: Sheet, instrument: Instrument) -> None:
    if sheet.instrument != instrument.code:
        raise ValueError(f"A sheet of {sheet.instrument} cannot be scored by {instrument.code}.")


def _raised(fact: ItemFacts, level: int, levels: int) -> ItemFacts:
    if isinstance(level, bool) or not 0 <= level < levels:
        raise ValueError(f"{fact.item.code} has no level {level}.")
    return replace(fact, levels=(level,) * max(1, fact.known + fact.unknown), unknown=0, blank=0)


def _result(sheet: Sheet, instrument: Instrument, facts: Mapping[str, ItemFacts]) -> Result:
    unit = instrument.unit
    marks = read_marks(facts, sheet.verified, unit)
    claimed = read(instrument, marks.claimed, sheet.weights)
    standing = {code: mark.points for code, mark in marks.claimed.items() if mark.points is not None}
    pulls = levers(instrument, sheet, claimed, marks.claimed)
    apart = spreads(instrument, instrument.items(sheet.form), sheet.respondents, facts)
    return Result(
        rules=RULES,
        instrument=sheet.instrument,
        form=sheet.form,
        track=sheet.track,
        claimed=claimed,
        evidenced=read(instrument, marks.evidenced, sheet.weights),
        verified=read(instrument, marks.verified, sheet.weights),
        steps=tuple(Ranking(pulls, standing, unit).ranked()),
        find_out_first=find_out_first(claimed, facts),
        roadmap=plan(pulls, standing, unit),
        notices=notices(sheet, instrument, facts, apart),
        targets=sheet.targets,
        weights=sheet.weights,
        respondents=sum(respondent.answered for respondent in sheet.respondents),
        items=_items(sheet, facts, marks),
        spread=apart,
    )


def _items(sheet: Sheet, facts: Mapping[str, ItemFacts], marks: Readings) -> Frozen[ItemResult]:
    return Frozen(
        {
            code: ItemResult(
                code=code,
                points=marks.claimed[code].points,
                coverage=fact.coverage,
                known=fact.known,
                unknown=fact.unknown,
                blank=fact.blank,
                not_applicable=fact.not_applicable,
                applicable=fact.applicable,
                levels=fact.levels,
                deviation=fact.deviation,
                evidence=fact.evidence,
                evidenced=marks.evidenced[code].points,
                verified=sheet.verified.get(code),
            )
            for code, fact in facts.items()
        }
    )
