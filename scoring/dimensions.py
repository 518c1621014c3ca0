"""From items to dimensions."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scoring.bands import band_of
from scoring.items import Mark
from scoring.result import DimensionScore
from scoring.rules import ENOUGH_APPLIES, ENOUGH_ITEMS, ENOUGH_KNOWN, FULL_SCALE, WELL_COVERED, Status
from scoring.tolerance import reaches, weighted_mean


def applicable_weight(marks: Sequence[Mark]) -> float:
    """W = Σ_A w."""
    return math.fsum(mark.weight for mark in marks if mark.applicable)


def known_weight(marks: Sequence[Mark]) -> float:
    """Σ_K w."""
    return math.fsum(mark.weight for mark in marks if mark.points is not None)


def score_dimension(code: str, marks: Sequence[Mark], unit: float) -> DimensionScore:
    """One dimension out of all the form's items in it.

    D = Σ_K w·s / Σ_K w · c = Σ_A w·c_i / W · lo = Σ_K w·c_i·s_i / W · hi = lo + 100·(1 − c).
    D, lo and hi go from 0 to 100, c from 0 to 1. D and its band are undefined below *provisional*; all is
    undefined where the dimension does not apply.
    Source: docs/scoring.md, "Dimensions".
    """
    applicable = [mark for mark in marks if mark.applicable]
    weights = [mark.weight for mark in applicable]
    coverage = weighted_mean([mark.coverage for mark in applicable], weights)
    low = weighted_mean([mark.coverage * (mark.points or 0.0) for mark in applicable], weights)
    if coverage is None or low is None:
        return DimensionScore(code, "not_applicable", None, None, None, None, None)
    high = min(FULL_SCALE, low + FULL_SCALE * (1 - coverage))
    status = _status(marks, coverage)
    score = _mean_of_known(marks) if status != "not_enough" else None
    band = band_of(score, unit) if score is not None else None
    return DimensionScore(code, status, score, low, high, coverage, band)


def _mean_of_known(marks: Sequence[Mark]) -> float | None:
    known = [(mark.points, mark.weight) for mark in marks if mark.points is not None]
    return weighted_mean([points for points, _ in known], [weight for _, weight in known])


def _status(marks: Sequence[Mark], coverage: float) -> Status:
    applies, known = applicable_weight(marks), known_weight(marks)
    enough = (
        reaches(applies, ENOUGH_APPLIES * math.fsum(mark.weight for mark in marks))
        and sum(mark.points is not None for mark in marks) >= min(ENOUGH_ITEMS, len(marks))
        and reaches(known, ENOUGH_KNOWN * applies)
    )
    if not enough:
        return "not_enough"
    return "scored" if reaches(coverage, WELL_COVERED) else "provisional"
