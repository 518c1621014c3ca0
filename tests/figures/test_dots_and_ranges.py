import pytest

from assessment.figures import tokens
from assessment.figures.dots import dots_and_ranges
from tests.figures.branches import BRANCHES, crossroads, scored


def drawn(branch, language="en"):
    return dots_and_ranges(scored(branch), crossroads(), language).to_plotly_json()


def texts(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


@pytest.mark.parametrize("branch", BRANCHES)
def test_its_scale_is_always_0_to_100(branch):
    assert drawn(branch)["layout"]["xaxis"]["range"] == [0, 100]


def test_every_scored_dimension_has_a_dot_at_its_score():
    dots = [x for trace in drawn("known")["data"] if trace["mode"] == "markers" for x in trace["x"]]

    assert dots == [
        scored("known")["claimed"]["dimensions"][d.code]["score"] for d in crossroads().dimensions
    ]


def test_figures_are_shown_as_everywhere_half_up():
    assert "<b>92</b>" in texts(drawn("known"))


def test_all_known_is_said_in_words_and_a_range_in_figures():
    assert texts(drawn("known")).count("all known") == 7
    assert "63–79" in texts(drawn("partly"))


def test_a_dimension_without_a_score_has_a_hollow_bar_and_no_dot():
    figure = drawn("partly")
    hollow = next(trace for trace in figure["data"] if trace["name"] == "hollow sign")

    assert hollow["x"] == pytest.approx([16.666667, 66.666667, None])
    assert sum(len(trace["x"]) for trace in figure["data"] if trace["mode"] == "markers") == 5


def test_what_does_not_apply_is_said_so():
    assert "n/a" in texts(drawn("not_applicable"))
    assert "不适用" in texts(drawn("not_applicable", "zh-hans"))


def test_a_gap_parts_signs_from_directions():
    rows = [trace["y"] for trace in drawn("known")["data"] if trace["mode"] == "markers"]
    steps = [b - a for a, b in zip([*rows[0], *rows[1]], [*rows[0], *rows[1]][1:], strict=False)]

    assert steps[3] > steps[0]
    assert len({round(step, 6) for i, step in enumerate(steps) if i != 3}) == 1


def test_marks_wear_their_groups_colour():
    colours = [trace["marker"]["color"] for trace in drawn("known")["data"] if trace["mode"] == "markers"]

    assert colours == [tokens.SECOND, tokens.ACCENT]
