"""From dimensions to the two halves, their indices, and the whole."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from scoring.bands import overall_band
from scoring.instrument import Instrument
from scoring.quadrant import Index, place
from scoring.result import DimensionScore, OverallScore
from scoring.rules import DIRECTION, ENOUGH_OF_A_HALF, FULL_SCALE, SIGN, TOLERANCE, GroupCode, QuadrantCode
from scoring.tolerance import weighted_mean


@dataclass(frozen=True, slots=True)
class Mean:
    """A weighted mean of dimensions with its range; `None` is undefined."""

    value: float | None
    low: float | None
    high: float | None


def enough_of(number: int) -> int:
    """How many of a half's dimensions must be scored: ⌈0.6 · number⌉.

    >>> [enough_of(n) for n in (1, 2, 3, 4, 5, 6)]
    [1, 2, 2, 3, 3, 4]
    """
    return math.ceil(ENOUGH_OF_A_HALF * number - TOLERANCE)


def mean_of(dimensions: Sequence[DimensionScore], weights: Mapping[str, float]) -> Mean:
    """The weighted mean of the scored dimensions.

    Its range is that of all applicable ones, an unscored one entering as 0 and as 100.
    """

    def mean(
        chosen: Sequence[DimensionScore], figure: Callable[[DimensionScore], float | None]
    ) -> float | None:
        values = [figure(dimension) or 0.0 for dimension in chosen]
        return weighted_mean(values, [weights[dimension.code] for dimension in chosen])

    scored = [dimension for dimension in dimensions if dimension.scored]
    applicable = [dimension for dimension in dimensions if dimension.applicable]
    return Mean(
        value=mean(scored, lambda dimension: dimension.score),
        low=mean(applicable, lambda dimension: dimension.low if dimension.scored else 0.0),
        high=mean(applicable, lambda dimension: dimension.high if dimension.scored else FULL_SCALE),
    )


def half(dimensions: Sequence[DimensionScore], weights: Mapping[str, float]) -> Mean:
    """F or G: the mean of a group's dimensions, undefined but for its range while too few are scored.

    Source: docs/scoring.md, "The two halves".
    """
    found = mean_of(dimensions, weights)
    if sum(dimension.scored for dimension in dimensions) >= enough_of(len(dimensions)):
        return found
    return Mean(None, found.low, found.high)


def score_overall(
    instrument: Instrument, dimensions: Mapping[str, DimensionScore], weights: Mapping[str, float]
) -> OverallScore:
    """O, its range, the bands, the overdraft index 100 − F, the direction index G, and the place on the map.

    O needs F and G. Indices and O are 0 to 100. Source: docs/scoring.md, "The whole" and "Bands and places".
    """
    signs = half(_of_group(SIGN, instrument, dimensions), weights)
    direction = half(_of_group(DIRECTION, instrument, dimensions), weights)
    overdraft = Mean(_rest(signs.value), low=_rest(signs.high), high=_rest(signs.low))
    whole = mean_of(list(dimensions.values()), weights)
    score = whole.value if signs.value is not None and direction.value is not None else None
    applicable = [dimension for dimension in dimensions.values() if dimension.applicable]
    map_place = _place(overdraft, direction)
    return OverallScore(
        score=score,
        low=whole.low,
        high=whole.high,
        coverage=weighted_mean(
            [d.coverage or 0.0 for d in applicable], [weights[d.code] for d in applicable]
        ),
        band=_band(score, [dimension.score for dimension in applicable], instrument.unit),
        band_low=_band(whole.low, [dimension.low for dimension in applicable], instrument.unit),
        band_high=_band(whole.high, [dimension.high for dimension in applicable], instrument.unit),
        overdraft=overdraft.value,
        overdraft_low=overdraft.low,
        overdraft_high=overdraft.high,
        direction=direction.value,
        direction_low=direction.low,
        direction_high=direction.high,
        quadrant=map_place[0] if map_place else None,
        quadrant_certain=map_place is not None and map_place[1] is None,
        quadrant_between=map_place[1] if map_place else None,
    )


def _of_group(
    group: GroupCode, instrument: Instrument, dimensions: Mapping[str, DimensionScore]
) -> list[DimensionScore]:
    return [dimensions[dimension.code] for dimension in instrument.dimensions if dimension.group == group]


def _rest(value: float | None) -> float | None:
    return None if value is None else FULL_SCALE - value


def _band(points: float | None, dimensions: Sequence[float | None], unit: float) -> int | None:
    """The overall band, where there are points and every applicable dimension has some."""
    defined = [value for value in dimensions if value is not None]
    if points is None or not defined or len(defined) < len(dimensions):
        return None
    return overall_band(points, defined, unit)


def _place(
    overdraft: Mean, direction: Mean
) -> tuple[QuadrantCode, tuple[QuadrantCode, QuadrantCode] | None] | None:
    across, up = _index(overdraft), _index(direction)
    return place(across, up) if across and up else None


def _index(found: Mean) -> Index | None:
    if found.value is None or found.low is None or found.high is None:
        return None
    return Index(found.value, found.low, found.high)
