"""What the result's page shows to the company and to its consultant: all from the frozen document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessment.figures.crossroads import crossroads_map
from assessment.figures.findings import Finding, finding
from assessment.figures.paper import CONFIG
from assessment.figures.pictures import picture
from assessment.figures.radar import radar
from assessment.figures.spokes import Spoke, grouped, spokes
from assessment.instruments.numbers import numbers_of
from assessment.instruments.selectors import instrument_of
from assessment.models import Form, Result
from assessment.results.notices import Notice, notices_of
from scoring import Instrument, Item, shown

FIRST_STEPS = 5
FIRST_OPEN = 8
PLAIN = " !$'()*+,-./:;=?@_~"
READINGS = ("claimed", "evidenced", "verified")
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One chart, twice: drawn, and as data for plotly.js."""

    name: str
    svg: str
    data: Json
    alt: str
    width: int
    height: int

    @property
    def source(self) -> str:
        """The picture as an address of its own: an image has no say over the page that shows it."""
        return "data:image/svg+xml," + quote(self.svg, safe=PLAIN)

    @property
    def element(self) -> str:
        return f"chart-{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    code: str
    name: str
    spokes: tuple[Spoke, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    number: str
    section: str
    action: str
    before: str
    after: str
    effort: str
    months: str
    gain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A question that nobody could answer."""

    number: str
    section: str
    stem: str
    knows: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    name: str
    figures: tuple[str, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    name: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    name: str
    value: str
    range: str


@dataclass(frozen=True, kw_only=True)
class ResultPage:
    company: str
    date: datetime | None
    form: str
    is_express: bool
    respondents: int
    coverage: int
    finding: Finding
    score: str
    score_range: str
    band_means: str
    place_means: tuple[Place, ...]
    indices: tuple[Index, ...]
    groups: tuple[Group, ...]
    targets: tuple[int, ...]
    radar: Figure
    map: Figure
    steps: tuple[Step, ...]
    more_steps: int
    find_out: tuple[Open, ...]
    notices: tuple[Notice, ...]
    readings: tuple[ReadingRow, ...]
    has_verified: bool
    thesis: str
    config: Json

    @property
    def find_out_now(self) -> tuple[Open, ...]:
        return self.find_out[:FIRST_OPEN]

    @property
    def find_out_later(self) -> tuple[Open, ...]:
        return self.find_out[FIRST_OPEN:]


def result_page(result: Result, language: str) -> ResultPage:
    document: Json = result.document
    instrument = instrument_of(result.round.instrument)
    overall = document["claimed"]["overall"]
    drawn_radar, drawn_map = _figures(result.digest, language, result)
    return ResultPage(
        company=result.sheet["company"]["name"],
        date=result.round.submitted_at,
        form=instrument.forms[document["form"]].name[language],
        is_express=document["form"] == Form.EXPRESS,
        respondents=document["respondents"],
        coverage=shown(100 * (overall["coverage"] or 0.0)),
        finding=finding(document, instrument, language),
        score=_points(overall["score"]),
        score_range=_range(overall["low"], overall["high"]),
        band_means=_band_means(overall, instrument, language),
        place_means=_place_means(overall, instrument, language),
        indices=tuple(_indices(overall, instrument, language)),
        groups=tuple(_groups(document, instrument, language)),
        targets=tuple(sorted({shown(target) for target in document["targets"].values()})),
        radar=drawn_radar,
        map=drawn_map,
        steps=tuple(_steps(document, instrument, language)),
        more_steps=max(0, len(document["steps"]) - FIRST_STEPS),
        find_out=tuple(_find_out(document, instrument, language)),
        notices=notices_of(document, instrument, language),
        readings=tuple(_readings(document, instrument, language)),
        has_verified=any(item["verified"] for item in document["items"].values()),
        thesis=instrument.thesis[language],
        config=CONFIG,
    )


@lru_cache(maxsize=128)
def _figures(digest: str, language: str, result: Result) -> tuple[Figure, Figure]:
    # A result never changes, so its pictures are drawn once; the digest tells the revisions apart.
    instrument = instrument_of(result.round.instrument)
    charts = [chart(result.document, instrument, language) for chart in (radar, crossroads_map)]
    drawn = [_figure(chart, language) for chart in charts]
    return drawn[0], drawn[1]


def _figure(chart: Any, language: str) -> Figure:
    meta = chart.layout.meta
    return Figure(
        name=meta["name"],
        svg=picture(chart, language),
        data=chart.to_plotly_json(),
        alt=meta["alt"],
        width=round(meta["width"]),
        height=round(meta["height"]),
    )


def _points(value: float | None) -> str:
    return "–" if value is None else str(shown(value))


def _range(low: float | None, high: float | None) -> str:
    """The range in figures; nothing where there is none, or where both ends are shown alike."""
    if low is None or high is None or shown(low) == shown(high):
        return ""
    return f"{shown(low)}–{shown(high)}"


def _band_means(overall: Json, instrument: Instrument, language: str) -> str:
    band = overall["band"]
    return instrument.bands[band - 1].means[language] if band else ""


def _place_means(overall: Json, instrument: Instrument, language: str) -> tuple[Place, ...]:
    if overall["quadrant"] is None:
        return ()
    places = overall.get("quadrant_between") or [overall["quadrant"]]
    quadrants = [instrument.quadrants[code] for code in places]
    return tuple(Place(name=one.name[language], means=one.means[language]) for one in quadrants)


def _indices(overall: Json, instrument: Instrument, language: str) -> Iterator[Index]:
    for group, key in (("sign", "overdraft"), ("direction", "direction")):
        yield Index(
            name=instrument.groups[group].index[language],
            value=_points(overall[key]),
            range=_range(overall[f"{key}_low"], overall[f"{key}_high"]),
        )


def _groups(document: Json, instrument: Instrument, language: str) -> Iterator[Group]:
    for code, members in grouped(spokes(document, instrument, language)):
        yield Group(code=code, name=instrument.groups[code].name[language], spokes=tuple(members))


def _steps(document: Json, instrument: Instrument, language: str) -> Iterator[Step]:
    efforts = {1: _("small effort"), 2: _("medium effort"), 3: _("large effort")}
    numbers, track = numbers_of(instrument), document["track"]
    for step in document["steps"][:FIRST_STEPS]:
        item = instrument.item(step["item"])
        wording = item.wording(track)
        way = wording.steps[step["from"]]
        yield Step(
            number=numbers[item.code],
            section=instrument.dimension(item.dimension).name[language],
            action=way.action[language],
            before=wording.levels[step["from"]][language],
            after=wording.levels[step["to"]][language],
            effort=efforts[step["effort"]],
            months=ngettext("%(months)d month", "%(months)d months", way.months) % {"months": way.months},
            gain=shown(_gain_in_dimension(step, item, document)),
        )


def _gain_in_dimension(step: Json, item: Item, document: Json) -> float:
    """The gain on the whole, brought back to what it is on the item's own dimension."""
    scored = [code for code, one in document["claimed"]["dimensions"].items() if one["score"] is not None]
    weights = document["weights"]
    gain: float = step["gain"] * sum(weights[code] for code in scored) / weights[item.dimension]
    return gain


def _find_out(document: Json, instrument: Instrument, language: str) -> Iterator[Open]:
    numbers = numbers_of(instrument)
    for code in document["find_out_first"]:
        item = instrument.item(code)
        wording = item.wording(document["track"])
        yield Open(
            number=numbers[code],
            section=instrument.dimension(item.dimension).name[language],
            stem=wording.stem[language],
            knows=wording.knows[language],
        )


def _readings(document: Json, instrument: Instrument, language: str) -> Iterator[ReadingRow]:
    for dimension in instrument.dimensions:
        cells = [document[reading]["dimensions"][dimension.code] for reading in READINGS]
        yield ReadingRow(name=dimension.spoke[language], figures=tuple(_reading(cell) for cell in cells))
    totals = tuple(_reading(document[reading]["overall"]) for reading in READINGS)
    yield ReadingRow(name=_("Overall"), figures=totals, is_total=True)


def _reading(cell: Json) -> str:
    return _points(cell["score"]) if cell["score"] is not None else _range(cell["low"], cell["high"]) or "–"
