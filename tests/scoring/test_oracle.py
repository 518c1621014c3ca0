"""Scoring against the naive second implementation, over whatever hypothesis draws."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from scoring import output
from tests.scoring.chance import sheets
from tests.scoring.made import crossroads_files, dimension, head, item, parsed, scored
from tests.scoring.oracle import expected


def same(found: Any, wanted: Any, path: str = "") -> None:
    """Every figure that is wanted, to within 1e-9; everything else exactly."""
    if isinstance(wanted, dict):
        assert set(found) == set(wanted), path
        for key in wanted:
            same(found[key], wanted[key], f"{path}.{key}")
    elif isinstance(wanted, list):
        assert len(found) == len(wanted), path
        for number, (one, other) in enumerate(zip(found, wanted, strict=True)):
            same(one, other, f"{path}[{number}]")
    elif isinstance(wanted, Fraction):
        assert found == pytest.approx(float(wanted), abs=1e-9), path
    else:
        assert found == wanted, path


def findings(document: Any, instrument: Any = None) -> Any:
    found = output(scored(document, instrument))
    return {key: found[key] for key in found if key not in ("rules", "instrument", "form", "notices")}


@given(sheets())
def test_it_agrees_with_the_rules_in_fractions(document):
    same(findings(document), expected(document, crossroads_files()))


ODD_FILES = {
    "instrument.yaml": head("odd", ["S1", "S2", "D1", "D2", "D3"]),
    "S1.yaml": dimension("S1", "sign", [item("S1-1", express=True, weight=2.5), item("S1-2", weight=0.5)]),
    "S2.yaml": dimension(
        "S2", "sign", [item(f"S2-{n}", express=n < 4, efforts=(1, 2, 3, 3)) for n in range(1, 6)]
    ),
    "D1.yaml": dimension("D1", "direction", [item("D1-1", express=True, efforts=(3, 3, 3, 1))]),
    "D2.yaml": dimension(
        "D2",
        "direction",
        [
            item("D2-1", express=True, needs="D1-1"),
            item("D2-2", express=True, needs="D2-3", weight=3),
            item("D2-3", efforts=(1, 1, 1, 1)),
            item("D2-4", needs="D2-2"),
        ],
    ),
    "D3.yaml": dimension("D3", "direction", [item(f"D3-{n}", express=True) for n in range(1, 4)]),
}
ODD = parsed(ODD_FILES)


@given(sheets(ODD))
def test_it_agrees_for_an_instrument_of_other_numbers_and_weights(document):
    same(findings(document, ODD), expected(document, ODD_FILES))


STEEP_FILES = {
    "instrument.yaml": head("steep", ["S1", "D1", "D2"], levels=4),
    "S1.yaml": dimension(
        "S1", "sign", [item(f"S1-{n}", express=True, levels=4) for n in range(1, 5)], levels=4
    ),
    "D1.yaml": dimension("D1", "direction", [item("D1-1", express=True, levels=4)], levels=4),
    "D2.yaml": dimension("D2", "direction", [item("D2-1", express=True, levels=4)], levels=4),
}
STEEP = parsed(STEEP_FILES)


@given(sheets(STEEP))
def test_it_agrees_for_an_instrument_of_four_levels(document):
    same(findings(document, STEEP), expected(document, STEEP_FILES))
