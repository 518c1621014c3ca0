"""The product's colours, for the figures of page and paper. The page's style sheet names the same ones."""

from typing import Final

PAPER: Final = "#faf8f4"
SURFACE: Final = "#ffffff"
LINE: Final = "#e4ded3"
INK: Final = "#1b2430"
SECOND_INK: Final = "#5a6472"
ACCENT: Final = "#0e5a6b"
ACCENT_SOFT: Final = "#e3eef0"
SECOND: Final = "#55508f"
WARNING: Final = "#b1402a"
WARNING_SOFT: Final = "#f6e7e2"
CLEAR: Final = "rgba(0,0,0,0)"

GROUPS: Final = {"sign": SECOND, "direction": ACCENT}
"""Who a mark belongs to. A healthy sign must not look alarming, so neither is the warning."""

ALL: Final = {
    "paper": PAPER,
    "surface": SURFACE,
    "line": LINE,
    "ink": INK,
    "second-ink": SECOND_INK,
    "accent": ACCENT,
    "accent-soft": ACCENT_SOFT,
    "second": SECOND,
    "warning": WARNING,
    "warning-soft": WARNING_SOFT,
}


def faint(colour: str, share: float) -> str:
    """The colour at a share of its strength, as Plotly writes it.

    >>> faint("#1b2430", 0.09)
    'rgba(27,36,48,0.09)'
    """
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"
