"""What an answer says, apart from who gave it and when."""

import hashlib
from collections.abc import Iterable

from scoring import canonical


def digest_of(*, answer: str, reason: str, note: str, links: Iterable[str]) -> str:
    """Tells whether two answers say the same. A page carries it to tell what was changed on it."""
    return hashlib.sha256(canonical([answer, reason, note, list(links)])).hexdigest()[:12]
