"""How the score is made: each rule, and beside it this company's own figures."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from assessment.figures.crossroads import place
from assessment.figures.findings import band_text, own_band
from assessment.figures.spokes import Spoke, band_cuts
from assessment.reports.contents.subject import Json, Subject, exact, points
from scoring import shown
from scoring.rules import ENOUGH_ITEMS, TARGET

READINGS = ("claimed", "evidenced", "verified")
WEIGHT = 1.0


def method(subject: Subject) -> Json:
    said = subject.said["method"]
    rules = {
        "item": (_rule(subject, "item"), _item_example(subject)),
        "dimension": (_dimension_rule(subject), _dimension_example(subject)),
        "range": (_rule(subject, "range"), _range_example(subject)),
        "halves": (_halves_rule(subject), _halves_example(subject)),
        "overall": (_rule(subject, "overall"), _overall_example(subject)),
        "band": (_band_rule(subject), _band_example(subject)),
        "place": (_rule(subject, "place"), _place_example(subject)),
    }
    return {
        "steps": [
            {"name": said["steps"][name], "rule": rule, "example": example}
            for name, (rule, example) in rules.items()
        ],
        "bands": [*_bands(subject)],
        "readings": _readings(subject),
        "rounding": said["rounding"].format(rules=subject.result["rules"]),
        "set": [*_set_for_this_company(subject)],
    }


def _rule(subject: Subject, name: str) -> str:
    instrument = subject.instrument
    rule: str = subject.said["method"][name]
    return rule.format(levels=instrument.levels, top=subject.top, unit=exact(instrument.unit))


def _dimension_rule(subject: Subject) -> str:
    """A short form asks few questions of a dimension, so the fewest that must be known are fewer too."""
    enough = {min(ENOUGH_ITEMS, len(subject.asked(spoke.code))) for spoke in subject.spokes}
    rule: str = subject.said["method"]["dimension"]
    return rule.format(enough="–".join(str(count) for count in sorted({min(enough), max(enough)})))


def _example_spoke(subject: Subject) -> Spoke | None:
    """The dimension to show the rules on: scored, and if one is, with something unknown."""
    scored = [spoke for spoke in subject.spokes if spoke.score is not None]
    return next((spoke for spoke in scored if spoke.open), scored[0] if scored else None)


def _item_example(subject: Subject) -> str:
    said, spoke = subject.said["method"], _example_spoke(subject)
    codes = subject.asked(spoke.code) if spoke else list(subject.items)
    code = next((code for code in codes if subject.items[code]["levels"]), None)
    if code is None:
        return ""
    figures = subject.items[code]
    levels = str(subject.said["notices"]["join"]).join(str(level) for level in figures["levels"])
    key = "item_level" if len(figures["levels"]) == 1 else "item_levels"
    text = said[key].format(level=levels, levels=levels)
    example: str = said["item_example"].format(
        code=subject.numbers[code], title=subject.title(code), levels=text, points=exact(figures["points"])
    )
    return example


def _dimension_example(subject: Subject) -> str:
    said, spoke = subject.said["method"], _example_spoke(subject)
    if spoke is None or spoke.score is None:
        return str(said["dimension_none"])
    known = [subject.items[code]["points"] for code in subject.asked(spoke.code)]
    parts = [exact(value) for value in known if value is not None]
    example: str = said["dimension_example"].format(
        name=spoke.name, sum=" + ".join(parts), count=len(parts), score=exact(spoke.score)
    )
    return example


def _range_example(subject: Subject) -> str:
    open_ones = [spoke for spoke in subject.spokes if spoke.open]
    spoke = next(
        (spoke for spoke in open_ones if spoke.score is not None), open_ones[0] if open_ones else None
    )
    if spoke is None or spoke.low is None or spoke.high is None:
        return ""
    known = shown(100 * (spoke.coverage or 0.0))
    example: str = subject.said["method"]["range_example"].format(
        name=spoke.name, known=known, low=exact(spoke.low), high=exact(spoke.high)
    )
    return example


def _indices(subject: Subject) -> dict[str, str]:
    groups = subject.instrument.groups
    return {
        "signs": subject.text(groups["sign"].name),
        "directions": subject.text(groups["direction"].name),
        "overdraft_name": subject.text(groups["sign"].index),
        "direction_name": subject.text(groups["direction"].index),
    }


def _halves_rule(subject: Subject) -> str:
    names = _indices(subject)
    rule: str = subject.said["method"]["halves"].format(
        signs=_in_a_sentence(names["signs"], subject),
        directions=_in_a_sentence(names["directions"], subject),
        overdraft=_in_a_sentence(names["overdraft_name"], subject),
        direction=_in_a_sentence(names["direction_name"], subject),
    )
    return rule


def _in_a_sentence(name: str, subject: Subject) -> str:
    return name[:1].lower() + name[1:] if subject.language == "en" else name


def _halves_example(subject: Subject) -> str:
    overall, said = subject.overall, subject.said["method"]
    if overall["overdraft"] is None or overall["direction"] is None:
        return str(said["halves_none"])
    sign_sum, sign_count = _parts(subject, "sign")
    direction_sum, direction_count = _parts(subject, "direction")
    example: str = said["halves_example"].format(
        sign_sum=sign_sum,
        sign_count=sign_count,
        direction_sum=direction_sum,
        direction_count=direction_count,
        overdraft=exact(overall["overdraft"]),
        direction=exact(overall["direction"]),
        **_indices(subject),
    )
    return example


def _parts(subject: Subject, group: str) -> tuple[str, str]:
    """The sum and what it is divided by; weights stand in it where they are not all the same."""
    scored = {
        spoke.code: spoke.score
        for spoke in subject.spokes
        if spoke.group == group and spoke.score is not None
    }
    weights = {code: subject.result["weights"][code] for code in scored}
    if len(set(weights.values())) < 2:
        return " + ".join(exact(score) for score in scored.values()), str(len(scored))
    parts = [f"{_weight(weights[code])} × {exact(score)}" for code, score in scored.items()]
    return " + ".join(parts), _weight(math.fsum(weights.values()))


def _weight(value: float) -> str:
    return exact(value, places=3)


def _set_for_this_company(subject: Subject) -> Iterator[str]:
    """Weights and targets, each only if somebody set one: what moves the score must stand in the report."""
    said, weights, targets = subject.said["method"], subject.result["weights"], subject.result["targets"]
    if any(weight != WEIGHT for weight in weights.values()):
        yield said["weights_set"].format(
            each=_each(subject, {code: _weight(weight) for code, weight in weights.items()})
        )
    if any(target != TARGET for target in targets.values()):
        yield said["targets_set"].format(
            each=_each(subject, {code: exact(target) for code, target in targets.items()})
        )


def _each(subject: Subject, figures: Mapping[str, str]) -> str:
    said = subject.said["method"]
    parts = [said["set_one"].format(name=spoke.name, figure=figures[spoke.code]) for spoke in subject.spokes]
    return str(said["set_join"]).join(parts)


def _overall_example(subject: Subject) -> str:
    overall, said = subject.overall, subject.said["method"]
    if overall["low"] is None:
        return ""
    key = "overall_none" if overall["score"] is None else "overall_example"
    score = "" if overall["score"] is None else exact(overall["score"])
    example: str = said[key].format(score=score, low=exact(overall["low"]), high=exact(overall["high"]))
    return example


def _band_rule(subject: Subject) -> str:
    join = str(subject.said["notices"]["join"])
    cuts = join.join(exact(cut) for cut in band_cuts(subject.instrument))
    rule: str = subject.said["method"]["band"].format(bands=len(subject.instrument.bands), cuts=cuts)
    return rule


def _band_example(subject: Subject) -> str:
    overall, said = subject.overall, subject.said["method"]
    if overall["band"] is None or overall["score"] is None:
        band = band_text(overall, subject.instrument, subject.language)
        return str(said["band_none"]).format(band=_in_a_sentence(band, subject))
    lowest = min((spoke for spoke in subject.spokes if spoke.band), key=lambda spoke: spoke.band or 0)
    example: str = said["band_example"].format(
        score=exact(overall["score"]),
        alone=own_band(overall["score"], subject.instrument),
        name=lowest.name,
        lowest=lowest.band,
        band=overall["band"],
    )
    return example


def _place_example(subject: Subject) -> str:
    overall, said = subject.overall, subject.said["method"]
    if overall["quadrant"] is None:
        return str(said["place_none"])
    where = place(overall, subject.instrument, subject.language)
    example: str = said["place_example"].format(
        overdraft=points(overall["overdraft"]),
        direction=points(overall["direction"]),
        place=_in_a_sentence(where, subject) if not overall["quadrant_certain"] else where,
        **_indices(subject),
    )
    return example


def _bands(subject: Subject) -> Iterator[Json]:
    """Every band with the score that it begins at; the company's own is marked."""
    text = subject.said["method"]["band_from"]
    for index, (low, band) in enumerate(
        zip([0.0, *band_cuts(subject.instrument)], subject.instrument.bands, strict=True)
    ):
        yield {
            "number": index + 1,
            "name": subject.text(band.name),
            "from": text.format(low=exact(low)),
            "means": subject.text(band.means),
            "here": subject.overall["band"] == index + 1,
        }


def _readings(subject: Subject) -> Json:
    names: Mapping[str, Any] = subject.said["method"]["reading_names"]
    rows = [
        {
            "name": spoke.name,
            "scores": [points(_dimension_score(subject, name, spoke.code)) for name in READINGS],
        }
        for spoke in subject.spokes
    ]
    overall = [points(subject.result[name]["overall"]["score"]) for name in READINGS]
    total = {"name": subject.said["method"]["overall_row"], "scores": overall}
    return {"names": [names[name] for name in READINGS], "rows": rows, "total": total}


def _dimension_score(subject: Subject, reading: str, code: str) -> float | None:
    score: float | None = subject.result[reading]["dimensions"][code]["score"]
    return score
