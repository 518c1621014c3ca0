"""What scoring makes of a sheet, as frozen values. *No score* is `None`, never a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scoring.frozen import Frozen
from scoring.rules import FormCode, NoticeCode, QuadrantCode, Status
from scoring.sheet import Verified


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """One spoke: score, range and coverage (0 to 1); the band counts from 1."""

    code: str
    status: Status
    score: float | None
    low: float | None
    high: float | None
    coverage: float | None
    band: int | None

    @property
    def scored(self) -> bool:
        """Whether there is a score, be it a provisional one."""
        return self.score is not None

    @property
    def applicable(self) -> bool:
        """Whether at least one of its items applies."""
        return self.status != "not_applicable"


@dataclass(frozen=True, slots=True)
class OverallScore:
    """All dimensions together, the two indices, and the place on the crossroads map."""

    score: float | None
    low: float | None
    high: float | None
    coverage: float | None
    band: int | None
    band_low: int | None
    band_high: int | None
    overdraft: float | None
    overdraft_low: float | None
    overdraft_high: float | None
    direction: float | None
    direction_low: float | None
    direction_high: float | None
    quadrant: QuadrantCode | None
    quadrant_certain: bool
    quadrant_between: tuple[QuadrantCode, QuadrantCode] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the answers: claimed, evidenced or verified."""

    dimensions: Frozen[DimensionScore]
    overall: OverallScore


@dataclass(frozen=True, slots=True)
class NextStep:
    """Raising one item by one level: how much it matters (`priority`), what it adds to O, its effort."""

    item: str
    from_level: int
    to_level: int
    priority: float
    gain: float
    effort: int


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Three columns of steps, each in the order of its picks."""

    now: tuple[NextStep, ...]
    next: tuple[NextStep, ...]
    later: tuple[NextStep, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to look at again; it never changes a score. `details` differ by code."""

    code: NoticeCode
    items: tuple[str, ...]
    details: Frozen[object]


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item over all respondents. `unknown`: *don't know* and blank; `evidence`: who gave some."""

    code: str
    points: float | None
    coverage: float
    known: int
    unknown: int
    blank: int
    not_applicable: int
    applicable: bool
    levels: tuple[int, ...]
    deviation: float | None
    evidence: int
    evidenced: float | None
    verified: Verified | None


@dataclass(frozen=True, slots=True)
class Spread:
    """How far respondents' own scores of a dimension lie apart, and whether they may be said to agree.

    `kind`: `range` is minimum to maximum, `interval` a 90 % t interval for the mean.
    `deviation`: the mean of the items' average deviations, in levels. `agreement`: `None` for too few.
    """

    respondents: int
    kind: Literal["range", "interval"] | None
    low: float | None
    high: float | None
    deviation: float | None
    agreement: bool | None


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that one company's answers amount to."""

    rules: str
    instrument: str
    form: FormCode
    track: str
    claimed: Reading
    evidenced: Reading
    verified: Reading
    steps: tuple[NextStep, ...]
    find_out_first: tuple[str, ...]
    roadmap: Roadmap
    notices: tuple[Notice, ...]
    targets: Frozen[float]
    weights: Frozen[float]
    respondents: int
    items: Frozen[ItemResult]
    spread: Frozen[Spread]
