import pytest

from assessment.figures import tokens
from assessment.figures.crossroads import crossroads_map, place
from tests.figures.branches import BRANCHES, crossroads, scored


def drawn(branch, language="en"):
    return crossroads_map(scored(branch), crossroads(), language).to_plotly_json()


def named(figure, name):
    return next((trace for trace in figure["data"] if trace["name"] == name), None)


def where(branch, language="en"):
    return place(scored(branch)["claimed"]["overall"], crossroads(), language)


@pytest.mark.parametrize("branch", BRANCHES)
def test_both_axes_always_reach_from_0_to_100(branch):
    layout = drawn(branch)["layout"]

    assert layout["xaxis"]["range"] == layout["yaxis"]["range"] == [0, 100]


def test_overdraft_runs_across_and_direction_upwards():
    here, overall = named(drawn("gated"), "here"), scored("gated")["claimed"]["overall"]

    assert (here["x"], here["y"]) == ([overall["overdraft"]], [overall["direction"]])


def test_the_four_places_are_named_in_their_corners():
    corners = {note["text"]: (note["x"], note["y"]) for note in drawn("known")["layout"]["annotations"]}

    assert corners == {
        "<b>On the new road</b>": (0, 100),
        "On both roads": (100, 100),
        "Yet to set out": (0, 0),
        "<b>On the old road</b>": (100, 0),
    }


def test_only_the_old_road_is_tinted_as_a_warning():
    tints = [shape["fillcolor"] for shape in drawn("known")["layout"]["shapes"] if "fillcolor" in shape]

    assert tints.count(tokens.WARNING_SOFT) == 1
    assert tints.count(tokens.ACCENT_SOFT) == 1


def test_the_point_carries_its_range():
    box = named(drawn("partly"), "range")

    assert (min(box["x"]), max(box["x"])) == pytest.approx((21.770833, 50.9375))
    assert (min(box["y"]), max(box["y"])) == pytest.approx((31.944444, 70.833333))
    assert named(drawn("known"), "range") is None


def test_without_both_indices_there_is_a_dashed_box_and_no_point():
    figure = drawn("unknown")

    assert named(figure, "here") is None
    assert named(figure, "range")["line"]["dash"] == "dash"


def test_where_nothing_applies_the_map_stands_empty_and_says_so():
    assert drawn("nowhere")["data"] == []
    assert "Place not yet known" in drawn("nowhere")["layout"]["meta"]["alt"]


def test_a_place_that_is_not_certain_is_between_two():
    assert where("known") == "Between “Yet to set out” and “On the new road”"
    assert where("known", "zh-hans") == "在“待出发”和“新路”之间"
    assert where("gated") == "On the new road"
    assert where("unknown", "zh-hans") == "位置还看不出来"
