"""Where a figure's points must lie, worked out from the figure alone, and where the picture has them."""

import re
from collections.abc import Iterator
from math import cos, radians, sin
from typing import Any

Json = dict[str, Any]
Point = tuple[float, float]
NUMBER = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"
MOVED = re.compile(rf'transform="translate\(({NUMBER}) ({NUMBER})\)"')
SHAPE = re.compile(r'<path ([^>]*) d="([^"]*)"')
STEP = re.compile(rf"([mlhv])\s*((?:{NUMBER}\s*)+)")


def traces(figure: Json) -> Iterator[tuple[Json, list[Point | None]]]:
    """Each trace with its points in pixels of the nominal size; a gap is None."""
    for trace in figure["data"]:
        if trace["type"] == "scatterpolar":
            yield trace, _polar(figure["layout"], trace)
        else:
            yield trace, _cartesian(figure["layout"], trace)


def _area(layout: Json) -> tuple[float, float, float, float]:
    m, meta = layout["margin"], layout["meta"]
    return m["l"], m["t"], meta["width"] - m["l"] - m["r"], meta["height"] - m["t"] - m["b"]


def _polar(layout: Json, trace: Json) -> list[Point | None]:
    polar = layout[trace["subplot"]]
    left, top, width, height = _area(layout)
    (x0, x1), (y0, y1) = polar["domain"]["x"], polar["domain"]["y"]
    centre = left + width * (x0 + x1) / 2, top + height * (1 - (y0 + y1) / 2)
    reach = min(width * (x1 - x0), height * (y1 - y0)) / 2
    low, high = polar["radialaxis"]["range"]

    def at(r: float | None, theta: float) -> Point | None:
        if r is None:
            return None
        length, angle = reach * (r - low) / (high - low), radians(90 - theta)
        return centre[0] + length * cos(angle), centre[1] - length * sin(angle)

    return [at(r, theta) for r, theta in zip(trace["r"], trace["theta"], strict=True)]


def _cartesian(layout: Json, trace: Json) -> list[Point | None]:
    left, top, width, height = _area(layout)
    (a, b), (c, d) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    x0, x1 = layout["xaxis"].get("domain", (0, 1))

    def at(x: float | None, y: float | None) -> Point | None:
        if x is None or y is None:
            return None
        across = left + width * (x0 + (x1 - x0) * (x - a) / (b - a))
        return across, top + height * (1 - (y - c) / (d - c))

    return [at(x, y) for x, y in zip(trace["x"], trace["y"], strict=True)]


def runs(points: list[Point | None]) -> list[list[Point]]:
    found: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            found.append([])
        else:
            found[-1].append(point)
    return [run for run in found if len(run) > 1]


def discs(svg: str, colour: str, size: float) -> list[Point]:
    """The middles of the picture's discs of this colour and size."""
    found = []
    for attributes, path in SHAPE.findall(svg):
        moved = MOVED.search(attributes)
        if f'fill="{colour}"' in attributes and moved and path.startswith(f"M 0 0m 0 {size / 2:g}c"):
            found.append((float(moved[1]) + size / 2, float(moved[2]) + size / 2))
    return found


def strokes(svg: str, colour: str) -> list[list[Point]]:
    """The picture's lines of this colour, point by point."""
    return [_points(path) for attributes, path in SHAPE.findall(svg) if f'stroke="{colour}"' in attributes]


def _points(path: str) -> list[Point]:
    x = y = 0.0
    points: list[Point] = []
    for letter, numbers in STEP.findall(path):
        values = [float(n) for n in re.findall(NUMBER, numbers)]
        for dx, dy in _pairs(letter, values):
            x, y = x + dx, y + dy
            points.append((x, y))
    return points


def _pairs(letter: str, values: list[float]) -> list[Point]:
    if letter == "h":
        return [(value, 0.0) for value in values]
    if letter == "v":
        return [(0.0, value) for value in values]
    return list(zip(values[::2], values[1::2], strict=True))
