"""The radar: outward is healthy on every spoke, always 0 to 100, never scaled to what it happens to show."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import cos, pi, sin
from typing import Any

import plotly.graph_objects as go

from assessment.figures import tokens
from assessment.figures.paper import LINE_HEIGHT, SIZE, sheet
from assessment.figures.spokes import (
    FULL,
    TURN,
    Spoke,
    band_centres,
    band_cuts,
    ems,
    grouped,
    spokes,
    wrapped,
)
from assessment.figures.words import words
from scoring import Instrument

# Two polar subplots share one centre: the frame carries what stands outside the scale, the scale only data.
# The scale comes last, so that it is the one which the pointer meets.
FRAME = "polar"
SCALE = "polar2"
# The frame too reaches to 100: plotly.js drops what lies beyond an axis.
RIM = 87.0  # where the scale's 100 lies on the frame
ARC = 93.0
OUTSIDE = 99.5
RADIUS = 150.0
WIDEST_NAME = 7.0
WHISKER = 7.0


def radar(
    result: Mapping[str, Any], instrument: Instrument, language: str, reading: str = "claimed"
) -> go.Figure:
    """The dimensions of one reading as a radar: score, range, target, and what could not be scored."""
    all_spokes = spokes(result, instrument, language, reading)
    said = words(language)["figures"]["radar"]
    traces = [
        *_arcs(all_spokes, instrument, language),
        _names(all_spokes),
        _target(all_spokes),
        _area(all_spokes),
        _outline(all_spokes),
        *_whiskers(all_spokes),
        *_hollows(all_spokes),
        *_marks(all_spokes, instrument, language),
        _band_numbers(all_spokes, instrument),
    ]
    return go.Figure(data=traces, layout=_layout(all_spokes, instrument, language, said["alt"]))


def _layout(all_spokes: list[Spoke], instrument: Instrument, language: str, alt: str) -> dict[str, Any]:
    lines = [wrapped(spoke.name, WIDEST_NAME) for spoke in all_spokes]
    side = max(ems(line) for name in lines for line in name) * SIZE + 6
    above = (max(len(name) for name in lines) + 1) * SIZE * LINE_HEIGHT + 4
    values = "; ".join(f"{spoke.name} {spoke.value}" for spoke in all_spokes)
    layout = sheet(
        name="radar",
        language=language,
        size=(2 * (RADIUS + side), 2 * RADIUS + above + above * 0.8),
        margin={"l": side, "r": side, "t": above, "b": above * 0.8},
        alt=f"{alt} {values}",
    )
    angles = [spoke.angle for spoke in all_spokes]
    whole, inner = (0.0, 1.0), ((FULL - RIM) / FULL / 2, (FULL + RIM) / FULL / 2)
    return layout | {
        FRAME: _polar(whole, [], [], hidden=True),
        SCALE: _polar(inner, band_cuts(instrument), angles),
    }


def _polar(
    domain: tuple[float, float], rings: list[float], angles: list[float], *, hidden: bool = False
) -> dict[str, Any]:
    hair = {"gridcolor": tokens.LINE, "gridwidth": 1, "linecolor": tokens.LINE, "linewidth": 1, "ticks": ""}
    common = {**hair, "showticklabels": False, "showgrid": not hidden, "showline": not hidden}
    return {
        "domain": {"x": list(domain), "y": list(domain)},
        "bgcolor": tokens.CLEAR,
        "radialaxis": {**common, "range": [0, FULL], "tickvals": rings, "showline": False, "angle": 90},
        "angularaxis": {**common, "tickvals": angles, "rotation": 90, "direction": "clockwise"},
    }


def _trace(
    r: list[float | None], theta: list[float], *, subplot: str = SCALE, **more: Any
) -> go.Scatterpolar:
    return go.Scatterpolar(r=r, theta=theta, **{"subplot": subplot, "hoverinfo": "skip", **more})


def _arcs(all_spokes: list[Spoke], instrument: Instrument, language: str) -> Iterator[go.Scatterpolar]:
    reach = TURN / len(all_spokes) * 0.36
    for group, members in grouped(all_spokes):
        first, last = members[0].angle - reach, members[-1].angle + reach
        count = max(2, round((last - first) / 3))
        theta = [first + (last - first) * i / count for i in range(count + 1)]
        line = {"color": tokens.GROUPS[group], "width": 2.5}
        name = instrument.groups[group].name[language]
        yield _trace([ARC] * len(theta), theta, subplot=FRAME, mode="lines", line=line, name=name)
        place = _beside(members)
        yield _trace(
            [OUTSIDE],
            [place],
            subplot=FRAME,
            mode="text",
            cliponaxis=False,
            text=["<br>".join(wrapped(name, WIDEST_NAME))],
            textposition=[_position(place, slant=0.1)],
            textfont={"color": tokens.GROUPS[group], "size": SIZE - 1},
            name=name,
        )


def _beside(members: list[Spoke]) -> float:
    """Where the group's own name stands: between two of its spokes, as far to the side as can be."""
    gaps = [(a.angle + b.angle) / 2 for a, b in pairwise(members)] or [members[0].angle]
    return max(gaps, key=lambda angle: (round(abs(sin(angle * pi / 180)), 6), cos(angle * pi / 180)))


