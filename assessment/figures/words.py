"""The fixed words of figures, findings and reports: one file a language, beside the report's templates."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "report" / "words"
LANGUAGES = ("zh-hans", "en")


@cache
def words(language: str) -> Mapping[str, Any]:
    """All fixed words of a language. Raises `KeyError` for a language that has none."""
    if language not in LANGUAGES:
        raise KeyError(language)
    read: dict[str, Any] = yaml.safe_load((FOLDER / f"{language}.yaml").read_text("utf-8"))
    return read


def listed(names: Sequence[str], language: str) -> str:
    """Names as a sentence lists them.

    >>> listed(["A", "B", "C"], "en"), listed(["甲", "乙"], "zh-hans")
    ('A, B and C', '甲和乙')
    """
    parts = words(language)["lists"]
    if len(names) < 2:
        return "".join(names)
    return str(parts["comma"]).join(names[:-1]) + str(parts["and"]) + names[-1]
