"""Reading JSON values as typed ones, noting every fault with its path and going on with a stand-in.

A stand-in never leaves `read_sheet`: where one fault was noted, all are raised.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from scoring.errors import naming, printable

# NUL and halves of surrogate pairs: what neither UTF-8 nor a database can carry.
UNSTORABLE: Final = re.compile(r"[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a document, the way to it, and where its faults are noted."""

    value: object
    path: str
    faults: list[str]

    def fault(self, message: str) -> None:
        """Notes that something is wrong here."""
        self.faults.append(f"{self.path}: {message}" if self.path else message)

    def wants(self, what: str) -> None:
        """Notes that something else should stand here."""
        self.fault(f"must be {what}, not {naming(self.value)}")

    def at(self, key: str) -> Place:
        """The place under a key; its value is `None` where there is none."""
        path = f"{self.path}.{printable(key)}" if self.path else printable(key)
        return Place(self.value.get(key) if isinstance(self.value, dict) else None, path, self.faults)

    def has(self, key: str) -> bool:
        """Whether there is such a key, whatever stands under it."""
        return isinstance(self.value, dict) and key in self.value

    def record(self, required: Collection[str], optional: Collection[str] = ()) -> Place:
        """An object with all of the required keys and no others than the optional ones. Gives itself back."""
        keys = self.members()
        for key in keys:
            if key not in required and key not in optional:
                self.at(key).fault("is not a known key")
        if isinstance(self.value, dict):
            for key in required:
                if key not in self.value:
                    self.at(key).fault("is missing")
        return self

    def members(self) -> list[str]:
        """The keys of an object."""
        if not isinstance(self.value, dict):
            self.wants("an object")
            return []
        keys = [key for key in self.value if isinstance(key, str)]
        if len(keys) < len(self.value):
            self.fault("has a key that is not text")
        return keys

    def entries(self) -> list[Place]:
        """The entries of a list."""
        if not isinstance(self.value, list | tuple):
            self.wants("a list")
            return []
        return [Place(entry, f"{self.path}[{n}]", self.faults) for n, entry in enumerate(self.value)]

    def text(self, longest: int | None = None) -> str:
        """A string, also a blank one."""
        if not isinstance(self.value, str):
            self.wants("text")
            return ""
        if UNSTORABLE.search(self.value):
            self.fault("holds a character that cannot be stored (NUL or half of a surrogate pair)")
        if longest is not None and len(self.value) > longest:
            self.fault(f"has {len(self.value):,} characters, more than {longest:,}")
        return self.value

    def words(self) -> str:
        """A string that is not blank."""
        text = self.text()
        if isinstance(self.value, str) and not text.strip():
            self.fault("must not be blank")
        return text

    def level(self, top: int | None) -> int:
        """A whole number from 0 to the top level, written as one: 3.0 and true are no levels."""
        level = self.value
        if isinstance(level, bool) or not isinstance(level, int) or level < 0:
            self.wants("a level, a whole number from 0" + ("" if top is None else f" to {top}"))
        elif top is not None and level > top:
            self.wants(f"a level, a whole number from 0 to {top}")
        return level if isinstance(level, int) else 0

    def number(self, what: str, low: float, high: float = math.inf, *, open_below: bool = False) -> float:
        """A finite number from `low` (above it, where the range is open below) to `high`."""
        number = _finite(self.value)
        if number is not None and low <= number <= high and not (open_below and number == low):
            return number
        self.wants(what)
        return high


def _finite(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None
