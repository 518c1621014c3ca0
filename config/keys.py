"""The secret key of a local installation: made once, kept beside the data, never in the repository."""

import os
import secrets
from pathlib import Path


def kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # O_EXCL: of several processes that start at once, one makes the key and the others read it.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _wait_for(path)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


def _wait_for(path: Path) -> str:
    for _ in range(1000):
        if key := path.read_text(encoding="ascii"):
            return key
        os.sched_yield() if hasattr(os, "sched_yield") else None
    raise SystemExit(f"{path} is empty: delete it, and a new key is made at the next start.")
