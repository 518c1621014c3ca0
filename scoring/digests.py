"""One way to write a value as bytes, so that the same value has the same digest on every machine."""

from __future__ import annotations

import hashlib
import json


def canonical(value: object) -> bytes:
    """A JSON value as bytes: keys sorted, no spaces, UTF-8.

    Raises `ValueError` for NaN, the infinities and what UTF-8 cannot carry, `TypeError` for what JSON cannot.

    >>> canonical({"b": 1.5, "a": ["转"]}).decode()
    '{"a":["转"],"b":1.5}'
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def digest(value: object) -> str:
    """The SHA-256 of the canonical bytes, in lower-case hexadecimal.

    >>> digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1})
    True
    """
    return hashlib.sha256(canonical(value)).hexdigest()
