"""Comparisons and sums as the rules want them: float64, `math.fsum`, 1e-9 at every cut.

Source: docs/scoring.md, "How numbers are handled".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from scoring.rules import TOLERANCE


def reaches(value: float, cut: float) -> bool:
    """value ≥ cut, allowing 1e-9.

    >>> reaches(50 - 1e-10, 50), reaches(50 - 1e-8, 50)
    (True, False)
    """
    return value >= cut - TOLERANCE


def exceeds(value: float, cut: float) -> bool:
    """value > cut, allowing 1e-9: a value that is the cut but for rounding does not exceed it.

    >>> exceeds(50 + 1e-10, 50), exceeds(50 + 1e-8, 50)
    (False, True)
    """
    return value > cut + TOLERANCE


def whole(value: float) -> int:
    """⌊value⌋, allowing 1e-9: what is a whole number but for rounding is that number.

    >>> whole(2.9999999999), whole(2.99)
    (3, 2)
    """
    return math.floor(value + TOLERANCE)


def mean(values: Sequence[float]) -> float:
    """Σ values / their number. Undefined for none (ZeroDivisionError)."""
    return math.fsum(values) / len(values)


def relative(weights: Sequence[float]) -> list[float]:
    """Weights as shares of the largest, so that no sum of finite weights can overflow or vanish.

    >>> relative([1e308, 1e308, 5e307])
    [1.0, 1.0, 0.5]
    """
    largest = max(weights)
    return [weight / largest for weight in weights]


def weighted_mean(values: Iterable[float], weights: Iterable[float]) -> float | None:
    """Σ w·x / Σ w, in the unit of the values, never outside them; `None` for no values.

    >>> weighted_mean([75.0, 25.0], [1.0, 1.0]), weighted_mean([], [])
    (50.0, None)
    """
    points = list(values)
    if not points:
        return None
    shares = relative(list(weights))
    found = math.fsum(w * x for w, x in zip(shares, points, strict=True)) / math.fsum(shares)
    return min(max(found, min(points)), max(points))
