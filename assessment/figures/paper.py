"""What every figure is drawn on: its nominal size, its type, no ornament of Plotly's own."""

from typing import Any

from assessment.figures.tokens import CLEAR, INK, SURFACE

FAMILY = (
    'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", '
    '"Noto Sans SC", "Noto Sans CJK SC", sans-serif'
)
SIZE = 13
LINE_HEIGHT = 1.3
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}
"""How plotly.js is to show the figures on a page."""


def sheet(
    *, name: str, language: str, size: tuple[float, float], margin: dict[str, float], alt: str
) -> dict[str, Any]:
    """The layout that all figures share. `meta` is what paper and the page need beyond what Plotly draws."""
    return {
        "template": {},
        "meta": {"name": name, "language": language, "width": size[0], "height": size[1], "alt": alt},
        "font": {"family": FAMILY, "size": SIZE, "color": INK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "margin": {**margin, "autoexpand": False},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": SURFACE,
            "bordercolor": INK,
            "align": "left",
            "font": {"family": FAMILY, "size": SIZE, "color": INK},
        },
    }
