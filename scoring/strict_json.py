"""JSON read strictly: no key twice, no NaN, no infinity, and no text that can make the reader fall over."""

from __future__ import annotations

import json
import math
from typing import Final

from scoring.errors import SheetFaults, printable

TOO_DEEP: Final = "is nested too deeply"


class _Repeating(dict[str, object]):
    """An object in whose text some keys stood more than once."""

    repeated: tuple[str, ...] = ()


def read_json(text: str) -> object:
    """The value of a JSON text.

    Raises `SheetFaults`: what is not JSON with line and column; repeated keys, NaN and infinities with paths.
    """
    suspicious: list[object] = []

    def pairs(entries: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(entries)
        if len(made) == len(entries):
            return made
        keys = [key for key, _ in entries]
        repeating = _Repeating(made)
        repeating.repeated = tuple(key for key in made if keys.count(key) > 1)
        suspicious.append(repeating)
        return repeating

    def constant(name: str) -> float:
        suspicious.append(name)
        return float(name)

    value = _loaded(text, pairs, constant)
    if suspicious:
        raise SheetFaults(_suspicions(value))
    return value


def _loaded(text: str, pairs: object, constant: object) -> object:
    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=constant)  # type: ignore[arg-type]
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text else ""
        raise SheetFaults([f"is not JSON: {error.msg} ({line}column {error.colno})"]) from None
    except RecursionError:
        raise SheetFaults([TOO_DEEP]) from None
    except ValueError:
        raise SheetFaults(["holds a number with too many digits"]) from None


def _suspicions(value: object) -> list[str]:
    """What is wrong in a value, each with its path, in reading order; walks without recursion."""
    found: list[str] = []
    waiting: list[tuple[str, object]] = [("", value)]
    while waiting:
        path, part = waiting.pop()
        if isinstance(part, _Repeating):
            found += [f"{_path(path, key)}: stands more than once" for key in part.repeated]
        if isinstance(part, float) and not math.isfinite(part):
            found.append(f"{path}: must be a finite number" if path else "must be a finite number")
        if isinstance(part, dict):
            waiting += [(_path(path, key), inner) for key, inner in reversed(part.items())]
        if isinstance(part, list):
            waiting += [(f"{path}[{n}]", inner) for n, inner in reversed(list(enumerate(part)))]
    return found


def _path(path: str, key: str) -> str:
    return f"{path}.{printable(key)}" if path else printable(key)
