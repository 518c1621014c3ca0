"""The Typst renderer against the Plotly figure: the same traces, in the same places."""

from xml.etree import ElementTree as Xml

import pytest

from assessment.figures.crossroads import crossroads_map
from assessment.figures.dots import dots_and_ranges
from assessment.figures.pictures import picture
from assessment.figures.radar import radar
from tests.figures.branches import BRANCHES, crossroads, scored
from tests.figures.drawn import discs, runs, strokes, traces

FIGURES = {"radar": radar, "dots": dots_and_ranges, "map": crossroads_map}
SOME = ("known", "partly", "unknown", "not_applicable", "ten")


def near(a, b):
    return abs(a[0] - b[0]) < 0.02 and abs(a[1] - b[1]) < 0.02


def drawn(kind, branch, language="zh-hans"):
    figure = FIGURES[kind](scored(branch), crossroads(), language)
    return figure.to_plotly_json(), picture(figure, language)


@pytest.mark.parametrize("branch", SOME)
@pytest.mark.parametrize("kind", FIGURES)
def test_every_mark_of_the_figure_is_drawn_where_the_figure_has_it(kind, branch):
    figure, svg = drawn(kind, branch)
    marked = [(trace, points) for trace, points in traces(figure) if trace["mode"] == "markers"]

    for trace, points in marked:
        found = discs(svg, trace["marker"]["color"], trace["marker"]["size"])
        assert len(found) == len(points)
        assert all(near(a, b) for a, b in zip(found, points, strict=True))


@pytest.mark.parametrize("branch", SOME)
@pytest.mark.parametrize("kind", FIGURES)
def test_every_line_of_the_figure_is_drawn_point_by_point(kind, branch):
    figure, svg = drawn(kind, branch)

    for trace, points in traces(figure):
        solid = trace["mode"] == "lines" and trace["line"]["width"] and trace["line"]["color"].startswith("#")
        for run in runs(points) if solid else []:
            assert any(
                len(line) == len(run) and all(near(a, b) for a, b in zip(line, run, strict=True))
                for line in strokes(svg, trace["line"]["color"])
            ), trace["name"]


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_it_is_an_image_with_a_name_that_scales_to_its_place(kind, language):
    figure, svg = drawn(kind, "partly", language)
    root = Xml.fromstring(svg)

    assert root.get("width") == "100%"
    assert root.get("height") is None
    assert (
        root.get("viewBox")
        == f"0 0 {figure['layout']['meta']['width']:g} {figure['layout']['meta']['height']:g}"
    )
    assert (root.get("role"), root.get("aria-label")) == ("img", figure["layout"]["meta"]["alt"])


@pytest.mark.parametrize("kind", FIGURES)
def test_it_asks_nothing_of_a_strict_page(kind):
    _, svg = drawn(kind, "known")

    assert "style=" not in svg
    assert "<script" not in svg
    assert "<style" not in svg
    assert 'href="http' not in svg


@pytest.mark.parametrize("branch", BRANCHES)
def test_no_branch_gives_an_empty_picture(branch):
    for kind in FIGURES:
        _, svg = drawn(kind, branch)
        assert svg.count("<path") > 10
        assert svg.count("<use") > 10
