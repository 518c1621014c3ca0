"""Three readings of the same answers: claimed, evidenced, verified. None replaces another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.dimensions import score_dimension
from scoring.frozen import Frozen
from scoring.instrument import Instrument
from scoring.items import ItemFacts, Mark, claimed_mark, evidenced_mark, verified_mark
from scoring.overall import score_overall
from scoring.result import Reading
from scoring.sheet import Verified

Marks = Mapping[str, Mark]


@dataclass(frozen=True, slots=True)
class Readings:
    """The marks of every item of the form, reading by reading."""

    claimed: Marks
    evidenced: Marks
    verified: Marks


def read_marks(facts: Mapping[str, ItemFacts], verified: Mapping[str, Verified], unit: float) -> Readings:
    """What each reading makes of each item. Source: docs/scoring.md, "Three readings"."""
    return Readings(
        claimed={code: claimed_mark(fact, unit) for code, fact in facts.items()},
        evidenced={code: evidenced_mark(fact, unit) for code, fact in facts.items()},
        verified={code: verified_mark(fact, unit, verified) for code, fact in facts.items()},
    )


def read(instrument: Instrument, marks: Marks, weights: Mapping[str, float]) -> Reading:
    """The scores of all dimensions, and the whole, out of the marks of all the form's items."""
    dimensions = {
        dimension.code: score_dimension(
            dimension.code,
            [marks[item.code] for item in dimension.items if item.code in marks],
            instrument.unit,
        )
        for dimension in instrument.dimensions
    }
    return Reading(Frozen(dimensions), score_overall(instrument, dimensions, weights))
