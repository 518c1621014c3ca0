"""The crossroads map: overdraft across, direction upwards, four named places, where the company stands."""

from collections.abc import Iterator, Mapping
from typing import Any

import plotly.graph_objects as go

from assessment.figures import tokens
from assessment.figures.paper import SIZE, sheet
from assessment.figures.spokes import FULL
from assessment.figures.words import listed, words
from scoring import Instrument, shown

CUT = FULL / 2
SIDE = 230.0
MARGIN = {"l": 38.0, "r": 14.0, "t": 9.0, "b": 38.0}
# (which half of overdraft, which half of direction) for each place; the corner is where its name stands.
PLACES = {"new_road": (0, 1), "both_roads": (1, 1), "yet_to_set_out": (0, 0), "old_road": (1, 0)}
TINTS = {"new_road": tokens.ACCENT_SOFT, "old_road": tokens.WARNING_SOFT}
NAMES = {"new_road": tokens.ACCENT, "old_road": tokens.WARNING}


def crossroads_map(
    result: Mapping[str, Any], instrument: Instrument, language: str, reading: str = "claimed"
) -> go.Figure:
    """Where the two indices place the company, with the range that the unknown leaves."""
    overall = result[reading]["overall"]
    traces = [trace for trace in (_range(overall), _point(overall, instrument, language)) if trace]
    return go.Figure(data=traces, layout=_layout(overall, instrument, language))


def place(overall: Mapping[str, Any], instrument: Instrument, language: str) -> str:
    """The place's name, or between which places it lies, or that it is not known."""
    said = words(language)["places"]
    if overall["quadrant"] is None:
        return str(said["unknown"])
    if overall["quadrant_certain"]:
        return instrument.quadrants[overall["quadrant"]].name[language]
    names = [
        str(said["quoted"]).format(instrument.quadrants[code].name[language]) for code in _between(overall)
    ]
    return str(said["between"]).format(listed(names, language))


def _between(overall: Mapping[str, Any]) -> list[str]:
    return list(overall.get("quadrant_between") or [overall["quadrant"]])


def _layout(overall: Mapping[str, Any], instrument: Instrument, language: str) -> dict[str, Any]:
    said = words(language)["figures"]["map"]
    layout = sheet(
        name="crossroads_map",
        language=language,
        size=(SIDE + MARGIN["l"] + MARGIN["r"], SIDE + MARGIN["t"] + MARGIN["b"]),
        margin=MARGIN,
        alt=said["alt"].format(
            place=place(overall, instrument, language), **_figures(overall, instrument, language)
        ),
    )
    axis = {
        "range": [0, FULL],
        "tickvals": [0, CUT, FULL],
        "tickfont": {"size": SIZE - 2, "color": tokens.SECOND_INK},
        "ticks": "",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "constrain": "domain",
    }
    x, y = (instrument.groups[group].index[language] for group in ("sign", "direction"))
    title = {"font": {"size": SIZE - 1, "color": tokens.SECOND_INK}, "standoff": 4}
    return layout | {
        "xaxis": {**axis, "title": {**title, "text": f"{x} →"}},
        "yaxis": {
            **axis,
            "title": {**title, "text": f"{y} →"},
            "scaleanchor": "x",
            "scaleratio": 1,
            "tickangle": 0,
        },
        "shapes": [*_fields(), *_cuts()],
        "annotations": [*_names(instrument, language)],
    }


def _fields() -> Iterator[dict[str, Any]]:
    for code, (right, up) in PLACES.items():
        yield _box(right * CUT, up * CUT, (right + 1) * CUT, (up + 1) * CUT) | {
            "fillcolor": TINTS.get(code, tokens.CLEAR),
            "line": {"color": tokens.LINE, "width": 0},
        }


def _cuts() -> Iterator[dict[str, Any]]:
    hair = {"color": tokens.LINE, "width": 1}
    yield _box(0, 0, FULL, FULL) | {"line": hair, "fillcolor": tokens.CLEAR}
    for ends in ((CUT, 0, CUT, FULL), (0, CUT, FULL, CUT)):
        yield _box(*ends) | {"type": "line", "line": {**hair, "color": tokens.faint(tokens.SECOND_INK, 0.55)}}


def _box(x0: float, y0: float, x1: float, y1: float) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "y",
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "layer": "below",
    }


def _names(instrument: Instrument, language: str) -> Iterator[dict[str, Any]]:
    for code, (right, up) in PLACES.items():
        name = instrument.quadrants[code].name[language]
        yield {
            "x": FULL * right,
            "y": FULL * up,
            "xref": "x",
            "yref": "y",
            "xanchor": "right" if right else "left",
            "yanchor": "top" if up else "bottom",
            "xshift": -8 if right else 8,
            "yshift": -6 if up else 6,
            "borderpad": 0,
            "showarrow": False,
            "text": f"<b>{name}</b>" if code in NAMES else name,
            "font": {"size": SIZE - 2, "color": NAMES.get(code, tokens.SECOND_INK)},
        }


def _figures(overall: Mapping[str, Any], instrument: Instrument, language: str) -> dict[str, str]:
    """Both indices as a sentence says them: the figure, or its range where there is none."""
    return {index: _said(overall, index, language) for index in ("overdraft", "direction")} | {
        "overdraft_name": instrument.groups["sign"].index[language],
        "direction_name": instrument.groups["direction"].index[language],
    }


def _said(overall: Mapping[str, Any], index: str, language: str) -> str:
    low, high = overall[f"{index}_low"], overall[f"{index}_high"]
    if low is None or high is None:
        return str(words(language)["figures"]["unknown"])
    span = f"{shown(low)}–{shown(high)}"
    value = overall[index]
    if value is None:
        return span
    return str(shown(value)) if high - low < 1e-9 else f"{shown(value)} ({span})"


def _range(overall: Mapping[str, Any]) -> go.Scatter | None:
    """The box in which the company stands, whatever the unknown answers are; an outline without a point."""
    edges = [overall[f"{index}_{end}"] for index in ("overdraft", "direction") for end in ("low", "high")]
    if any(edge is None for edge in edges) or (edges[1] - edges[0] < 1e-9 and edges[3] - edges[2] < 1e-9):
        return None
    left, right, bottom, top = edges
    known = overall["overdraft"] is not None and overall["direction"] is not None
    line = (
        {"color": tokens.SECOND_INK, "width": 0.7}
        if known
        else {"color": tokens.INK, "width": 1.2, "dash": "dash"}
    )
    return go.Scatter(
        x=[left, right, right, left, left],
        y=[bottom, bottom, top, top, bottom],
        mode="lines",
        line=line,
        fill="toself",
        fillcolor=tokens.faint(tokens.INK, 0.11 if known else 0.04),
        cliponaxis=False,
        hoverinfo="skip",
        name="range",
    )


def _point(overall: Mapping[str, Any], instrument: Instrument, language: str) -> go.Scatter | None:
    if overall["overdraft"] is None or overall["direction"] is None:
        return None
    said = words(language)["figures"]["map"]["hover"]
    return go.Scatter(
        x=[overall["overdraft"]],
        y=[overall["direction"]],
        mode="markers",
        marker={"color": tokens.INK, "size": 12, "line": {"color": tokens.SURFACE, "width": 2}},
        cliponaxis=False,
        hoverinfo="text",
        hovertext=[
            said.format(place=place(overall, instrument, language), **_figures(overall, instrument, language))
        ],
        name="here",
    )
