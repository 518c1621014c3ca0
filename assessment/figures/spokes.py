"""What every chart of the dimensions shows: one spoke a dimension, in the instrument's order."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any
from unicodedata import east_asian_width

from assessment.figures.words import words
from scoring import Instrument, shown

TURN = 360.0
FULL = 100.0


@dataclass(frozen=True)
class Spoke:
    code: str
    group: str
    name: str
    angle: float
    status: str
    score: float | None
    low: float | None
    high: float | None
    coverage: float | None
    band: int | None
    band_name: str
    target: float
    language: str

    @property
    def applicable(self) -> bool:
        return self.low is not None and self.high is not None

    @property
    def open(self) -> bool:
        """Whether something is unknown, so that a range has to be shown."""
        return self.applicable and (self.coverage or 0.0) < 1 - 1e-9

    @property
    def hollow(self) -> bool:
        """Whether there is a range and no score."""
        return self.applicable and self.score is None

    @property
    def value(self) -> str:
        """What stands beside the name: the score, or else the range, or that it does not apply."""
        if self.score is not None:
            return str(shown(self.score))
        return self.range if self.applicable else str(words(self.language)["figures"]["not_applicable"])

    @property
    def range(self) -> str:
        if self.low is None or self.high is None:
            return "–"
        said = words(self.language)["figures"]
        if not self.open:
            return str(said["all_known"])
        low, high = shown(self.low), shown(self.high)
        return str(said["nearly_known"]) if low == high else f"{low}–{high}"

    @property
    def hover(self) -> str:
        """What pointing at the mark says: the figures to a tenth."""
        said = words(self.language)["figures"]["hover"]
        figures = {
            "name": self.name,
            "score": _exact(self.score),
            "low": _exact(self.low),
            "high": _exact(self.high),
        }
        span = said["range"] if self.open else said["all_known"]
        known = shown(FULL * (self.coverage or 0.0))
        lines = [said[self.status], said["band"], span, said["target"]]
        return "<br>".join(lines).format(
            **figures, known=known, band=self.band, band_name=self.band_name, target=_exact(self.target)
        )


def spokes(
    result: Mapping[str, Any], instrument: Instrument, language: str, reading: str = "claimed"
) -> list[Spoke]:
    scores = result[reading]["dimensions"]
    step = TURN / len(instrument.dimensions)
    return [
        Spoke(
            code=dimension.code,
            group=dimension.group,
            name=dimension.spoke[language],
            angle=index * step,
            band_name=_band_name(instrument, scores[dimension.code]["band"], language),
            target=result["targets"][dimension.code],
            language=language,
            **scores[dimension.code],
        )
        for index, dimension in enumerate(instrument.dimensions)
    ]


def grouped(all_spokes: list[Spoke]) -> list[tuple[str, list[Spoke]]]:
    """The spokes of each group, in order: the signs, then the directions."""
    return [(group, list(members)) for group, members in groupby(all_spokes, key=lambda spoke: spoke.group)]


def band_cuts(instrument: Instrument) -> list[float]:
    """Where one band ends and the next begins: 12.5, 37.5, 62.5 and 87.5 of five bands."""
    width = FULL / (len(instrument.bands) - 1)
    return [width * (index + 0.5) for index in range(len(instrument.bands) - 1)]


def band_centres(instrument: Instrument) -> list[float]:
    edges = [0.0, *band_cuts(instrument), FULL]
    return [(low + high) / 2 for low, high in pairwise(edges)]


def _band_name(instrument: Instrument, band: int | None, language: str) -> str:
    return "" if band is None else instrument.bands[band - 1].name[language]


def _exact(points: float | None) -> str:
    """A figure for pointing at: to a tenth, and without one where it is whole."""
    return "" if points is None else f"{points + 1e-9:.1f}".removesuffix(".0")


def ems(text: str) -> float:
    """About how wide a text is, in the size of its type."""
    return sum(1.0 if east_asian_width(c) in "WFA" and ord(c) > 0x2FF else 0.56 for c in text)


def wrapped(text: str, widest: float) -> list[str]:
    """The text in lines of at most `widest` em, broken at spaces, or between Chinese characters.

    >>> wrapped("Supply meets demand", 7.0)
    ['Supply meets', 'demand']
    """
    lines: list[str] = []
    for piece in _pieces(text):
        if lines and ems(lines[-1] + piece.rstrip()) <= widest:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.strip() for line in lines]


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for character in text:
        wide = east_asian_width(character) in "WF"
        if pieces[-1] and (wide or pieces[-1][-1] == " " or east_asian_width(pieces[-1][-1]) in "WF"):
            pieces.append("")
        pieces[-1] += character
    return pieces
