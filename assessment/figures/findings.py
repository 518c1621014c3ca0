"""The finding that a result begins with, composed by rule: the band, what carries it, what holds it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessment.figures.crossroads import place
from assessment.figures.spokes import Spoke, spokes
from assessment.figures.words import listed, words
from scoring import Instrument, shown

# Dimensions closer together than this are not told apart in a headline.
CLOSE = 10.0
MOST_NAMES = 2


@dataclass(frozen=True)
class Finding:
    """`lead` is the headline's first part, which is set in the accent; `rest` says why, and may be empty."""

    lead: str
    join: str
    rest: str
    sentence: str
    place: str
    band: str

    @property
    def headline(self) -> str:
        return self.lead + self.join + self.rest if self.rest else self.lead


def finding(
    result: Mapping[str, Any], instrument: Instrument, language: str, reading: str = "claimed"
) -> Finding:
    """What one reading of a result amounts to, in words: for the page and for paper."""
    overall = result[reading]["overall"]
    all_spokes = spokes(result, instrument, language, reading)
    said = words(language)["findings"]
    sentences = [
        _score_sentence(overall, said),
        _gate_sentence(overall, all_spokes, instrument, language),
        _unknown_sentence(all_spokes, said, language),
        _ends_sentence(result, all_spokes, instrument, language),
    ]
    return Finding(
        lead=_lead(overall, instrument, language),
        join=str(said["join"]),
        rest=_rest(overall, all_spokes, instrument, language),
        sentence=str(said["between_sentences"]).join(sentence for sentence in sentences if sentence),
        place=place(overall, instrument, language),
        band=band_text(overall, instrument, language),
    )


def band_text(overall: Mapping[str, Any], instrument: Instrument, language: str) -> str:
    """The band's name and number, or from which band to which."""
    said = words(language)["findings"]
    low, high = overall["band_low"], overall["band_high"]
    if overall["band"] is not None:
        name = instrument.bands[overall["band"] - 1].name[language]
        return str(said["band"]).format(band=overall["band"], name=name)
    if low is None or high is None:
        return str(said["no_band"])
    if low == high:
        return str(said["band_likely"]).format(band=low, name=instrument.bands[low - 1].name[language])
    return str(said["band_range"]).format(low=low, high=high)


def _lead(overall: Mapping[str, Any], instrument: Instrument, language: str) -> str:
    said = words(language)["findings"]["lead"]
    if overall["band"] is not None:
        return str(instrument.bands[overall["band"] - 1].headline[language])
    low, high = overall["band_low"], overall["band_high"]
    if low is None or high is None or high - low >= len(instrument.bands) - 1:
        return str(said["unknown"])
    names = [instrument.bands[band - 1].name[language] for band in (low, high)]
    return str(said["likely"] if low == high else said["between"]).format(*names)


def _rest(overall: Mapping[str, Any], all_spokes: list[Spoke], instrument: Instrument, language: str) -> str:
    said = words(language)["findings"]
    if overall["band"] is None:
        hollow = [spoke.name for spoke in all_spokes if spoke.hollow]
        return _named(hollow, said["rest"], "hollow", language) if hollow else ""
    best, worst = _ends(all_spokes, instrument)
    if not best:
        return str(said["rest"]["close"])
    ends = ((best, "best"), (worst, "worst"))
    return "".join(_named([spoke.name for spoke in end], said["rest"], key, language) for end, key in ends)


def _named(names: list[str], said: Mapping[str, str], key: str, language: str) -> str:
    """A part of a headline: the names of one or two, the number of more."""
    if len(names) > MOST_NAMES:
        return said[f"{key}_many"].format(count=_counted(len(names), language))
    quoted = [said["name"].format(name) for name in names]
    return said[key if len(names) == 1 else f"{key}_both"].format(listed(quoted, language))


def _counted(number: int, language: str) -> str:
    numerals = words(language)["numerals"]
    return str(numerals[number]) if number < len(numerals) else str(number)


