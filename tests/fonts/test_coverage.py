from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from assessment.fonts.faces import FAMILIES, HERE, coverage, faces, folders

OURS = coverage()[0]


def gb2312():
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(c) for pair in pairs if len(c := pair.decode("gb2312", "ignore")) == 1}


def standard():
    return {ord(c) for c in (HERE / "standard-characters.txt").read_text("utf-8") if not c.isspace()}


def test_the_table_of_standard_characters_is_whole():
    assert len(standard()) == 8105


def test_ours_cover_gb_2312_and_the_8105_standard_characters():
    assert len(gb2312()) > 7000
    assert not (gb2312() | standard()) - OURS


def test_ours_cover_ascii_latin_1_punctuation_and_the_signs_that_reports_use():
    latin = {*range(0x20, 0x7F), *range(0xA0, 0x100)} - {0xAD}
    signs = set(map(ord, "“”‘’—–…·、。，；：？！（）《》【】①②③④⑤⑥⑦⑧⑨⑩→←↑↓≥≤×÷±≠℃％"))

    assert not (latin | signs) - OURS


def test_regular_and_bold_hold_the_same_characters():
    faces_held = [
        set(TTFont(HERE / f"NotoSansSC-{style}.otf", lazy=True).getBestCmap())
        for style in ("Regular", "Bold")
    ]

    assert faces_held[0] == faces_held[1]


@pytest.mark.parametrize("characters", ["㻬𬭚喆堃", "őșŁžřğ", "Ελληνικά", "Привет", "שלום", "مرحبا"])
def test_rare_names_and_other_scripts_find_a_face(characters):
    assert any({ord(c) for c in characters} <= family for family in coverage())


def test_fonts_come_from_the_repository_and_packages_alone():
    known = [folder.resolve() for folder in folders()]

    for font in faces().fonts():
        assert Path(font.path).resolve().parent in known
    assert {font.family for font in faces().fonts()} == set(FAMILIES)


def test_the_licence_stands_beside_them():
    assert "SIL OPEN FONT LICENSE Version 1.1" in (HERE / "OFL.txt").read_text("utf-8")


def test_they_stay_small():
    assert all(path.stat().st_size < 5_500_000 for path in HERE.glob("*.otf"))
