"""A mapping that cannot be changed, keeps its order, and can be hashed, compared and pickled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

Value = TypeVar("Value")

LANGUAGES: Final = ("zh-hans", "en")


class Frozen(Mapping[str, Value]):
    """A read-only mapping from codes to values.

    >>> Frozen({"a": 1})["a"], Frozen({"a": 1}) == {"a": 1}
    (1, True)
    """

    __slots__ = ("_entries",)
    _entries: dict[str, Value]

    def __init__(self, entries: Mapping[str, Value]) -> None:
        object.__setattr__(self, "_entries", dict(entries))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __getitem__(self, key: str) -> Value:
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __hash__(self) -> int:
        return hash(frozenset(self._entries.items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._entries!r})"

    def __reduce__(self) -> tuple[type[Frozen[Value]], tuple[dict[str, Value]]]:
        return type(self), (self._entries,)


class Text(Frozen[str]):
    """What is said, in every language: `text["en"]`, `text["zh-hans"]`."""

    __slots__ = ()
