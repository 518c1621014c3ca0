"""The crossroads map: where the two indices place a company, and whether that place is certain."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.rules import CUT, NEAR_THE_CUT, PLACES, QUADRANTS, QuadrantCode
from scoring.tolerance import exceeds, reaches


@dataclass(frozen=True, slots=True)
class Index:
    """The overdraft or the direction index, 0 to 100, with its range."""

    value: float
    low: float
    high: float

    @property
    def above(self) -> bool:
        """At or above the cut."""
        return reaches(self.value, CUT)

    @property
    def certain(self) -> bool:
        """Neither within 5 points of the cut nor with a range on both sides of it."""
        near = not exceeds(abs(self.value - CUT), NEAR_THE_CUT)
        return not near and reaches(self.low, CUT) == reaches(self.high, CUT)


def place(
    overdraft: Index, direction: Index
) -> tuple[QuadrantCode, tuple[QuadrantCode, QuadrantCode] | None]:
    """The quadrant, and where it is not certain, the two between which the company stands.

    These are the quadrants on both sides of the cut in doubt; where both cuts are, the two that lie across
    from one another. They are named in the order of the table of places.
    Source: docs/scoring.md, "Bands and places".

    >>> place(Index(39.6, 39.6, 39.6), Index(50.0, 50.0, 50.0))
    ('new_road', ('yet_to_set_out', 'new_road'))
    """
    here = PLACES[overdraft.above, direction.above]
    if overdraft.certain and direction.certain:
        return here, None
    there = PLACES[overdraft.above == overdraft.certain, direction.above == direction.certain]
    first, second = sorted((here, there), key=QUADRANTS.index)
    return here, (first, second)
