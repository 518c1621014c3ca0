"""What to do first, what after that, and what to find out before."""

from collections.abc import Mapping
from typing import Any

from assessment.reports.contents.subject import Json, Subject, exact, points

FIRST = 3
FIND_OUT = 12


def steps(subject: Subject) -> Json:
    roadmap = subject.result["roadmap"]
    find_out = subject.result["find_out_first"]
    said = subject.said["steps"]
    rest = len(find_out) - FIND_OUT
    return {
        "columns": _numbered(subject, roadmap),
        "none": _none(subject),
        "find_out": [_to_find_out(subject, code) for code in find_out[:FIND_OUT]],
        "find_out_more": said["find_out_many"].format(count=rest) if rest > 0 else "",
    }


def _none(subject: Subject) -> str:
    """Said where no step can be ranked: all at target, too little known, or nothing applies."""
    said = subject.said["steps"]
    if subject.result["steps"]:
        return ""
    if any(spoke.hollow for spoke in subject.spokes):
        return str(said["no_steps_yet"])
    applies = any(spoke.applicable for spoke in subject.spokes)
    return str(said["no_steps" if applies else "nothing_applies"])


def first_steps(subject: Subject) -> list[Json]:
    """The first of what is to be done now, for the summary."""
    return [_step(subject, step) for step in subject.result["roadmap"]["now"][:FIRST]]


def _numbered(subject: Subject, roadmap: Mapping[str, Any]) -> list[Json]:
    columns, number = [], 0
    for name in ("now", "next", "later"):
        entries = []
        for step in roadmap[name]:
            number += 1
            entries.append({"number": number, **_step(subject, step)})
        said = subject.said["steps"]
        columns.append({"name": said["columns"][name], "note": said["columns_note"][name], "steps": entries})
    return columns


def _step(subject: Subject, step: Mapping[str, Any]) -> Json:
    said = subject.said["steps"]
    wording = subject.wording(step["item"])
    texts = wording.steps[step["from"]]
    dimension = subject.instrument.item(step["item"]).dimension
    return {
        "item": step["item"],
        "no": subject.numbers[step["item"]],
        "title": subject.text(wording.title),
        "spoke": subject.spoke(dimension).name,
        "group": subject.instrument.dimension(dimension).group,
        "action": subject.text(texts.action),
        "from": subject.text(wording.levels[step["from"]]),
        "to": subject.text(wording.levels[step["to"]]),
        "effort": step["effort"],
        "effort_label": said["efforts"][step["effort"] - 1],
        "months": _months(said, texts.months),
        "gain": said["gain"].format(gain=points(_own_gain(subject, step, dimension))),
        "gain_overall": said["gain_overall"].format(gain=exact(step["gain"])),
    }


def _months(said: Mapping[str, Any], months: int) -> str:
    return str(said.get("months_one", said["months"]) if months == 1 else said["months"]).format(
        months=months
    )


def _own_gain(subject: Subject, step: Mapping[str, Any], dimension: str) -> float:
    """What the step adds to its dimension: its overall gain without the dimension's share of the whole."""
    weights = subject.result["weights"]
    scored = [spoke.code for spoke in subject.spokes if spoke.score is not None]
    gain: float = step["gain"] * sum(weights[code] for code in scored) / weights[dimension]
    return gain


def _to_find_out(subject: Subject, code: str) -> Json:
    wording = subject.wording(code)
    dimension = subject.instrument.item(code).dimension
    return {
        "item": code,
        "no": subject.numbers[code],
        "title": subject.text(wording.title),
        "spoke": subject.spoke(dimension).name,
        "group": subject.instrument.dimension(dimension).group,
        "knows": subject.said["steps"]["knows"].format(who=subject.text(wording.knows)),
    }
