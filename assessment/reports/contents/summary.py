"""The cover, and the one page that suffices."""

from collections.abc import Mapping
from typing import Any

from assessment.figures.crossroads import crossroads_map, place
from assessment.figures.dots import dots_and_ranges
from assessment.figures.findings import band_text, finding
from assessment.figures.radar import radar
from assessment.reports.contents.steps import first_steps
from assessment.reports.contents.subject import Json, Subject, points
from scoring import shown


def summary(subject: Subject) -> Json:
    found = finding(subject.result, subject.instrument, subject.language)
    return {
        "lead": found.lead,
        "rest": found.rest[:1].upper() + found.rest[1:],
        "sentence": found.sentence,
        "figures": _figures(subject),
        "overall": _overall(subject),
        "indices": [_index(subject, "overdraft", "sign"), _index(subject, "direction", "direction")],
        "band": band_text(subject.overall, subject.instrument, subject.language),
        "band_means": _band_means(subject),
        "place": place(subject.overall, subject.instrument, subject.language),
        "place_means": _place_means(subject),
        "first": first_steps(subject),
        "dots_caption": _dots_caption(subject),
    }


def _figures(subject: Subject) -> Json:
    builders = {"radar": radar, "dots": dots_and_ranges, "map": crossroads_map}
    return {
        name: build(subject.result, subject.instrument, subject.language).to_plotly_json()
        for name, build in builders.items()
    }


def _overall(subject: Subject) -> Json:
    overall, said = subject.overall, subject.said["summary"]
    return {"score": points(overall["score"]), "range": _range(overall, "", said)}


def _index(subject: Subject, index: str, group: str) -> Json:
    said = subject.said["summary"]
    name = subject.text(subject.instrument.groups[group].index)
    sense = "lower_is_better" if index == "overdraft" else "higher_is_better"
    return {
        "name": name,
        "group": group,
        "score": points(subject.overall[index]),
        "range": _range(subject.overall, f"{index}_", said),
        "sense": said[sense],
    }


def _range(figures: Mapping[str, Any], prefix: str, said: Mapping[str, Any]) -> str:
    low, high = figures[f"{prefix}low"], figures[f"{prefix}high"]
    if low is None or high is None:
        return ""
    if high - low < 1e-9:
        return str(said["all_known"])
    key = "nearly_known" if shown(low) == shown(high) else "range"
    return str(said[key]).format(low=shown(low), high=shown(high))


def _band_means(subject: Subject) -> Json:
    """What the band means, or why there is only a range of bands."""
    said, band = subject.said["summary"], subject.overall["band"]
    if band is None:
        return {"title": said["no_band"], "text": said["no_band_means"]}
    return {"title": said["means"], "text": subject.text(subject.instrument.bands[band - 1].means)}


def _place_means(subject: Subject) -> str:
    overall = subject.overall
    if overall["quadrant"] is None or not overall["quadrant_certain"]:
        return ""
    return subject.text(subject.instrument.quadrants[overall["quadrant"]].means)


def _dots_caption(subject: Subject) -> str:
    said, targets = subject.said["summary"], {spoke.target for spoke in subject.spokes}
    if len(targets) > 1:
        return str(said["dots_caption_mixed"])
    return str(said["dots_caption"]).format(target=points(targets.pop()))
