"""Next steps: which item, raised by one level, matters most for the effort. And what to find out first."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from scoring.dimensions import applicable_weight, known_weight
from scoring.instrument import Instrument
from scoring.items import ItemFacts, Mark
from scoring.readings import Marks
from scoring.result import NextStep, Reading
from scoring.rules import FULL_SCALE, TOLERANCE
from scoring.sheet import Sheet
from scoring.tolerance import exceeds, relative, weighted_mean, whole

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Lever:
    """What does not change about an item while levels are raised.

    `share` = (v_d / Σ_scored v) · (w_i / W_d), `pull` = (v_d / Σ_scored v) · (w_i / Σ_K w), both 0 to 1.
    """

    item: str
    dimension: str
    weight: float
    share: float
    pull: float
    target: float
    efforts: tuple[int, ...]
    needs: str | None


def levers(instrument: Instrument, sheet: Sheet, claimed: Reading, marks: Marks) -> list[Lever]:
    """The items that have points in scored dimensions, in presented order."""
    scored = [code for code, dimension in claimed.dimensions.items() if dimension.scored]
    parts = relative([sheet.weights[code] for code in scored]) if scored else []
    found: list[Lever] = []
    for code, part in zip(scored, parts, strict=True):
        own = [marks[item.code] for item in instrument.dimension(code).items if item.code in marks]
        found += _levers_of(code, part / math.fsum(parts), own, sheet)
    return found


def _levers_of(dimension: str, part: float, marks: Sequence[Mark], sheet: Sheet) -> list[Lever]:
    applies, known = applicable_weight(marks), known_weight(marks)
    return [
        Lever(
            item=mark.item.code,
            dimension=dimension,
            weight=mark.weight,
            share=part * mark.weight / applies,
            pull=part * mark.weight / known,
            target=sheet.targets[dimension],
            efforts=tuple(step.effort for step in mark.item.wording(sheet.track).steps),
            needs=mark.item.needs,
        )
        for mark in marks
        if mark.points is not None
    ]


def urgency(gap: float, unit: float) -> float:
    """(g² − max(0, g − unit)²) / unit²: 1, 3, 5, 7 for one to four levels below target.

    The squared shortfall that one level takes away (Foster, Greer and Thorbecke). Gap in points, from 0.

    >>> [urgency(gap, 25.0) for gap in (0.0, 25.0, 50.0, 75.0, 100.0)]
    [0.0, 1.0, 3.0, 5.0, 7.0]
    """
    rest = max(0.0, gap - unit)
    return (gap * gap - rest * rest) / (unit * unit)


def step_of(lever: Lever, points: float, unit: float) -> NextStep | None:
    """The step at an item that stands at so many points; none without a gap to its target.

    priority = 100 · share · urgency / e · gain = pull · min(unit, 100 − s), in points of O.
    Source: docs/scoring.md, "Next steps".
    """
    gap = lever.target - points
    if not exceeds(gap, 0.0):
        return None
    level = min(whole(points / unit), len(lever.efforts) - 1)
    effort = lever.efforts[level]
    return NextStep(
        item=lever.item,
        from_level=level,
        to_level=level + 1,
        priority=FULL_SCALE * lever.share * urgency(gap, unit) / effort,
        gain=lever.pull * min(unit, FULL_SCALE - points),
        effort=effort,
    )


class Ranking:
    """Steps in their order, while items are raised one by one: only what a pick changes is worked out anew.

    Order: priority, then lower D, then larger gain, then item code. Source: docs/scoring.md, "Next steps".
    """

    def __init__(self, levers: Sequence[Lever], standing: Mapping[str, float], unit: float) -> None:
        self.levers = {lever.item: lever for lever in sorted(levers, key=lambda lever: lever.item)}
        self.points = dict(standing)
        self.unit = unit
        self.steps = {item: step_of(lever, standing[item], unit) for item, lever in self.levers.items()}
        self.scores = {code: self._score(code) for code in {lever.dimension for lever in levers}}

    def ranked(self) -> list[NextStep]:
        """All steps that are left."""
        return in_order([step for step in self.steps.values() if step], self._keys())

    def best(self, fits: Callable[[NextStep], bool]) -> NextStep | None:
        """The first step that fits, if there is any."""
        fitting = [step for step in self.steps.values() if step and fits(step)]
        return leading(fitting, self._keys()) if fitting else None

    def raise_level(self, item: str) -> None:
        """s := min(100, s + unit), and what follows from it."""
        lever = self.levers[item]
        self.points[item] = min(FULL_SCALE, self.points[item] + self.unit)
        self.steps[item] = step_of(lever, self.points[item], self.unit)
        self.scores[lever.dimension] = self._score(lever.dimension)

    def _keys(self) -> list[Callable[[NextStep], float]]:
        return [
            lambda step: -step.priority,
            lambda step: self.scores[self.levers[step.item].dimension],
            lambda step: -step.gain,
        ]

    def _score(self, dimension: str) -> float:
        """D as it stands now."""
        own = [lever for lever in self.levers.values() if lever.dimension == dimension]
        return (
            weighted_mean([self.points[lever.item] for lever in own], [lever.weight for lever in own]) or 0.0
        )


def ties(entries: Sequence[Entry], key: Callable[[Entry], float]) -> list[list[Entry]]:
    """Sorted by a key, in groups of neighbours within 1e-9; those of a group stand as they came.

    >>> ties([2.0, 1.0 + 1e-12, 1.0], lambda x: x)
    [[1.000000000001, 1.0], [2.0]]
    """
    values = [key(entry) for entry in entries]
    ordered = sorted(range(len(entries)), key=values.__getitem__)
    groups = [[ordered[0]]]
    for last, place in pairwise(ordered):
        if values[place] - values[last] > TOLERANCE:
            groups.append([])
        groups[-1].append(place)
    return [[entries[place] for place in sorted(group)] for group in groups]


def in_order(entries: Sequence[Entry], keys: Sequence[Callable[[Entry], float]]) -> list[Entry]:
    """Sorted by the first key; what ties, by the next; what ties in all, as it came."""
    if not keys or len(entries) < 2:
        return list(entries)
    return [entry for group in ties(entries, keys[0]) for entry in in_order(group, keys[1:])]


def leading(entries: Sequence[Entry], keys: Sequence[Callable[[Entry], float]]) -> Entry:
    """The first of `in_order`, without ordering the rest."""
    for key in keys:
        least = min(map(key, entries))
        near = [entry for entry in entries if key(entry) - least <= TOLERANCE * len(entries)]
        entries = ties(near, key)[0]
    return entries[0]


def find_out_first(claimed: Reading, facts: Mapping[str, ItemFacts]) -> tuple[str, ...]:
    """What applies and nobody gave a level: in *not enough* dimensions first, then in presented order."""
    open_items = [fact.item for fact in facts.values() if fact.applicable and not fact.known]
    ordered = sorted(open_items, key=lambda item: claimed.dimensions[item.dimension].status != "not_enough")
    return tuple(item.code for item in ordered)
