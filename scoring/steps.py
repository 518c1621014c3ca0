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


def ranked(all_levers: Sequence[Lever], points: Mapping[str, float], unit: float) -> list[NextStep]:
    """All steps: by priority, then lower D, then larger gain, then item code.

    `points` are those of every lever's item as it stands now; D is taken from them.
    """
    score = _scores(all_levers, points)
    dimension = {lever.item: lever.dimension for lever in all_levers}
    steps = [step_of(lever, points[lever.item], unit) for lever in all_levers]
    return in_order(
        sorted((step for step in steps if step), key=lambda step: step.item),
        [
            lambda step: -step.priority,
            lambda step: score[dimension[step.item]],
            lambda step: -step.gain,
        ],
    )


def _scores(all_levers: Sequence[Lever], points: Mapping[str, float]) -> dict[str, float]:
    """D of each scored dimension, from points as they stand now."""
    own: dict[str, list[Lever]] = {}
    for lever in all_levers:
        own.setdefault(lever.dimension, []).append(lever)
    return {
        code: weighted_mean([points[lever.item] for lever in part], [lever.weight for lever in part]) or 0.0
        for code, part in own.items()
    }


def in_order(entries: Sequence[Entry], keys: Sequence[Callable[[Entry], float]]) -> list[Entry]:
    """Sorted by the first key; what ties within 1e-9, by the next; what ties in all, as it came.

    Neighbours that tie belong together, so the order never depends on where the entries stood.

    >>> in_order([(1.0, 2), (1.0 + 1e-12, 1), (0.5, 3)], [lambda e: e[0], lambda e: e[1]])
    [(0.5, 3), (1.000000000001, 1), (1.0, 2)]
    """
    if not keys or len(entries) < 2:
        return list(entries)
    key, *further = keys
    ordered = sorted(entries, key=key)
    groups: list[list[Entry]] = [[ordered[0]]]
    for last, entry in pairwise(ordered):
        if key(entry) - key(last) > TOLERANCE:
            groups.append([])
        groups[-1].append(entry)
    return [entry for group in groups for entry in in_order(group, further)]


def find_out_first(claimed: Reading, facts: Mapping[str, ItemFacts]) -> tuple[str, ...]:
    """What applies and nobody gave a level: in *not enough* dimensions first, then in presented order."""
    open_items = [fact.item for fact in facts.values() if fact.applicable and not fact.known]
    ordered = sorted(open_items, key=lambda item: claimed.dimensions[item.dimension].status != "not_enough")
    return tuple(item.code for item in ordered)
