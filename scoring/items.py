"""From cells to items: what all respondents together say at one item."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.instrument import Item
from scoring.rules import UNPROVEN_POINTS
from scoring.sheet import Answer, Respondent, Verified
from scoring.tolerance import exceeds, mean

BLANK: Final = Answer()


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """The cells of one item, counted. `unknown`: *don't know* and blank, and 1 where nobody was asked."""

    item: Item
    levels: tuple[int, ...]
    unknown: int
    blank: int
    not_applicable: int
    evidence: int

    @property
    def known(self) -> int:
        """n: how many gave a level."""
        return len(self.levels)

    @property
    def applicable(self) -> bool:
        """Not applicable iff every cell is *does not apply*."""
        return self.known > 0 or self.unknown > 0

    @property
    def disputed(self) -> bool:
        """Some say *does not apply* and others a level: the levels count, and it is noted."""
        return self.known > 0 and self.not_applicable > 0

    @property
    def coverage(self) -> float:
        """c = n / (n + u), 0 to 1; 0 where the item does not apply."""
        return self.known / (self.known + self.unknown) if self.applicable else 0.0

    @property
    def level(self) -> float | None:
        """The mean of the levels given; undefined without one."""
        return mean(self.levels) if self.levels else None

    def points(self, unit: float) -> float | None:
        """s = mean(unit × level), 0 to 100; undefined without a level."""
        return mean([unit * level for level in self.levels]) if self.levels else None

    @property
    def deviation(self) -> float | None:
        """The average deviation from the mean, in levels; undefined below two levels. Burke & Dunlap."""
        if self.known < 2:
            return None
        middle = mean(self.levels)
        return math.fsum(abs(level - middle) for level in self.levels) / self.known


def item_facts(items: Iterable[Item], respondents: Iterable[Respondent]) -> dict[str, ItemFacts]:
    """The facts of each item, in the items' order.

    A respondent who answered nothing has no cells. An item without any cell was asked of nobody: one unknown.
    Source: docs/scoring.md, "Cells" and "Items".
    """
    cells: dict[str, list[Answer]] = {item.code: [] for item in items}
    for respondent in respondents:
        if respondent.answered:
            for code in respondent.assigned:
                cells[code].append(respondent.answers.get(code, BLANK))
    return {item.code: _facts(item, cells[item.code]) for item in items}


def _facts(item: Item, cells: Sequence[Answer]) -> ItemFacts:
    if not cells:
        return ItemFacts(item, levels=(), unknown=1, blank=0, not_applicable=0, evidence=0)
    levels = sorted(cell.level for cell in cells if cell.level is not None)
    not_applicable = sum(cell.na is not None for cell in cells)
    return ItemFacts(
        item,
        levels=tuple(levels),
        unknown=len(cells) - len(levels) - not_applicable,
        blank=sum(cell.kind == "blank" for cell in cells),
        not_applicable=not_applicable,
        evidence=sum(bool(cell.evidence) for cell in cells),
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """What one reading makes of an item: points 0 to 100 (`None`: not in K), coverage, whether it is in A."""

    item: Item
    points: float | None
    coverage: float
    applicable: bool

    @property
    def weight(self) -> float:
        return self.item.weight


def claimed_mark(facts: ItemFacts, unit: float) -> Mark:
    """The item as the respondents say it."""
    return Mark(facts.item, facts.points(unit), facts.coverage, facts.applicable)


def evidenced_mark(facts: ItemFacts, unit: float) -> Mark:
    """s = 50 where it is above 50 and no respondent gave evidence; coverage unchanged."""
    points = facts.points(unit)
    if points is not None and exceeds(points, UNPROVEN_POINTS) and not facts.evidence:
        points = UNPROVEN_POINTS
    return Mark(facts.item, points, facts.coverage, facts.applicable)


def verified_mark(facts: ItemFacts, unit: float, verified: Mapping[str, Verified]) -> Mark:
    """s = unit × the consultant's level, c = 1, where one is set, also where nothing was known or applied."""
    found = verified.get(facts.item.code)
    if found is None:
        return claimed_mark(facts, unit)
    return Mark(facts.item, unit * found.level, coverage=1.0, applicable=True)
