"""Draws a frozen document as a PDF, in this process: no browser, no network, no font but ours.

The same document gives the same bytes in every process. Never draw in one that forks afterwards: it hangs.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import typst

from assessment.fonts.faces import faces
from assessment.fonts.printable import printable_all
from assessment.reports.templates import FOLDER, MAIN

KEPT = 10


def draw(document: Mapping[str, Any], main: str = MAIN) -> bytes:
    """The PDF of a document that `build_document` made. Raises `typst.TypstError` if it cannot be set."""
    try:
        drawn = typst.compile(
            str(FOLDER / main),
            root=str(FOLDER),
            font_paths=faces(),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"document": json.dumps(printable_all(dict(document)), ensure_ascii=False)},
            pdf_standards=["ua-1", "a-2a"] if document["date"] else ["ua-1"],
            timestamp=_made(document),
        )
    finally:
        _forget()
    if not isinstance(drawn, bytes):
        raise TypeError("Typst gave no PDF.")
    return drawn


def _forget() -> None:
    """Typst keeps what its last ten compilations made, some 20 MiB each: ten of nothing let go of it."""
    for _ in range(KEPT):
        typst.compile(b"", font_paths=faces(), ignore_system_fonts=True, format="svg")


def _made(document: Mapping[str, Any]) -> datetime:
    """The document's own date, never the clock's. One without a date has none in its file: no PDF/A."""
    return datetime.fromisoformat(document["date"] or "1970-01-01").replace(tzinfo=UTC)
