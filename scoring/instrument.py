"""The questionnaire as frozen values: what `parse_instrument` makes of its YAML.

Every count (dimensions, items, levels) is the instrument's own; nothing here knows a number of any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scoring.frozen import Frozen, Text
from scoring.rules import EXPRESS, FULL_SCALE, FormCode, GroupCode, QuadrantCode


@dataclass(frozen=True, slots=True)
class Step:
    """What leads from one level to the next: one action, its effort (1 small … 3 large), its months."""

    action: Text
    effort: int
    months: int


@dataclass(frozen=True, slots=True)
class Wording:
    """An item's texts as one track reads them."""

    title: Text
    stem: Text
    term: Text | None
    levels: tuple[Text, ...]
    why: Text
    evidence: Text
    knows: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Item:
    """One question. `needs` is the item without which this one's steps make no sense."""

    code: str
    dimension: str
    express: bool
    essay: tuple[str, ...]
    needs: str | None
    weight: float
    wordings: Frozen[Wording]
    excusing: frozenset[str]

    def wording(self, track: str) -> Wording:
        """The texts for a track. Raises `KeyError` for a track that the instrument has not."""
        return self.wordings[track]

    def may_not_apply(self, track: str) -> bool:
        """Whether *does not apply* is offered at this item on the track."""
        return track in self.excusing

    def asked(self, form: str) -> bool:
        """Whether the form asks this item: the full form asks all of them."""
        return self.express or form != EXPRESS


@dataclass(frozen=True, slots=True)
class BandTexts:
    """What a company in one band looks like on a dimension, and what usually comes next."""

    looks: Text
    next: Text


@dataclass(frozen=True)
class Dimension:
    """One spoke of the radar and one section of the questionnaire. `bands` begin with band 1."""

    code: str
    group: GroupCode
    essay: tuple[str, ...]
    name: Text
    spoke: Text
    question: Text
    asks: Text
    who: Text
    bands: tuple[BandTexts, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A band as the whole company reads it; the instrument lists them from the lowest."""

    code: str
    name: Text
    means: Text
    headline: Text


@dataclass(frozen=True, slots=True)
class Quadrant:
    """A place on the crossroads map."""

    code: QuadrantCode
    name: Text
    means: Text


@dataclass(frozen=True, slots=True)
class Track:
    """Who is asked: those who sell the transformation, or those who produce."""

    code: str
    name: Text
    describes: Text


@dataclass(frozen=True, slots=True)
class Form:
    """A form and the minutes that it takes, from and to."""

    code: FormCode
    name: Text
    describes: Text
    minutes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """The signs or the directions, with the name of the index that is made of them."""

    code: GroupCode
    name: Text
    index: Text
    describes: Text


@dataclass(frozen=True, slots=True)
class Contradiction:
    """It is odd that `odd` is at most at level `at_most` when `given` is at least at level `at_least`."""

    given: str
    at_least: int
    odd: str
    at_most: int
    tracks: tuple[str, ...]
    because: Text


@dataclass(frozen=True)
class Instrument:
    """A whole questionnaire. `digest` is the SHA-256 of all that it says, and of no comment and no layout."""

    code: str
    digest: str
    title: Text
    thesis: Text
    unfit: Text
    levels: int
    tracks: Frozen[Track]
    forms: Frozen[Form]
    groups: Frozen[Group]
    bands: tuple[Band, ...]
    quadrants: Frozen[Quadrant]
    dimensions: tuple[Dimension, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def unit(self) -> float:
        """The points of one level: 100 / (levels − 1), so 25 of five levels."""
        return FULL_SCALE / (self.levels - 1)

    def dimension(self, code: str) -> Dimension:
        """Raises `KeyError` for an unknown code."""
        return self._dimensions[code]

    def item(self, code: str) -> Item:
        """Raises `KeyError` for an unknown code."""
        return self._items[code]

    def items(self, form: str) -> tuple[Item, ...]:
        """The form's items as they are presented, in order. Raises `KeyError` for an unknown form."""
        return self._forms[form]

    @cached_property
    def _dimensions(self) -> Mapping[str, Dimension]:
        return {dimension.code: dimension for dimension in self.dimensions}

    @cached_property
    def _items(self) -> Mapping[str, Item]:
        return {item.code: item for dimension in self.dimensions for item in dimension.items}

    @cached_property
    def _forms(self) -> Mapping[str, tuple[Item, ...]]:
        return {form: tuple(item for item in self._items.values() if item.asked(form)) for form in self.forms}
