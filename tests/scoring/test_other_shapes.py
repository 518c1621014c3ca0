"""No number of dimensions, items or levels stands in the code: they are the instrument's."""

import pytest

from scoring import Instrument
from tests.scoring.made import Json, dimension, head, item, parsed


def other_shape(numbers: dict[str, int], levels: int) -> Instrument:
    groups = {code: "sign" if code.startswith("S") else "direction" for code in numbers}
    files: dict[str, Json] = {"instrument.yaml": head("other", list(groups), levels=levels)}
    for code, number in numbers.items():
        items = [item(f"{code}-{n}", levels=levels, express=n == 1) for n in range(1, number + 1)]
        files[f"{code}.yaml"] = dimension(code, groups[code], items, levels=levels)
    return parsed(files)


@pytest.mark.parametrize("levels", [2, 4, 7])
def test_numbers_of_dimensions_items_and_levels_are_the_instruments(levels):
    found = other_shape({"S1": 4, "S2": 1, "D1": 2, "D2": 9, "D3": 3}, levels)
    assert (len(found.dimensions), len(found.items("full")), found.levels) == (5, 19, levels)
    assert found.unit == pytest.approx(100 / (levels - 1))