def _ends(all_spokes: list[Spoke], instrument: Instrument) -> tuple[list[Spoke], list[Spoke]]:
    """The highest and the lowest scored dimensions; none where all lie close together or in one band."""
    scored = [(spoke.score, spoke) for spoke in all_spokes if spoke.score is not None]
    if not scored:
        return [], []
    top, bottom = max(score for score, _ in scored), min(score for score, _ in scored)
    if top - bottom < CLOSE or own_band(top, instrument) == own_band(bottom, instrument):
        return [], []
    return (
        [spoke for score, spoke in scored if score > top - 1e-9],
        [spoke for score, spoke in scored if score < bottom + 1e-9],
    )


def _score_sentence(overall: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    low, high, score = overall["low"], overall["high"], overall["score"]
    if low is None or high is None:
        return str(said["nothing_applies"])
    figures = {"low": shown(low), "high": shown(high)}
    if score is None:
        return str(said["range_only"]).format(**figures)
    all_known = overall["coverage"] > 1 - 1e-9
    key = "score" if all_known else "score_firm" if figures["low"] == figures["high"] else "score_range"
    return str(said[key]).format(score=shown(score), **figures)


def _gate_sentence(
    overall: Mapping[str, Any], all_spokes: list[Spoke], instrument: Instrument, language: str
) -> str:
    """Where the lowest dimension holds the band below what the overall score alone would give."""
    if overall["band"] is None or overall["score"] is None:
        return ""
    alone = own_band(overall["score"], instrument)
    if alone <= overall["band"]:
        return ""
    said = words(language)["findings"]
    scored = [(spoke.score, spoke) for spoke in all_spokes if spoke.score is not None]
    least = min(score for score, _ in scored)
    worst = [spoke for score, spoke in scored if score < least + 1e-9]
    text = said["gate" if len(worst) == 1 else "gate_several"]
    return str(text).format(alone=alone, band=overall["band"], name=_ends_named(worst, language))


def own_band(points: float, instrument: Instrument) -> int:
    """B(z): the band of a score by itself (docs/scoring.md)."""
    top = len(instrument.bands) - 1
    return 1 + int(points * top / 100 + 0.5 + 1e-9)


def _unknown_sentence(all_spokes: list[Spoke], said: Mapping[str, Any], language: str) -> str:
    hollow = [str(said["rest"]["name"]).format(spoke.name) for spoke in all_spokes if spoke.hollow]
    if not hollow:
        return ""
    if len(hollow) == len([spoke for spoke in all_spokes if spoke.applicable]):
        return str(said["all_hollow"])
    return str(said["hollow_one" if len(hollow) == 1 else "hollow"]).format(listed(hollow, language))


def _ends_sentence(
    result: Mapping[str, Any], all_spokes: list[Spoke], instrument: Instrument, language: str
) -> str:
    """The highest dimension, and the lowest with the words of its lowest answer."""
    said = words(language)["findings"]
    best, worst = _ends(all_spokes, instrument)
    if not best:
        return ""
    item = _lowest_item(result, instrument, worst[0].code)
    wording = instrument.item(item).wording(result["track"])
    level = min(result["items"][item]["levels"])
    return str(said["ends"]).format(
        best=_ends_named(best, language),
        best_score=best[0].value,
        worst=_ends_named(worst, language),
        worst_score=worst[0].value,
        item=wording.title[language],
        level=wording.levels[level][language],
    )


def _ends_named(end: list[Spoke], language: str) -> str:
    """The names of one or two, the number of more."""
    said = words(language)["findings"]
    if len(end) > MOST_NAMES:
        return str(said["several"]).format(count=_counted(len(end), language))
    return listed([str(said["rest"]["name"]).format(spoke.name) for spoke in end], language)


def _lowest_item(result: Mapping[str, Any], instrument: Instrument, dimension: str) -> str:
    known = [
        (result["items"][item.code]["points"], index, item.code)
        for index, item in enumerate(instrument.dimension(dimension).items)
        if item.code in result["items"] and result["items"][item.code]["levels"]
    ]
    return min(known)[2]
