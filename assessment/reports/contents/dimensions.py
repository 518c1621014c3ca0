"""Each dimension: what it asks, the score and how sure it is, what usually comes next, every answer."""

from collections.abc import Mapping
from statistics import median_low
from typing import Any

from assessment.figures.spokes import Spoke
from assessment.reports.contents.subject import Json, Subject, exact, points
from scoring import Dimension, shown


def dimensions(subject: Subject) -> Json:
    said = subject.said["dimensions"]
    intro = said["intro_many" if subject.result["respondents"] > 1 else "intro"]
    return {
        "intro": intro.format(levels=subject.instrument.levels, top=subject.top),
        "each": [_dimension(subject, dimension) for dimension in subject.instrument.dimensions],
    }


def _dimension(subject: Subject, dimension: Dimension) -> Json:
    spoke = subject.spoke(dimension.code)
    return {
        "code": dimension.code,
        "no": subject.instrument.dimensions.index(dimension) + 1,
        "group": dimension.group,
        "group_name": subject.text(subject.instrument.groups[dimension.group].name),
        "name": subject.text(dimension.name),
        "spoke": spoke.name,
        "asks": subject.text(dimension.asks),
        "score": points(spoke.score) if spoke.applicable else "",
        "band": _band(subject, spoke),
        "sure": _sure(subject, spoke),
        "scale": {"low": spoke.low, "high": spoke.high, "score": spoke.score, "target": spoke.target},
        "notice": _notice(subject, spoke),
        "spread": _spread(subject, dimension.code),
        "items": [_item(subject, code) for code in subject.asked(dimension.code)],
        **_bands_words(subject, dimension, spoke),
    }


def _bands_words(subject: Subject, dimension: Dimension, spoke: Spoke) -> Json:
    if spoke.band is None:
        return {"looks": "", "next": ""}
    words = dimension.bands[spoke.band - 1]
    return {"looks": subject.text(words.looks), "next": subject.text(words.next)}


def _band(subject: Subject, spoke: Spoke) -> str:
    said = subject.said["dimensions"]
    if spoke.band is not None:
        return str(said["band"]).format(band=spoke.band, name=spoke.band_name)
    return str(said["not_enough" if spoke.applicable else "not_applicable"])


def _sure(subject: Subject, spoke: Spoke) -> str:
    said = subject.said["dimensions"]
    if not spoke.applicable:
        return ""
    if not spoke.open:
        return str(said["all_known"])
    known = shown(100 * (spoke.coverage or 0.0))
    return str(said["range"]).format(low=points(spoke.low), high=points(spoke.high), known=known)


def _notice(subject: Subject, spoke: Spoke) -> str:
    """Said in the place of the band's texts where there is no band."""
    said = subject.said["dimensions"]
    if spoke.score is not None:
        return ""
    if not spoke.applicable:
        return str(said["not_applicable_text"])
    known = shown(100 * (spoke.coverage or 0.0))
    return str(said["not_enough_text"]).format(known=known, low=points(spoke.low), high=points(spoke.high))


def _spread(subject: Subject, dimension: str) -> str:
    spread = subject.result["spread"][dimension]
    if spread["kind"] is None or points(spread["low"]) == points(spread["high"]):
        return ""
    text = subject.said["dimensions"][f"spread_{spread['kind']}"]
    return str(text).format(
        count=spread["respondents"], low=points(spread["low"]), high=points(spread["high"])
    )


def _item(subject: Subject, code: str) -> Json:
    figures = subject.items[code]
    levels = figures["levels"]
    return {
        "code": code,
        "title": subject.title(code),
        "counts": [levels.count(level) for level in range(subject.instrument.levels)],
        "answer": _answer(subject, code, figures),
        "mean": _mean(subject, figures),
        "evidence": _evidence(subject, figures),
        "verified": verified(subject, figures),
    }


def _answer(subject: Subject, code: str, figures: Mapping[str, Any]) -> Json:
    """The answer in its own words: of several the one in the middle."""
    said = subject.said["dimensions"]
    if figures["levels"]:
        level = median_low(figures["levels"])
        return {"known": True, "text": subject.text(subject.wording(code).levels[level])}
    if not figures["applicable"]:
        return {"known": False, "text": said["na"]}
    return {"known": False, "text": said["blank" if figures["blank"] == figures["unknown"] else "dk"]}


def _mean(subject: Subject, figures: Mapping[str, Any]) -> str:
    if len(set(figures["levels"])) < 2:
        return ""
    mean = figures["points"] / subject.instrument.unit
    return str(subject.said["dimensions"]["average"]).format(level=exact(mean))


def _evidence(subject: Subject, figures: Mapping[str, Any]) -> str:
    said = subject.said["dimensions"]
    if not figures["levels"]:
        return ""
    return str(said["has_evidence"] if figures["evidence"] else said["no_evidence"])


def verified(subject: Subject, figures: Mapping[str, Any]) -> str:
    """What the consultant found, beside what was claimed."""
    found = figures["verified"]
    return str(subject.said["dimensions"]["verified"]).format(**found) if found else ""
