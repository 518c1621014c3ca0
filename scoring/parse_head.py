"""Reading `instrument.yaml`: what holds for the whole questionnaire."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, cast

from scoring.fields import Field, Fields
from scoring.frozen import Frozen, Text
from scoring.instrument import Band, Contradiction, Form, Group, Quadrant, Track
from scoring.rules import FORMS, GROUPS, QUADRANTS, FormCode, GroupCode, QuadrantCode

LEVELS: Final = (2, 11)
DIMENSIONS: Final = (3, 12)
MINUTES: Final = (1, 600)

CODE: Final = (re.compile(r"[a-z][a-z0-9_-]{0,39}"), "lower-case letters, digits, - and _, a letter first")
DIMENSION: Final = (re.compile(r"[A-Z][A-Za-z0-9]{0,7}"), "letters and digits, a capital first")
HEAD_KEYS: Final = (
    "code",
    "title",
    "thesis",
    "unfit",
    "levels",
    "tracks",
    "forms",
    "groups",
    "bands",
    "quadrants",
    "dimensions",
    "contradictions",
)


@dataclass(frozen=True, slots=True)
class Oddity:
    """A contradiction, with the places of the two items that it names."""

    value: Contradiction
    given: Field
    odd: Field


@dataclass(frozen=True, slots=True)
class Head:
    """What `instrument.yaml` says. `levels` and `tracks` are `None` where it does not say them rightly."""

    code: str
    title: Text
    thesis: Text
    unfit: Text
    levels: int | None
    tracks: Frozen[Track] | None
    forms: Frozen[Form]
    groups: Frozen[Group]
    bands: tuple[Band, ...]
    quadrants: Frozen[Quadrant]
    dimensions: dict[str, Field]
    oddities: tuple[Oddity, ...]
    dimensions_field: Field


def read_head(field: Field) -> Head:
    """The whole of `instrument.yaml`; faults are noted with the field."""
    fields = field.block(HEAD_KEYS)
    levels = fields["levels"].integer(*LEVELS)
    tracks = _tracks(fields["tracks"])
    return Head(
        code=fields["code"].code(*CODE),
        title=fields["title"].text(),
        thesis=fields["thesis"].text(),
        unfit=fields["unfit"].text(),
        levels=levels,
        tracks=tracks,
        forms=Frozen({code: _form(code, part) for code, part in _parts(fields["forms"], FORMS).items()}),
        groups=Frozen({code: _group(code, part) for code, part in _parts(fields["groups"], GROUPS).items()}),
        bands=tuple(_band(entry) for entry in fields["bands"].rows(levels)),
        quadrants=Frozen(
            {code: _quadrant(code, part) for code, part in _parts(fields["quadrants"], QUADRANTS).items()}
        ),
        dimensions=_dimensions(fields["dimensions"]),
        oddities=tuple(_oddity(entry, levels, tracks) for entry in fields["contradictions"].rows(at_least=0)),
        dimensions_field=fields["dimensions"],
    )


def _parts(field: Field, codes: tuple[str, ...]) -> dict[str, Fields]:
    """The fields of a mapping that has exactly the codes that the rules know."""
    fields = field.block(codes)
    return {code: fields[code].block(_PART_KEYS[codes]) for code in codes}


_PART_KEYS: Final[dict[tuple[str, ...], tuple[str, ...]]] = {
    FORMS: ("name", "describes", "minutes"),
    GROUPS: ("name", "index", "describes"),
    QUADRANTS: ("name", "means"),
}


def _tracks(field: Field) -> Frozen[Track] | None:
    members = field.members(*CODE)
    tracks = {code: _track(code, entry.block(("name", "describes"))) for code, entry in members.items()}
    return Frozen(tracks) if tracks else None


def _track(code: str, fields: Fields) -> Track:
    return Track(code, name=fields["name"].text(), describes=fields["describes"].text())


def _form(code: str, fields: Fields) -> Form:
    minutes = [entry.integer(*MINUTES) or MINUTES[0] for entry in fields["minutes"].rows(2)]
    first, last = (minutes + [MINUTES[0]] * 2)[:2]
    if first > last:
        fields["minutes"].fault("must be from and to: the first number is the smaller")
    return Form(cast(FormCode, code), fields["name"].text(), fields["describes"].text(), (first, last))


def _group(code: str, fields: Fields) -> Group:
    return Group(
        cast(GroupCode, code), fields["name"].text(), fields["index"].text(), fields["describes"].text()
    )


def _quadrant(code: str, fields: Fields) -> Quadrant:
    return Quadrant(cast(QuadrantCode, code), fields["name"].text(), fields["means"].text())


def _band(field: Field) -> Band:
    fields = field.block(("code", "name", "means", "headline"))
    return Band(
        code=fields["code"].code(*CODE),
        name=fields["name"].text(),
        means=fields["means"].text(),
        headline=fields["headline"].text(),
    )


def _dimensions(field: Field) -> dict[str, Field]:
    """The dimensions' codes in their order, each once, with its place."""
    entries = field.rows(at_least=0)
    low, high = DIMENSIONS
    if entries and not low <= len(entries) <= high:
        field.fault(f"has {len(entries)} entries; an instrument has {low} to {high} dimensions")
    found: dict[str, Field] = {}
    for entry in entries:
        code = entry.code(*DIMENSION)
        if code in found:
            entry.fault(f"names {code} a second time")
        found.setdefault(code, entry)
    return found


def _oddity(field: Field, levels: int | None, tracks: Frozen[Track] | None) -> Oddity:
    fields = field.block(("if", "odd", "because"), ("tracks",))
    given = fields["if"].block(("item", "at_least"))
    odd = fields["odd"].block(("item", "at_most"))
    top = (levels or LEVELS[1]) - 1
    value = Contradiction(
        given=given["item"].words(),
        at_least=given["at_least"].integer(0, top) or 0,
        odd=odd["item"].words(),
        at_most=odd["at_most"].integer(0, top) or 0,
        tracks=read_tracks(fields["tracks"], tracks),
        because=fields["because"].text(),
    )
    return Oddity(value, given["item"], odd["item"])


def read_tracks(field: Field, tracks: Frozen[Track] | None) -> tuple[str, ...]:
    """A list of the instrument's tracks; all of them where nothing is said."""
    if not field.given():
        return tuple(tracks or ())
    return tuple(entry.one_of(tracks, "") if tracks else entry.words() for entry in field.rows())
