"""What a report is about, with everything that its parts read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assessment.figures.spokes import Spoke, spokes
from assessment.figures.words import listed, words
from assessment.instruments.numbers import numbers_of
from scoring import Instrument, Text, Wording, shown

Json = dict[str, Any]


@dataclass(frozen=True)
class Subject:
    result: Mapping[str, Any]
    sheet: Mapping[str, Any]
    instrument: Instrument
    language: str

    @cached_property
    def said(self) -> Mapping[str, Any]:
        """The report's fixed words."""
        report: Mapping[str, Any] = words(self.language)["report"]
        return report

    @cached_property
    def spokes(self) -> list[Spoke]:
        return spokes(self.result, self.instrument, self.language)

    @property
    def overall(self) -> Mapping[str, Any]:
        overall: Mapping[str, Any] = self.result["claimed"]["overall"]
        return overall

    @property
    def items(self) -> Mapping[str, Mapping[str, Any]]:
        """The form's items, as scoring left them."""
        items: Mapping[str, Mapping[str, Any]] = self.result["items"]
        return items

    @property
    def top(self) -> int:
        return self.instrument.levels - 1

    def wording(self, item: str) -> Wording:
        return self.instrument.item(item).wording(self.result["track"])

    def text(self, text: Text) -> str:
        return text[self.language]

    def title(self, item: str) -> str:
        return self.text(self.wording(item).title)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The numbers that people know the items by, as the questionnaire shows them."""
        return numbers_of(self.instrument)

    def spoke(self, dimension: str) -> Spoke:
        return next(spoke for spoke in self.spokes if spoke.code == dimension)

    def asked(self, dimension: str) -> list[str]:
        """The form's items of a dimension, in presented order."""
        return [item.code for item in self.instrument.dimension(dimension).items if item.code in self.items]

    def listed(self, names: list[str]) -> str:
        return listed(names, self.language)


def points(value: float | None) -> str:
    """A score as it is shown everywhere; a dash where there is none."""
    return "–" if value is None else str(shown(value))


def exact(value: float, places: int = 1) -> str:
    """A figure in a calculation, to a tenth, whole where it is whole."""
    text = f"{value + 1e-9:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