def _position(angle: float, slant: float = 0.35) -> str:
    """Which way a text grows from its point: away from the circle, and up or down from `slant` on."""
    x, y = sin(angle * pi / 180), cos(angle * pi / 180)
    upright = "top" if y > slant else "bottom" if y < -slant else "middle"
    return f"{upright} {'right' if x > 0.2 else 'left' if x < -0.2 else 'center'}"


def _names(all_spokes: list[Spoke]) -> go.Scatterpolar:
    return _trace(
        [OUTSIDE] * len(all_spokes),
        [spoke.angle for spoke in all_spokes],
        subplot=FRAME,
        mode="text",
        cliponaxis=False,
        text=["<br>".join([*wrapped(spoke.name, WIDEST_NAME), _value(spoke)]) for spoke in all_spokes],
        textposition=[_position(spoke.angle) for spoke in all_spokes],
        textfont={"color": tokens.INK, "size": SIZE},
    )


def _value(spoke: Spoke) -> str:
    return spoke.value if spoke.score is None else f"<b>{spoke.value}</b>"


def _closed(all_spokes: list[Spoke], values: list[float | None]) -> dict[str, Any]:
    angles = [spoke.angle for spoke in all_spokes]
    return {"r": [*values, values[0]], "theta": [*angles, angles[0]]}


def _target(all_spokes: list[Spoke]) -> go.Scatterpolar:
    values = [spoke.target if spoke.applicable else None for spoke in all_spokes]
    line = {"color": tokens.SECOND_INK, "width": 1, "dash": "dot"}
    return _trace(**_closed(all_spokes, values), mode="lines", line=line, connectgaps=False, name="target")


def _area(all_spokes: list[Spoke]) -> go.Scatterpolar:
    """The fill: the whole polygon, or, where the line is broken, the sectors between scored neighbours."""
    r: list[float | None] = []
    theta: list[float] = []
    if all(spoke.score is not None for spoke in all_spokes):
        r, theta = [spoke.score for spoke in all_spokes], [spoke.angle for spoke in all_spokes]
    else:
        for a, b in pairwise([*all_spokes, all_spokes[0]]):
            if a.score is not None and b.score is not None:
                r += [0.0, a.score, b.score, 0.0, None]
                theta += [a.angle, a.angle, b.angle, a.angle, a.angle]
    fill = tokens.faint(tokens.INK, 0.09)
    return _trace(
        r,
        theta,
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=fill,
        connectgaps=False,
        name="area",
    )


def _outline(all_spokes: list[Spoke]) -> go.Scatterpolar:
    values = [spoke.score for spoke in all_spokes]
    line = {"color": tokens.INK, "width": 2}
    return _trace(**_closed(all_spokes, values), mode="lines", line=line, connectgaps=False, name="score")


def _along(members: list[Spoke], inset: float = 0.0) -> dict[str, Any]:
    """The ranges as lines along their spokes, with a gap after each."""
    r: list[float | None] = []
    theta: list[float] = []
    for spoke in members:
        if spoke.low is not None and spoke.high is not None:
            r += [spoke.low + inset, spoke.high - inset, None]
            theta += [spoke.angle] * 3
    return {"r": r, "theta": theta}


def _whiskers(all_spokes: list[Spoke]) -> Iterator[go.Scatterpolar]:
    for group, members in grouped(all_spokes):
        open_ones = [spoke for spoke in members if spoke.open and not spoke.hollow]
        line = {"color": tokens.faint(tokens.GROUPS[group], 0.42), "width": WHISKER}
        yield _trace(**_along(open_ones), mode="lines", line=line, connectgaps=False, name=f"range {group}")


def _hollows(all_spokes: list[Spoke]) -> Iterator[go.Scatterpolar]:
    """A range without a score: a bar that is only an outline."""
    for group, members in grouped(all_spokes):
        hollow = [spoke for spoke in members if spoke.hollow]
        edge, core = (
            {"color": tokens.GROUPS[group], "width": WHISKER},
            {"color": tokens.SURFACE, "width": WHISKER - 2.5},
        )
        yield _trace(**_along(hollow), mode="lines", line=edge, connectgaps=False, name=f"hollow {group}")
        yield _trace(
            **_along(hollow, inset=0.8),
            mode="lines",
            line=core,
            connectgaps=False,
            name=f"hollow core {group}",
        )


def _marks(all_spokes: list[Spoke], instrument: Instrument, language: str) -> Iterator[go.Scatterpolar]:
    for group, members in grouped(all_spokes):
        scored = [spoke for spoke in members if spoke.score is not None]
        yield _trace(
            [spoke.score for spoke in scored],
            [spoke.angle for spoke in scored],
            mode="markers",
            cliponaxis=False,
            marker={
                "color": tokens.GROUPS[group],
                "size": 9,
                "line": {"color": tokens.SURFACE, "width": 1.5},
            },
            name=instrument.groups[group].name[language],
            hoverinfo="text",
            hovertext=[spoke.hover for spoke in scored],
        )


def _band_numbers(all_spokes: list[Spoke], instrument: Instrument) -> go.Scatterpolar:
    """The bands' numbers between their rings, on the way between the last spoke and the first."""
    centres = band_centres(instrument)
    angle = TURN - TURN / len(all_spokes) / 2
    return _trace(
        list(centres),
        [angle] * len(centres),
        mode="text",
        text=[str(index + 1) for index in range(len(centres))],
        textposition="middle center",
        textfont={"color": tokens.SECOND_INK, "size": SIZE - 4},
        name="bands",
    )
