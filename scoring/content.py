"""What an instrument says, as plain data: the ground of its digest."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Final

from scoring.frozen import Frozen, Text
from scoring.instrument import Instrument

_NOT_SAID: Final = "digest"


def content(instrument: Instrument) -> object:
    """The instrument as a JSON value: all that it says, in its order, and nothing of its files' layout.

    What is not set is left out, so that a field that a later release adds does not change an old digest.
    """
    return _plain(instrument)


def _plain(value: object) -> object:
    if is_dataclass(value):
        said = {field.name: getattr(value, field.name) for field in fields(value) if field.name != _NOT_SAID}
        return {name: _plain(part) for name, part in said.items() if part is not None}
    if isinstance(value, Text):
        return dict(value)
    if isinstance(value, Frozen):
        return [[code, _plain(part)] for code, part in value.items()]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value
