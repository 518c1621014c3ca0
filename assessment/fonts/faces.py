"""The fonts of paper: two subsets that stand in this folder, and full ones that packages bring.

Never the system's: the same document gives the same bytes on every machine.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
FAMILIES = ("Noto Sans SC", "Source Sans 3", "Assistant", "Noto Sans Arabic")
"""In the order in which they are asked for a character."""

PACKAGES = ("fontpkg_source_sans_3", "fontpkg_assistant", "fontpkg_noto_sans_arabic")


def folders() -> list[Path]:
    """Where the fonts lie. Raises `ModuleNotFoundError` if a package that brings one is missing."""
    return [HERE, *(_files_of(package) for package in PACKAGES)]


def _files_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(spec.submodule_search_locations[0]) / "files"


@cache
def faces() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(f) for f in folders()]
    )


@cache
def coverage() -> tuple[frozenset[int], ...]:
    """The characters of each family, in the order of `FAMILIES`."""
    return tuple(frozenset(_characters(_upright(folder))) for folder in folders())


def _upright(folder: Path) -> Path:
    """The folder's regular face: its bold and variable ones hold the same characters."""
    files = [path for path in sorted(folder.iterdir()) if path.suffix in (".otf", ".ttf")]
    return next(path for path in files if "Bold" not in path.name and "Italic" not in path.name)


def _characters(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())
