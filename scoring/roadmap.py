"""The roadmap: three columns of steps, each ranked again after every pick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.result import NextStep, Roadmap
from scoring.rules import (
    COLUMN_PICKS,
    EFFORTS,
    EFFORTS_NOW,
    FULL_SCALE,
    PICKS_A_DIMENSION,
    PREREQUISITE_POINTS,
)
from scoring.steps import Lever, ranked
from scoring.tolerance import reaches


@dataclass(frozen=True, slots=True)
class _Column:
    efforts: tuple[int, ...]
    picks_a_dimension: int


_NOW = _Column(EFFORTS_NOW, PICKS_A_DIMENSION)
_NEXT = _Column(EFFORTS, PICKS_A_DIMENSION)
_LATER = _Column(EFFORTS, COLUMN_PICKS)


def plan(levers: Sequence[Lever], standing: Mapping[str, float], unit: float) -> Roadmap:
    """*Now, next, later* out of what can be raised and the points of every item that has some.

    The first pick raises its item by one level, s := min(100, s + unit), and all are ranked again.
    An item below level 2 whose prerequisite stood below it when the column began waits for a later column; a
    prerequisite without points holds nothing back. Source: docs/scoring.md, "Roadmap".
    """
    points = dict(standing)
    now, next_, later = (_fill(column, levers, points, unit) for column in (_NOW, _NEXT, _LATER))
    return Roadmap(now, next_, later)


def _fill(
    column: _Column, levers: Sequence[Lever], points: dict[str, float], unit: float
) -> tuple[NextStep, ...]:
    """One column's picks; raises the points of what it picks."""
    by_item = {lever.item: lever for lever in levers}
    waiting = {lever.item for lever in levers if lever.needs and _is_low(points.get(lever.needs))}
    picks: list[NextStep] = []
    taken: Counter[str] = Counter()

    def fits(step: NextStep) -> bool:
        return (
            step.effort in column.efforts
            and taken[by_item[step.item].dimension] < column.picks_a_dimension
            and not (step.item in waiting and _is_low(points[step.item]))
        )

    while len(picks) < COLUMN_PICKS:
        pick = next((step for step in ranked(levers, points, unit) if fits(step)), None)
        if pick is None:
            break
        picks.append(pick)
        taken[by_item[pick.item].dimension] += 1
        points[pick.item] = min(FULL_SCALE, points[pick.item] + unit)
    return tuple(picks)


def _is_low(points: float | None) -> bool:
    return points is not None and not reaches(points, PREREQUISITE_POINTS)
