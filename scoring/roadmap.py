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
    PICKS_A_DIMENSION,
    PREREQUISITE_POINTS,
)
from scoring.steps import Lever, Ranking
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

    Each pick raises its item by one level, and all are ranked again. An item below level 2 whose prerequisite
    stood below it when the column began waits for a later column; a prerequisite without points holds
    nothing back. Source: docs/scoring.md, "Roadmap".
    """
    ranking = Ranking(levers, standing, unit)
    now, next_, later = (_fill(column, ranking) for column in (_NOW, _NEXT, _LATER))
    return Roadmap(now, next_, later)


def _fill(column: _Column, ranking: Ranking) -> tuple[NextStep, ...]:
    """One column's picks; each raises its item in the ranking."""
    waiting = {item for item, lever in ranking.levers.items() if _is_low(ranking, lever.needs)}
    picks: list[NextStep] = []
    taken: Counter[str] = Counter()

    def fits(step: NextStep) -> bool:
        return (
            step.effort in column.efforts
            and taken[ranking.levers[step.item].dimension] < column.picks_a_dimension
            and not (step.item in waiting and _is_low(ranking, step.item))
        )

    while len(picks) < COLUMN_PICKS and (pick := ranking.best(fits)):
        picks.append(pick)
        taken[ranking.levers[pick.item].dimension] += 1
        ranking.raise_level(pick.item)
    return tuple(picks)


def _is_low(ranking: Ranking, item: str | None) -> bool:
    points = ranking.points.get(item) if item else None
    return points is not None and not reaches(points, PREREQUISITE_POINTS)
