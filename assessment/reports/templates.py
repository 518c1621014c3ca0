"""Where the report's templates stand, and which version of them this is."""

import hashlib
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "report"
MAIN = "report.typ"
FONTS = Path(__file__).resolve().parents[1] / "fonts"


def _version() -> str:
    """Changes with every change of a template, of our fonts, and of the program that sets them."""
    mark = hashlib.sha256(version("typst").encode())
    for path in sorted(FOLDER.glob("*.typ")):
        mark.update(path.name.encode() + b"\0" + path.read_bytes())
    for path in sorted(FONTS.glob("*.otf")):
        mark.update(f"{path.name} {path.stat().st_size}".encode())
    return mark.hexdigest()[:12]


TEMPLATE_VERSION = _version()
