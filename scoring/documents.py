"""A result as JSON values: `output` is what `manage.py score` prints, `document` what is frozen."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from scoring.result import (
    ItemResult,
    NextStep,
    Notice,
    OverallScore,
    Reading,
    Result,
    Roadmap,
)

Json = dict[str, Any]

_READINGS = ("claimed", "evidenced", "verified")
_BETWEEN = "quadrant_between"


def output(result: Result) -> Json:
    """The result as `manage.py score` prints it: docs/result.schema.json. Undefined figures are `None`."""
    readings = {name: _reading(getattr(result, name)) for name in _READINGS}
    for reading in readings.values():
        reading["overall"].pop(_BETWEEN, None)
    head = {"rules": result.rules, "instrument": result.instrument, "form": result.form}
    return head | readings | _findings(result)


def document(result: Result) -> Json:
    """Everything about the result, for the database, the figures, the pages, the report and the API.

    It holds what `output` holds, and besides the track, `quadrant_between` where a place is not certain,
    targets, weights, the number of respondents who answered, every item of the form, and the spread of
    every dimension.
    """
    head = {
        "rules": result.rules,
        "instrument": result.instrument,
        "form": result.form,
        "track": result.track,
    }
    readings = {name: _reading(getattr(result, name)) for name in _READINGS}
    return (
        head
        | readings
        | _findings(result)
        | {
            "targets": dict(result.targets),
            "weights": dict(result.weights),
            "respondents": result.respondents,
            "items": {code: _item(item) for code, item in result.items.items()},
            "spread": {code: _figures(spread) for code, spread in result.spread.items()},
        }
    )


def _reading(reading: Reading) -> Json:
    return {
        "dimensions": {code: _figures(dimension) for code, dimension in reading.dimensions.items()},
        "overall": _overall(reading.overall),
    }


def _figures(value: Any) -> Json:
    """What a value holds besides its code."""
    return {field.name: getattr(value, field.name) for field in fields(value) if field.name != "code"}


def _overall(overall: OverallScore) -> Json:
    figures = _figures(overall)
    between = figures.pop(_BETWEEN)
    return figures | ({_BETWEEN: list(between)} if between else {})


def _findings(result: Result) -> Json:
    return {
        "steps": [step_document(step) for step in result.steps],
        "find_out_first": list(result.find_out_first),
        "roadmap": _roadmap(result.roadmap),
        "notices": [_notice(notice) for notice in result.notices],
    }


def step_document(step: NextStep) -> Json:
    """A step as `output`, `document` and their roadmaps hold it."""
    return {
        "item": step.item,
        "from": step.from_level,
        "to": step.to_level,
        "priority": step.priority,
        "gain": step.gain,
        "effort": step.effort,
    }


def _roadmap(roadmap: Roadmap) -> Json:
    columns = {"now": roadmap.now, "next": roadmap.next, "later": roadmap.later}
    return {name: [step_document(step) for step in column] for name, column in columns.items()}


def _notice(notice: Notice) -> Json:
    details = {
        name: list(value) if isinstance(value, tuple) else value for name, value in notice.details.items()
    }
    return {"code": notice.code, "items": list(notice.items)} | details


def _item(item: ItemResult) -> Json:
    verified = _figures(item.verified) if item.verified else None
    return _figures(item) | {"levels": list(item.levels), "verified": verified}
