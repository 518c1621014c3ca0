"""Reading nodes as typed values. What is wrong is noted, a stand-in is returned, and reading goes on.

A stand-in never leaves `parse_instrument`: where one fault was noted, all are raised.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from scoring.errors import InstrumentFault, naming
from scoring.frozen import LANGUAGES, Text
from scoring.nodes import Block, Leaf, Node, Row, Unread

BLANK: Final = Text(dict.fromkeys(LANGUAGES, ""))


@dataclass(frozen=True, slots=True)
class Field:
    """A place in a file: what stands there (nothing, if it is missing), and where a fault of it is noted."""

    file: str
    key: str
    line: int
    node: Node | None
    faults: list[InstrumentFault]

    def fault(self, message: str) -> None:
        """Notes that something is wrong here."""
        self.faults.append(InstrumentFault(self.file, self.line, self.key, message))

    def given(self) -> bool:
        """Whether there is anything here to read."""
        return self.node is not None and not isinstance(self.node, Unread)

    def block(self, required: Collection[str], optional: Collection[str] = ()) -> Fields:
        """A mapping with all of the required keys and no others than the optional ones."""
        if isinstance(self.node, Block):
            self._check_keys(self.node, required, optional)
        else:
            self._expected("a mapping with keys")
        return Fields(self)

    def _check_keys(self, block: Block, required: Collection[str], optional: Collection[str]) -> None:
        for name in block.entries:
            if name not in required and name not in optional:
                self.below(name).fault("is not a known key")
        for name in required:
            if name not in block.entries:
                replace(self, key=self._path(name)).fault("is missing")

    def below(self, name: str) -> Field:
        """What stands under a key of this mapping."""
        block = self.node if isinstance(self.node, Block) else Block(self.line)
        line, node = block.lines.get(name, self.line), block.entries.get(name)
        return Field(self.file, self._path(name), line, node, self.faults)

    def _path(self, name: str) -> str:
        return f"{self.key}.{name}" if self.key else name

    def members(self, shape: re.Pattern[str], what: str) -> dict[str, Field]:
        """A mapping from codes of a given shape, at least one."""
        if not isinstance(self.node, Block):
            self._expected("a mapping with keys")
            return {}
        if not self.node.entries:
            self.fault("is empty")
        found = {name: self.below(name) for name in self.node.entries}
        for name, field in found.items():
            if not shape.fullmatch(name):
                field.fault(f"must be named by {what}")
        return found

    def rows(self, number: int | None = None, *, at_least: int = 1) -> list[Field]:
        """The entries of a list: exactly `number` where that is known, else at least so many."""
        if not isinstance(self.node, Row):
            self._expected("a list")
            return []
        entries = self.node.entries
        if number is not None and len(entries) != number:
            self.fault(f"has {len(entries)} entries, not {number}")
        if number is None and len(entries) < at_least:
            self.fault("is empty")
        return [
            Field(self.file, f"{self.key}[{n}]", node.line, node, self.faults)
            for n, node in enumerate(entries)
        ]

    def _expected(self, what: str) -> None:
        if isinstance(self.node, Leaf):
            found = "nothing" if self.node.value is None else naming(self.node.value)
            self.fault(f"must be {what}, not {found}")
        elif self.given():
            self.fault(f"must be {what}, not a {'list' if isinstance(self.node, Row) else 'mapping'}")

    def text(self) -> Text:
        """What is said, in every language and in none besides, nowhere blank."""
        fields = self.block(LANGUAGES)
        return Text({language: fields[language].words() for language in LANGUAGES})

    def words(self) -> str:
        """A string that is not blank, without the space around it."""
        if not (isinstance(self.node, Leaf) and isinstance(self.node.value, str)):
            self._expected("text")
            return ""
        if not self.node.value.strip():
            self.fault("must not be blank")
        return self.node.value.strip()

    def code(self, shape: re.Pattern[str], what: str) -> str:
        """A string of a given shape."""
        word = self.words()
        if word and not shape.fullmatch(word):
            self.fault(f"must be {what}, not {naming(word)}")
        return word

    def one_of(self, known: Collection[str], fallback: str) -> str:
        """One of the known words."""
        word = self.words()
        if word in known:
            return word
        if word:
            self.fault(f"must be one of {', '.join(known)}, not {naming(word)}")
        return fallback

    def integer(self, low: int, high: int) -> int | None:
        """A whole number within bounds; `None` where there is none."""
        value = self.node.value if isinstance(self.node, Leaf) else None
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self._expected(f"a whole number from {low} to {high}")
        return None

    def number(self, low: float, high: float, unset: float) -> float:
        """A finite number within bounds, or what holds where none is set."""
        if not self.given():
            return unset
        value = self.node.value if isinstance(self.node, Leaf) else None
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            self._expected(f"a number from {low:g} to {high:g}")
            return unset
        return float(value)

    def flag(self) -> bool:
        """True or false; false where it is not set."""
        if not self.given():
            return False
        value = self.node.value if isinstance(self.node, Leaf) else None
        if isinstance(value, bool):
            return value
        self._expected("true or false")
        return False


class Fields:
    """What stands under a mapping's keys; a missing key gives a field without a node, read as a stand-in."""

    def __init__(self, owner: Field) -> None:
        self.owner = owner

    def __getitem__(self, name: str) -> Field:
        return self.owner.below(name)
