"""YAML as plain nodes that know their line.

A stricter reading than PyYAML's own: no duplicate keys, no anchors, no tags, one document, bounded depth,
and only numbers, `true`, `false` and `null` are anything but text (`no` and `12:30` stay what was written).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import yaml

Scalar = str | int | float | bool | None
Report = Callable[[int, str, str], None]
"""Takes a line, a key and a message."""

DEEPEST: Final = 20
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER: Final = re.compile(r"[+-]?[0-9]{1,18}")
_FLOAT: Final = re.compile(
    r"[+-]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][+-]?[0-9]+)?|[+-]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_WORDS: Final[dict[str, Scalar]] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word or a number."""

    line: int
    value: Scalar


@dataclass(frozen=True, slots=True)
class Row:
    """A list."""

    line: int
    entries: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping, with the line of each key."""

    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something whose fault has been reported: there is no more to say about it."""

    line: int


Node = Leaf | Row | Block | Unread


class _UnreadableError(Exception):
    """What is wrong leaves nothing to read on from."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def compose(text: str, report: Report) -> Node | None:
    """The one document of a YAML text, or `None` if it cannot be read; reports what is wrong with it."""
    try:
        return _Composer(text, report).document()
    except _UnreadableError as stop:
        report(stop.line, "", stop.message)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report(mark.line + 1 if mark else 1, "", f"is not YAML: {error.problem or error.context}")
    except yaml.reader.ReaderError as error:
        report(_line_of(text, error.position), "", f"is not YAML: {error.reason}")
    except UnicodeEncodeError as error:
        report(_line_of(text, error.start), "", "is not YAML: a character that UTF-8 cannot carry")
    return None


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


class _Composer:
    def __init__(self, text: str, report: Report) -> None:
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self.report = report

    def document(self) -> Node | None:
        self._next()
        start = self._next()
        if not isinstance(start, yaml.DocumentStartEvent):
            raise _UnreadableError(1, "is empty")
        node = self._node(self._next(), "", 1)
        self._next()
        further = self._next()
        if isinstance(further, yaml.DocumentStartEvent):
            raise _UnreadableError(_line(further), "holds a second document ('---')")
        return node

    def _next(self) -> yaml.Event:
        return next(self.events)

    def _node(self, event: yaml.Event, key: str, depth: int) -> Node:
        if depth > DEEPEST:
            raise _UnreadableError(_line(event), f"is nested more than {DEEPEST} deep")
        self._refuse_extras(event, key)
        if isinstance(event, yaml.MappingStartEvent):
            return self._block(_line(event), key, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._row(_line(event), key, depth)
        if isinstance(event, yaml.ScalarEvent):
            return Leaf(_line(event), _value(event))
        return Unread(_line(event))

    def _refuse_extras(self, event: yaml.Event, key: str) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.report(_line(event), key, "uses an anchor or alias (& or *); write the value out")
        elif getattr(event, "tag", None) not in (None, "!"):
            self.report(_line(event), key, "uses a tag (!); write a plain value")

    def _row(self, line: int, key: str, depth: int) -> Row:
        row = Row(line)
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            row.entries.append(self._node(event, f"{key}[{len(row.entries)}]", depth + 1))
        return row

    def _block(self, line: int, key: str, depth: int) -> Block:
        block = Block(line)
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _UnreadableError(_line(event), "has a key that is not a plain word")
            name = str(event.value)
            path = f"{key}.{name}" if key else name
            value = self._node(self._next(), path, depth + 1)
            if name in block.entries:
                self.report(_line(event), path, f"stands a second time (first in line {block.lines[name]})")
                continue
            block.entries[name], block.lines[name] = value, _line(event)
        return block


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _value(event: yaml.ScalarEvent) -> Scalar:
    text = str(event.value)
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return (
        float(text.lower().replace(".inf", "inf").replace(".nan", "nan")) if _FLOAT.fullmatch(text) else text
    )
