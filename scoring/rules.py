"""The numbers that the rules name, in one table. To change one is a new version of the rules."""

from __future__ import annotations

from typing import Final, Literal

RULES: Final = "1"

TOLERANCE: Final = 1e-9
"""Allowed at every cut, threshold and tie in ranking."""

FULL_SCALE: Final = 100.0

# When a dimension is scored (section "Dimensions").
ENOUGH_APPLIES: Final = 0.5
ENOUGH_KNOWN: Final = 0.6
ENOUGH_ITEMS: Final = 3
WELL_COVERED: Final = 0.8

# When a half is scored (section "The two halves").
ENOUGH_OF_A_HALF: Final = 0.6

# The crossroads map (section "Bands and places").
CUT: Final = 50.0
NEAR_THE_CUT: Final = 5.0

# The three readings.
UNPROVEN_POINTS: Final = 50.0

# Next steps and roadmap.
TARGET: Final = 75.0
PREREQUISITE_POINTS: Final = 50.0
COLUMN_PICKS: Final = 5
PICKS_A_DIMENSION: Final = 2
EFFORTS: Final = (1, 2, 3)
EFFORTS_NOW: Final = (1, 2)

# Notices.
STRAIGHT_RUN: Final = 8
STRAIGHT_SHARE: Final = 0.3
SECONDS_AN_ITEM: Final = 2.0
FAST_SECTIONS: Final = 0.5
PROVEN_SHARE: Final = 0.5
DISAGREEMENT_LEVELS: Final = 0.8
FEW: Final = 2
MANY: Final = 5

FormCode = Literal["express", "full"]
GroupCode = Literal["sign", "direction"]
QuadrantCode = Literal["old_road", "both_roads", "yet_to_set_out", "new_road"]
Status = Literal["scored", "provisional", "not_enough", "not_applicable"]
NoticeCode = Literal[
    "contradiction",
    "straight_line",
    "too_fast",
    "unproven",
    "disagreement",
    "few_respondents",
    "applicability_disputed",
    "no_answer",
]

EXPRESS: Final[FormCode] = "express"
FULL: Final[FormCode] = "full"
FORMS: Final[tuple[FormCode, ...]] = (EXPRESS, FULL)
SIGN: Final[GroupCode] = "sign"
DIRECTION: Final[GroupCode] = "direction"
GROUPS: Final[tuple[GroupCode, ...]] = (SIGN, DIRECTION)

PLACES: Final[dict[tuple[bool, bool], QuadrantCode]] = {
    (True, False): "old_road",
    (True, True): "both_roads",
    (False, False): "yet_to_set_out",
    (False, True): "new_road",
}
"""(overdraft at or above the cut, direction at or above it) → place, in the order of naming."""

QUADRANTS: Final = tuple(PLACES.values())
