"""Reading a dimension's file, `S1.yaml` and its like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from scoring.fields import Field, Fields
from scoring.frozen import Frozen, Text
from scoring.instrument import BandTexts, Dimension, Item, Step, Track, Wording
from scoring.nodes import Block, Leaf
from scoring.parse_head import DIMENSION, read_tracks
from scoring.rules import EFFORTS, GROUPS, SIGN, GroupCode

MONTHS: Final = (1, 120)
WEIGHT: Final = (0.01, 100.0, 1.0)

ESSAY: Final = (re.compile(r"[A-Z][0-9]?\.[0-9]{1,2}"), "a label of the essay such as S2.3")
DIMENSION_KEYS: Final = (
    "code",
    "group",
    "essay",
    "name",
    "spoke",
    "question",
    "asks",
    "who",
    "bands",
    "items",
)
ITEM_KEYS: Final = ("code", "essay", "title", "stem", "levels", "why", "evidence", "knows", "steps")
OPTIONAL_KEYS: Final = ("express", "needs", "may_not_apply", "term", "weight")
WORDING_KEYS: Final = ("title", "stem", "term", "levels", "why", "evidence", "knows", "steps")


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """An item, with the places of its own code and of the item that it needs."""

    value: Item
    code: Field
    needs: Field


@dataclass(frozen=True, slots=True)
class DimensionDraft:
    """A dimension, with the drafts of its items."""

    value: Dimension
    items: tuple[ItemDraft, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the head says that a dimension is read against; `None` where it does not say it rightly."""

    levels: int | None
    tracks: Frozen[Track] | None

    @property
    def steps(self) -> int | None:
        return self.levels - 1 if self.levels else None


def read_dimension(field: Field, code: str, frame: Frame) -> DimensionDraft:
    """The whole of a dimension's file; faults are noted with the field."""
    fields = field.block(DIMENSION_KEYS)
    stated = fields["code"].code(*DIMENSION)
    if stated and stated != code:
        fields["code"].fault(f"is {stated} in the file of {code}")
    items = tuple(_item(entry, code, frame) for entry in fields["items"].rows())
    dimension = Dimension(
        code=code,
        group=cast(GroupCode, fields["group"].one_of(GROUPS, SIGN)),
        essay=_essay(fields["essay"]),
        name=fields["name"].text(),
        spoke=fields["spoke"].text(),
        question=fields["question"].text(),
        asks=fields["asks"].text(),
        who=fields["who"].text(),
        bands=tuple(_band(entry) for entry in fields["bands"].rows(frame.levels)),
        items=tuple(item.value for item in items),
    )
    return DimensionDraft(dimension, items)


def _essay(field: Field) -> tuple[str, ...]:
    return tuple(entry.code(*ESSAY) for entry in field.rows())


def _band(field: Field) -> BandTexts:
    fields = field.block(("looks", "next"))
    return BandTexts(looks=fields["looks"].text(), next=fields["next"].text())


def _item(field: Field, dimension: str, frame: Frame) -> ItemDraft:
    fields = field.block(ITEM_KEYS, OPTIONAL_KEYS + _override_keys(field, frame))
    code = fields["code"].code(
        re.compile(rf"{re.escape(dimension)}-[A-Za-z0-9]{{1,8}}"), f"like {dimension}-1"
    )
    item = Item(
        code=code,
        dimension=dimension,
        express=fields["express"].flag(),
        essay=_essay(fields["essay"]),
        needs=fields["needs"].words() if fields["needs"].given() else None,
        weight=fields["weight"].number(*WEIGHT),
        wordings=_wordings(fields, frame),
        excusing=_excusing(fields["may_not_apply"], frame),
    )
    return ItemDraft(item, fields["code"], fields["needs"])


def _override_keys(field: Field, frame: Frame) -> tuple[str, ...]:
    """The tracks that may have a wording of their own: all but the first, whose wording is the item's."""
    if frame.tracks:
        return tuple(frame.tracks)[1:]
    entries: Mapping[str, object] = field.node.entries if isinstance(field.node, Block) else {}
    own = (*ITEM_KEYS, *OPTIONAL_KEYS)
    return tuple(name for name, node in entries.items() if name not in own and isinstance(node, Block))


def _excusing(field: Field, frame: Frame) -> frozenset[str]:
    if not field.given():
        return frozenset()
    if isinstance(field.node, Leaf):
        return frozenset(frame.tracks or ()) if field.flag() else frozenset()
    return frozenset(read_tracks(field, frame.tracks))


def _wordings(fields: Fields, frame: Frame) -> Frozen[Wording]:
    base = _wording(fields, frame, None)
    wordings = dict.fromkeys(frame.tracks or (), base)
    for track in _override_keys(fields.owner, frame):
        if fields[track].given():
            wordings[track] = _wording(fields[track].block((), WORDING_KEYS), frame, base)
    return Frozen(wordings)


def _wording(fields: Fields, frame: Frame, base: Wording | None) -> Wording:
    """The wording that stands here, and for what does not, that of the base."""

    def text(name: str) -> Text:
        inherited: Text | None = getattr(base, name, None)
        return fields[name].text() if inherited is None or fields[name].given() else inherited

    return Wording(
        title=text("title"),
        stem=text("stem"),
        term=fields["term"].text() if fields["term"].given() else getattr(base, "term", None),
        levels=_levels(fields["levels"], frame, base),
        why=text("why"),
        evidence=text("evidence"),
        knows=text("knows"),
        steps=_steps(fields["steps"], frame, base),
    )


def _levels(field: Field, frame: Frame, base: Wording | None) -> tuple[Text, ...]:
    if base and not field.given():
        return base.levels
    return tuple(entry.text() for entry in field.rows(frame.levels))


def _steps(field: Field, frame: Frame, base: Wording | None) -> tuple[Step, ...]:
    if base and not field.given():
        return base.steps
    return tuple(_step(entry) for entry in field.rows(frame.steps))


def _step(field: Field) -> Step:
    fields = field.block(("action", "effort", "months"))
    return Step(
        action=fields["action"].text(),
        effort=fields["effort"].integer(EFFORTS[0], EFFORTS[-1]) or EFFORTS[0],
        months=fields["months"].integer(*MONTHS) or MONTHS[0],
    )
