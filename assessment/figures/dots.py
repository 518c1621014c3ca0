"""Dots and ranges: the same figures as the radar, to be read off one by one."""

from collections.abc import Iterator, Mapping
from typing import Any

import plotly.graph_objects as go

from assessment.figures import tokens
from assessment.figures.paper import SIZE, sheet
from assessment.figures.spokes import FULL, Spoke, band_centres, band_cuts, grouped, spokes, wrapped
from assessment.figures.words import words
from scoring import Instrument

WIDTH = 400.0
HEAD = 26.0
ROW = 36.0
GAP = 10.0
SCALE = (0.335, 0.735)  # the scale's share of the width; names before it, figures behind it
SCORE_AT = 0.8
WIDEST_NAME = 10.6


def dots_and_ranges(
    result: Mapping[str, Any], instrument: Instrument, language: str, reading: str = "claimed"
) -> go.Figure:
    """A row a dimension: name, dot, range and target on one scale, and the figures in words."""
    all_spokes = spokes(result, instrument, language, reading)
    said = words(language)["figures"]["dots"]
    rows = _rows(all_spokes)
    return go.Figure(
        data=[*_traces(all_spokes, rows, instrument, language)],
        layout=_layout(all_spokes, rows, instrument, language, said),
    )


def _rows(all_spokes: list[Spoke]) -> dict[str, float]:
    """Where each row's middle lies, in pixels from the top; a gap parts the groups."""
    places: dict[str, float] = {}
    y = HEAD
    for _, members in grouped(all_spokes):
        for spoke in members:
            places[spoke.code] = y + ROW / 2
            y += ROW
        y += GAP
    return places


def _height(rows: dict[str, float]) -> float:
    return max(rows.values()) + ROW / 2 + 1


def _layout(
    all_spokes: list[Spoke],
    rows: dict[str, float],
    instrument: Instrument,
    language: str,
    said: Mapping[str, str],
) -> dict[str, Any]:
    height = _height(rows)
    values = "; ".join(f"{spoke.name} {spoke.value} ({spoke.range})" for spoke in all_spokes)
    still = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    layout = sheet(
        name="dots_and_ranges",
        language=language,
        size=(WIDTH, height),
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        alt=f"{said['alt']} {values}",
    )
    return layout | {
        "xaxis": {**still, "range": [0, FULL], "domain": list(SCALE)},
        "yaxis": {**still, "range": [height, 0], "domain": [0, 1]},
        "shapes": [*_lines(all_spokes, rows, instrument)],
        "annotations": [*_head(instrument, said), *_texts(all_spokes, rows)],
    }


def _lines(
    all_spokes: list[Spoke], rows: dict[str, float], instrument: Instrument
) -> Iterator[dict[str, Any]]:
    hair = {"type": "line", "line": {"color": tokens.LINE, "width": 1}, "layer": "below"}
    for spoke in all_spokes:
        edge = rows[spoke.code] + ROW / 2
        yield {**hair, "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": edge, "y1": edge}
    for _, members in grouped(all_spokes):
        top, bottom = rows[members[0].code] - ROW / 2, rows[members[-1].code] + ROW / 2
        for cut in band_cuts(instrument):
            yield {**hair, "xref": "x", "yref": "y", "x0": cut, "x1": cut, "y0": top, "y1": bottom}


def _text(
    x: float, y: float, text: str, *, xref: str = "paper", anchor: str = "left", **font: Any
) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "xref": xref,
        "yref": "y",
        "text": text,
        "showarrow": False,
        "xanchor": anchor,
        "yanchor": "middle",
        "borderpad": 0,
        "align": anchor,
        "font": {"size": SIZE, "color": tokens.INK, **font},
    }


def _head(instrument: Instrument, said: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    small: dict[str, Any] = {"size": SIZE - 2, "color": tokens.SECOND_INK}
    middle = HEAD / 2 - 2
    yield _text(0, middle, said["band"], **small)
    for index, centre in enumerate(band_centres(instrument)):
        yield _text(centre, middle, str(index + 1), xref="x", anchor="center", **small)
    yield _text(SCORE_AT, middle, said["score"], anchor="right", **small)
    yield _text(1, middle, said["range"], anchor="right", **small)


def _texts(all_spokes: list[Spoke], rows: dict[str, float]) -> Iterator[dict[str, Any]]:
    for spoke in all_spokes:
        y = rows[spoke.code]
        yield _text(0, y, "<br>".join(wrapped(spoke.name, WIDEST_NAME)))
        if spoke.score is not None:
            yield _text(SCORE_AT, y, f"<b>{spoke.value}</b>", anchor="right", size=SIZE + 1)
        note = spoke.range if spoke.applicable else spoke.value
        yield _text(1, y, note, anchor="right", color=tokens.SECOND_INK, size=SIZE - 0.5)


def _trace(x: list[float | None], y: list[float | None], **more: Any) -> go.Scatter:
    return go.Scatter(x=x, y=y, **{"hoverinfo": "skip", "cliponaxis": False, **more})


def _traces(
    all_spokes: list[Spoke], rows: dict[str, float], instrument: Instrument, language: str
) -> Iterator[go.Scatter]:
    yield _targets(all_spokes, rows)
    for group, members in grouped(all_spokes):
        colour = tokens.GROUPS[group]
        solid = [spoke for spoke in members if spoke.open and not spoke.hollow]
        hollow = [spoke for spoke in members if spoke.hollow]
        yield _bars(solid, rows, {"color": tokens.faint(colour, 0.36), "width": 8}, f"range {group}")
        yield _bars(hollow, rows, {"color": colour, "width": 10}, f"hollow {group}")
        yield _bars(hollow, rows, {"color": tokens.SURFACE, "width": 7}, f"hollow core {group}", inset=0.6)
        yield _dots(members, rows, colour, instrument.groups[group].name[language])


def _targets(all_spokes: list[Spoke], rows: dict[str, float]) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for spoke in all_spokes:
        if spoke.applicable:
            x += [spoke.target, spoke.target, None]
            y += [rows[spoke.code] - ROW * 0.26, rows[spoke.code] + ROW * 0.26, None]
    return _trace(
        x, y, mode="lines", line={"color": tokens.SECOND_INK, "width": 1.2, "dash": "dot"}, name="target"
    )


def _bars(
    members: list[Spoke], rows: dict[str, float], line: dict[str, Any], name: str, inset: float = 0
) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for spoke in members:
        if spoke.low is not None and spoke.high is not None:
            x += [spoke.low + inset, spoke.high - inset, None]
            y += [rows[spoke.code], rows[spoke.code], None]
    return _trace(x, y, mode="lines", line=line, connectgaps=False, name=name)


def _dots(members: list[Spoke], rows: dict[str, float], colour: str, name: str) -> go.Scatter:
    scored = [spoke for spoke in members if spoke.score is not None]
    return _trace(
        [spoke.score for spoke in scored],
        [rows[spoke.code] for spoke in scored],
        mode="markers",
        marker={"color": colour, "size": 10, "line": {"color": tokens.SURFACE, "width": 1.5}},
        name=name,
        hoverinfo="text",
        hovertext=[spoke.hover for spoke in scored],
    )
