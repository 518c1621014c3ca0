"""The one rounding: for show, never before banding or ranking."""

from __future__ import annotations

import math

from scoring.rules import TOLERANCE


def shown(x: float) -> int:
    """The whole point that is shown: ⌊x + 0.5 + 1e-9⌋, half up.

    Unit and range: those of x. Raises `ValueError` for NaN and `OverflowError` for the infinities.
    Source: docs/scoring.md, "How numbers are handled".

    >>> shown(61.5), shown(61.499), shown(0.49999999999), shown(-0.5)
    (62, 61, 1, 0)
    """
    return math.floor(x + 0.5 + TOLERANCE)
