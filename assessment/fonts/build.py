"""Cuts the report's two fonts out of the full Noto Sans CJK.

    python assessment/fonts/build.py NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc

The full fonts are those of Debian's package fonts-noto-cjk. Kept are the characters of GBK (and so of
GB 2312), the 8105 of the Table of General Standard Chinese Characters, and the Latin letters, figures,
punctuation, arrows and symbols that stand beside them. standard-characters.txt is that table in its own
order,
taken from the field kTGH of the Unicode character database (Debian's package unicode-data).
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).resolve().parent
FAMILY = "Noto Sans SC"
FACE = "Noto Sans CJK SC"
BLOCKS = (
    (0x0020, 0x024F),  # Latin, as far as the font goes
    (0x0250, 0x052F),  # phonetic signs, combining marks, Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Vietnamese
    (0x2000, 0x2BFF),  # punctuation, currency, arrows, mathematics, enclosed figures, boxes, symbols
    (0x3000, 0x312F),  # CJK punctuation, kana, bopomofo
    (0x3200, 0x33FF),  # enclosed and squared characters
    (0xFE10, 0xFE6F),  # small and vertical forms
    (0xFF01, 0xFF5E),  # full-width ASCII
    (0xFFE0, 0xFFE6),  # full-width signs
)
# kern and pwid (proportional quotes) for English; palt and halt for tight settings of Chinese.
FEATURES = ["kern", "pwid", "palt", "halt"]


def gbk() -> set[int]:
    pairs = (
        bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF) if trail != 0x7F
    )
    return {ord(c) for pair in pairs if len(c := pair.decode("gbk", "ignore")) == 1}


def standard() -> set[int]:
    return {ord(c) for c in (HERE / "standard-characters.txt").read_text("utf-8") if not c.isspace()}


def wanted(offered: set[int]) -> set[int]:
    return {u for u in offered if any(first <= u <= last for first, last in BLOCKS)} | gbk() | standard()


def face(path: Path) -> TTFont:
    return next(f for f in TTCollection(path, lazy=True).fonts if f["name"].getDebugName(1) == FACE)


def rename(font: TTFont, style: str) -> None:
    names = font["name"]
    names.names = [n for n in names.names if n.nameID not in (1, 2, 3, 4, 6, 16, 17)]
    for name_id, text in (
        (1, FAMILY),
        (2, style),
        (3, f"{FAMILY} {style}, subset"),
        (4, f"{FAMILY} {style}"),
        (6, f"{FAMILY.replace(' ', '')}-{style}"),
    ):
        names.setName(text, name_id, 3, 1, 0x409)


def cut(path: Path, style: str) -> None:
    font = face(path)
    options = subset.Options(
        hinting=False,
        layout_features=FEATURES,
        name_IDs=["*"],
        recalc_timestamp=False,
        drop_tables=["VORG", "vhea", "vmtx", "BASE", "DSIG"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted(set(font.getBestCmap())))
    subsetter.subset(font)
    rename(font, style)
    font.save(HERE / f"NotoSansSC-{style}.otf")


if __name__ == "__main__":
    cut(Path(sys.argv[1]), "Regular")
    cut(Path(sys.argv[2]), "Bold")
