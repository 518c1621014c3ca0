"""Bands: five places on the way from 0 to 100 (as many as there are levels)."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.tolerance import whole


def band_of(points: float, unit: float) -> int:
    """B(z) = 1 + ⌊z / unit + 0.5 + 1e-9⌋: 1 to the number of levels, for z from 0 to 100.

    Source: docs/scoring.md, "Bands and places".

    >>> [band_of(z, 25.0) for z in (0, 12.49, 12.5, 37.5, 62.5, 87.5, 100)]
    [1, 1, 2, 3, 4, 5, 5]
    """
    return 1 + whole(points / unit + 0.5)


def overall_band(points: float, dimensions: Iterable[float], unit: float) -> int:
    """min(B(O), 1 + the lowest dimension's band): good directions do not buy off a heavy overdraft.

    Needs at least one dimension.

    >>> overall_band(76.190476, [95.833333, 4.166667], 25.0)
    2
    """
    return min(band_of(points, unit), 1 + min(band_of(z, unit) for z in dimensions))
