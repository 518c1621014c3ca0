"""What one place of an instrument says of another: codes that stand twice, nowhere, or need one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scoring.fields import Field
from scoring.parse_dimension import DimensionDraft, ItemDraft
from scoring.parse_head import Head
from scoring.rules import EXPRESS, GROUPS


def check_references(head: Head, drafts: Sequence[DimensionDraft], *, complete: bool) -> None:
    """Notes every fault between the files. `complete`: all could be read, so what is not found is nowhere."""
    items = _once(item for draft in drafts for item in draft.items)
    _check_needs(items, complete)
    for oddity in head.oddities:
        if oddity.value.given == oddity.value.odd:
            oddity.odd.fault("is the same item on both sides")
        for field, code in ((oddity.given, oddity.value.given), (oddity.odd, oddity.value.odd)):
            _check_known(field, code, items, complete)
    _check_express(drafts)
    if complete:
        _check_groups(head, drafts)


def _once(drafts: Iterable[ItemDraft]) -> dict[str, ItemDraft]:
    found: dict[str, ItemDraft] = {}
    for draft in drafts:
        if draft.value.code in found and draft.code.given():
            draft.code.fault(f"names {draft.value.code} a second time")
        found.setdefault(draft.value.code, draft)
    return found


def _check_known(field: Field, code: str, items: Mapping[str, ItemDraft], complete: bool) -> None:
    if complete and code and code not in items:
        field.fault(f"names {code}, which is no item")


def _check_needs(items: Mapping[str, ItemDraft], complete: bool) -> None:
    for draft in items.values():
        if draft.value.needs:
            _check_known(draft.needs, draft.value.needs, items, complete)
    for circle in _circles({code: draft.value.needs for code, draft in items.items()}):
        items[circle[0]].needs.fault(f"goes in a circle: {' needs '.join([*circle, circle[0]])}")


def _circles(needs: Mapping[str, str | None]) -> list[list[str]]:
    """Each circle once, from its first item. Every item needs at most one, so walking on finds them all."""
    circles: list[list[str]] = []
    seen: set[str] = set()
    for start in needs:
        path: list[str] = []
        code: str | None = start
        while code is not None and code in needs and code not in seen:
            seen.add(code)
            path.append(code)
            code = needs[code]
        if code in path:
            circles.append(path[path.index(code) :])
    return circles


def _check_express(drafts: Sequence[DimensionDraft]) -> None:
    for draft in drafts:
        if draft.items and not any(item.value.asked(EXPRESS) for item in draft.items):
            draft.items[0].code.fault(f"stands in {draft.value.code}, of which no item is marked express")


def _check_groups(head: Head, drafts: Sequence[DimensionDraft]) -> None:
    for group in GROUPS:
        if all(draft.value.group != group for draft in drafts):
            head.dimensions_field.fault(f"has no dimension of the group {group}")
