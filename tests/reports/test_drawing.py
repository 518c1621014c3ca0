"""The PDF that comes of a frozen document."""

import datetime
import hashlib
import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import typst

from assessment.fonts.faces import faces
from assessment.reports.documents import TEMPLATE_VERSION
from assessment.reports.drawing import draw
from tests.figures.branches import BRANCHES, KNOWN, LATIN_NAME, LONG_NAME, PARTLY, crossroads, said_at, sheet
from tests.reports.pages import bare, drawn, empty_boxes, fonts_of, made, pages_of, text_of

LANGUAGES = ("zh-hans", "en")
DAY = datetime.date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[2]
STRESS = {
    "emoji": "交付了😀👨‍👩‍👧🇨🇳",
    "endless": "很长的备注没有空格" * 222,
    "one_word": "x" * 2000,
    "address": "https://example.com/" + "q" * 150 + "?x=1&y=2",
    "right_to_left": "שלום עולם مرحبا بالعالم هذا نص طويل من اليمين إلى اليسار",
    "turned": "\u202eabc\u0007",
    "latin": "Kőszegi Ștefan z Łodzi",
    "markup": "*bold* #set page(width: 1pt) $x$ <b>&amp;</b> \\ @label `raw` // no",
}


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_branch_is_drawn_whole(branch, language):
    pdf = drawn(BRANCHES[branch], language, date=DAY)
    pages = pages_of(pdf)

    assert 7 <= len(pages) <= 16
    assert empty_boxes(pdf) == 0
    assert all(len(page) > 60 for page in pages)
    assert BRANCHES[branch]["company"]["name"].replace(" ", "") in text_of(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_frozen_can_be_copied_out(language):
    document = made(BRANCHES["partly"], language, date=DAY, firm="远望咨询", round_number=2)
    text = text_of(draw(document))
    printed = [
        document["summary"]["lead"],
        document["summary"]["rest"],
        document["summary"]["sentence"],
        document["thesis"],
        document["number"],
        *(fact["value"] for fact in document["facts"]),
        *(part["asks"] for part in document["dimensions"]["each"]),
        *(part["notice"] or part["looks"] for part in document["dimensions"]["each"]),
        *(step["action"] for column in document["steps"]["columns"] for step in column["steps"]),
        *(step["rule"] for step in document["method"]["steps"]),
        *(item["stem"] for part in document["answers"] for item in part["items"]),
        *(
            answer["text"]
            for part in document["answers"]
            for item in part["items"]
            for answer in item["answers"]
        ),
    ]

    for words in printed:
        assert bare(words).replace("-", "") in text.replace("-", ""), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_stands_on_one_page(language):
    for branch in BRANCHES:
        page = pages_of(drawn(BRANCHES[branch], language))[1]
        document = made(BRANCHES[branch], language)

        assert bare(document["summary"]["sentence"])[:20] in page
        assert bare(document["words"]["summary"]["first"]) in page
        assert bare(document["words"]["summary"]["map_caption"])[-10:] in page
        assert bare(document["words"]["dimensions"]["title"]) not in page


def test_the_same_document_gives_the_same_bytes():
    document = made(BRANCHES["known"], "en", date=DAY)

    assert draw(document) == draw(json.loads(json.dumps(document)))


def test_two_processes_give_the_same_bytes(tmp_path):
    given = tmp_path / "sheet.json"
    given.write_text(json.dumps(sheet(PARTLY, date="2026-11-23")), "utf-8")

    def in_a_process_of_its_own(seed):
        out = tmp_path / f"{seed}.pdf"
        command = [sys.executable, "manage.py", "report", str(given), "--lang", "zh-hans", "--out", str(out)]
        subprocess.run(
            command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        return hashlib.sha256(out.read_bytes()).hexdigest()

    assert in_a_process_of_its_own("1") == in_a_process_of_its_own("2")


def test_it_is_tagged_and_says_title_and_language():
    pdf = pypdf.PdfReader(BytesIO(drawn(BRANCHES["known"], "zh-hans", date=DAY)))

    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "zh-CN"
    assert pdf.metadata.title == "恒远精密制造：十字路口评估报告"
    assert pdf.metadata.creation_date.date() == DAY
    names = pdf.xmp_metadata.get_data() if hasattr(pdf.xmp_metadata, "get_data") else b""
    described = bytes(names) or pdf.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert b"pdfuaid:part" in described
    assert b"pdfaid:part" in described


def test_each_figure_has_a_text_for_those_who_cannot_see_it():
    document = made(BRANCHES["known"], "en")
    pdf = pypdf.PdfReader(BytesIO(draw(document)))
    texts = set(_alternatives(pdf.trailer["/Root"]["/StructTreeRoot"]))

    assert {figure["layout"]["meta"]["alt"] for figure in document["summary"]["figures"].values()} <= texts


def _alternatives(node):
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _alternatives(child)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield str(node["/Alt"])
        if "/K" in node:
            yield from _alternatives(node["/K"])


def test_the_parts_can_be_found_by_bookmark():
    document = made(BRANCHES["known"], "en")
    titles = [entry.title for entry in _flat(pypdf.PdfReader(BytesIO(draw(document))).outline)]

    assert document["words"]["steps"]["title"] in titles
    assert [part["name"] for part in document["dimensions"]["each"]] == [
        t for t in titles if t in {part["name"] for part in document["dimensions"]["each"]}
    ]


def _flat(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_fonts_are_embedded_and_ours(language):
    given = said_at(sheet(KNOWN, name=LATIN_NAME), "S1-1", note=STRESS["right_to_left"])

    for name, descriptor in fonts_of(drawn(given, language)):
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        assert any(ours in name for ours in ("NotoSansSC", "SourceSans3", "Assistant", "NotoSansArabic"))


@pytest.mark.parametrize("name", STRESS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_note_survives(name, language):
    given = said_at(sheet(KNOWN, name=LONG_NAME), "D2-2", note=STRESS[name], evidence=[STRESS[name]])
    pdf = drawn(given, language)

    assert empty_boxes(pdf) == 0
    assert LONG_NAME in text_of(pdf)
    assert len(pages_of(pdf)) <= 16


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_note_is_printed_to_its_last_letter(language):
    given = said_at(sheet(KNOWN), "D2-2", note=STRESS["endless"] + "完")

    assert (
        STRESS["endless"] + "完" in text_of(drawn(given, language)).replace("全部答案", "")
        or text_of(drawn(given, language)).count("很长的备注没有空格") >= 215
    )


def test_a_word_without_end_is_broken_at_the_margin():
    given = said_at(sheet(KNOWN), "D2-2", note=STRESS["one_word"])

    assert text_of(drawn(given, "en")).count("x") >= 2000
    assert _widest(drawn(given, "en")) <= 210 / 25.4 * 72 - 15 / 25.4 * 72


def _widest(pdf):
    """The right edge of the rightmost letter after the cover, in points."""
    edges = [0.0]
    for page in list(pypdfium2.PdfDocument(pdf))[1:]:
        text = page.get_textpage()
        edges += [text.get_charbox(i)[2] for i in range(text.count_chars())]
    return max(edges)


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_outside_the_margins(branch, language):
    assert _widest(drawn(BRANCHES[branch], language)) <= (210 - 18) / 25.4 * 72


def test_what_no_font_has_is_printed_as_its_code_point():
    given = said_at(sheet(KNOWN), "D2-2", note="交付了😀")

    assert "交付了U+1F600" in text_of(drawn(given, "zh-hans"))


def test_rare_characters_print_as_themselves():
    text = text_of(drawn(sheet(KNOWN, name=LONG_NAME), "en"))

    assert all(character in text for character in "㻬𬭚喆堃")


def test_markup_in_a_note_is_only_text():
    given = said_at(sheet(KNOWN), "D2-2", note=STRESS["markup"])

    assert bare(STRESS["markup"]) in text_of(drawn(given, "en"))


def test_express_is_marked_on_every_page_after_the_cover():
    pages = pages_of(drawn(BRANCHES["express"], "en"))

    assert all("express" in page for page in pages)


def test_every_page_after_the_cover_carries_company_number_and_place():
    document = made(BRANCHES["known"], "zh-hans")
    pages = pages_of(draw(document))

    for place, page in enumerate(pages[1:], 2):
        assert document["company"] in page
        assert document["number"] in page
        assert f"{place}/{len(pages)}" in page


def test_the_template_has_a_version():
    assert len(TEMPLATE_VERSION) == 12


def test_the_instrument_says_how_many_spokes_there_are():
    assert len(made(BRANCHES["known"], "en")["dimensions"]["each"]) == len(crossroads().dimensions)


def test_an_empty_box_would_be_seen():
    missing = typst.compile(
        '#set text(font: "Noto Sans SC", fallback: false)\n好😀한'.encode(), font_paths=faces(), format="pdf"
    )

    assert empty_boxes(missing) == 2
