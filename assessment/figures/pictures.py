"""A figure as a picture: the Plotly figure that the page shows, drawn by Typst before any script runs."""

import json
import re
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import typst

from assessment.fonts.faces import faces

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "report"
HEAD = re.compile(r'^<svg ([^>]*?)width="[^"]*" height="[^"]*"')


def picture(figure: go.Figure | dict[str, Any], language: str) -> str:
    """The figure as SVG that fills the width it is given; its texts are outlines, so no font is wanted."""
    values = figure.to_plotly_json() if isinstance(figure, go.Figure) else figure
    return _picture(json.dumps(values, ensure_ascii=False, sort_keys=True), language)


@lru_cache(maxsize=64)
def _picture(figure: str, language: str) -> str:
    drawn = typst.compile(
        str(FOLDER / "picture.typ"),
        root=str(FOLDER),
        font_paths=faces(),
        ignore_system_fonts=True,
        format="svg",
        sys_inputs={"figure": figure, "language": language},
        timestamp=0,
    )
    if not isinstance(drawn, bytes):
        raise TypeError("Typst gave no picture.")
    alt = escape(json.loads(figure)["layout"]["meta"]["alt"])
    return HEAD.sub(rf'<svg role="img" aria-label="{alt}" \1width="100%"', drawn.decode(), count=1)
