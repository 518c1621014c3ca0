"""Sheets in a stream: one JSON document, or JSON Lines, told apart without being told.

A stream of lines is read a line at a time, so that its length costs no memory.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

MEBIBYTE = 1 << 20
LONGEST = 16 * MEBIBYTE
CHUNK = MEBIBYTE

Lines = Iterable[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document's text and the line that it begins in, or why there is no text."""

    line: int
    text: str = ""
    fault: str = ""


def entries(stream: BinaryIO) -> Iterator[Entry]:
    """Every document of the stream: JSON Lines if the first line is a document by itself, else one for all.

    A file whose first line is broken counts as lines too, if its other lines look so.
    """
    lines = _lines(stream)
    first = next((pair for pair in lines if pair[1].strip()), None)
    if first is None:
        return
    number, line = first
    if _is_json(line):
        yield from _each(chain([first], lines))
        return
    following, ended = _buffered(lines, len(line))
    whole = line + b"".join(text for _, text in following)
    if ended and (_is_json(whole) or _begins_a_document(line, following)):
        yield _entry(number, whole)
        return
    yield from _each(chain([first], following, lines))


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers; of one that is too long, only so much that this can be seen."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        yield number, line
        while len(line) > CHUNK and not line.endswith(b"\n"):
            line = stream.readline(LONGEST + 1)
            if not line:
                return


def _buffered(lines: Iterator[tuple[int, bytes]], size: int) -> tuple[list[tuple[int, bytes]], bool]:
    """The next lines, as many as one document may have, and whether they are all."""
    taken: list[tuple[int, bytes]] = []
    for number, line in lines:
        taken.append((number, line))
        size += len(line)
        if size > LONGEST:
            return taken, False
    return taken, True


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text.decode("utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError):
        return False
    except (RecursionError, ValueError):
        # Refused for its depth or its digits: a document all the same.
        return True
    return True


def _begins_a_document(first: bytes, following: list[tuple[int, bytes]]) -> bool:
    """Whether a broken line begins a document of several lines: it stops short, and none begins anew."""
    text = first.decode("utf-8-sig", errors="replace").strip()
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        stops_short = error.pos >= len(text) and text.startswith(("{", "["))
    else:
        stops_short = False
    return stops_short and not any(line.startswith(b"{") for _, line in following)


def _each(lines: Lines) -> Iterator[Entry]:
    for number, line in lines:
        if line.strip():
            yield _entry(number, line)


def _entry(number: int, text: bytes) -> Entry:
    if len(text) > LONGEST:
        return Entry(number, fault=f"is longer than {LONGEST // MEBIBYTE} MiB")
    try:
        return Entry(number, text.decode("utf-8-sig").strip())
    except UnicodeDecodeError as error:
        return Entry(number, fault=f"is not UTF-8 (byte {error.start + 1})")
