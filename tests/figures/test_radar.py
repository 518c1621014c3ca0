import pytest

from assessment.figures import tokens
from assessment.figures.radar import FRAME, SCALE, radar
from tests.figures.branches import BRANCHES, crossroads, scored

LANGUAGES = ("zh-hans", "en")


def drawn(branch, language="en", **more):
    return radar(scored(branch), crossroads(), language, **more).to_plotly_json()


def named(figure, name):
    return next(trace for trace in figure["data"] if trace.get("name") == name)


def marks(figure):
    found = [trace for trace in figure["data"] if trace["mode"] == "markers"]
    return {angle: r for trace in found for r, angle in zip(trace["r"], trace["theta"], strict=True)}


@pytest.mark.parametrize("branch", BRANCHES)
def test_it_always_reaches_from_0_to_100(branch):
    layout = drawn(branch)["layout"]

    assert layout[SCALE]["radialaxis"]["range"] == [0, 100]
    assert layout[FRAME]["radialaxis"]["range"] == [0, 100]


def test_its_rings_are_the_cuts_between_bands():
    assert drawn("known")["layout"][SCALE]["radialaxis"]["tickvals"] == [12.5, 37.5, 62.5, 87.5]


def test_it_has_a_spoke_for_every_dimension_of_the_instrument_evenly_turned():
    angles = drawn("known")["layout"][SCALE]["angularaxis"]["tickvals"]

    assert angles == pytest.approx([360 / 7 * i for i in range(7)])


def test_outward_is_the_score_on_every_spoke():
    scores = [scored("known")["claimed"]["dimensions"][d.code]["score"] for d in crossroads().dimensions]

    assert [r for _, r in sorted(marks(drawn("known")).items())] == scores
    assert named(drawn("known"), "score")["r"] == [*scores, scores[0]]


def test_the_fill_is_the_ink_at_nine_percent():
    area = named(drawn("known"), "area")

    assert area["fill"] == "toself"
    assert area["fillcolor"] == tokens.faint(tokens.INK, 0.09) == "rgba(27,36,48,0.09)"


def test_signs_and_directions_are_told_apart_by_colour_and_arc_and_name():
    figure = drawn("known")
    by_colour = {
        trace["marker"]["color"]: len(trace["r"]) for trace in figure["data"] if trace["mode"] == "markers"
    }
    arcs = [
        trace["line"]["color"]
        for trace in figure["data"]
        if trace["subplot"] == FRAME and trace["mode"] == "lines"
    ]

    assert by_colour == {tokens.SECOND: 4, tokens.ACCENT: 3}
    assert arcs == [tokens.SECOND, tokens.ACCENT]
    assert [
        trace["text"][0]
        for trace in figure["data"]
        if trace.get("name") in ("Four signs", "Three directions") and trace["mode"] == "text"
    ] == ["Four signs", "Three<br>directions"]


def test_an_unscored_spoke_is_hollow_and_breaks_the_line():
    figure = drawn("partly")
    hollow = named(figure, "hollow sign")

    assert named(figure, "score")["r"].count(None) == 2
    assert hollow["r"] == pytest.approx([16.666667, 66.666667, None])
    assert named(figure, "hollow core sign")["line"]["color"] == tokens.SURFACE
    assert 360 / 7 not in marks(figure)


def test_what_does_not_apply_has_no_mark_no_range_and_no_target():
    figure = drawn("not_applicable")
    angle = 360 / 7 * 2
    on_the_spoke = [
        r
        for trace in figure["data"]
        if trace["subplot"] == SCALE and trace["mode"] != "text"
        for r, theta in zip(trace["r"], trace["theta"], strict=True)
        if theta == angle
    ]

    assert all(r is None for r in on_the_spoke)
    assert "n/a" in next(trace for trace in figure["data"] if len(trace.get("text", [])) == 7)["text"][2]


def test_a_range_is_a_whisker_along_its_spoke():
    whiskers = named(drawn("partly"), "range sign")

    assert whiskers["r"] == pytest.approx([62.5, 79.166667, None])
    assert set(whiskers["theta"]) == {0.0}


def test_where_all_is_known_no_whisker_is_drawn():
    assert named(drawn("known"), "range sign")["r"] == []


def test_the_target_is_dashed_and_each_dimension_has_its_own():
    target = named(drawn("targets"), "target")

    assert target["line"]["dash"] == "dot"
    assert target["r"] == [90.0, 75.0, 75.0, 75.0, 75.0, 75.0, 40.0, 90.0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_values_stand_outside_whole(language):
    figure = drawn("partly", language)
    names = next(trace for trace in figure["data"] if trace["mode"] == "text" and len(trace["r"]) == 7)

    assert names["cliponaxis"] is False
    for dimension, text in zip(crossroads().dimensions, names["text"], strict=True):
        *lines, value = text.split("<br>")
        joined = ("" if language == "zh-hans" else " ").join(lines)
        assert joined == dimension.spoke[language]
        assert value.strip("<b>/").replace("–", "").isdigit()


def test_pointing_at_a_mark_tells_the_exact_figures():
    texts = [text for trace in drawn("partly")["data"] for text in trace.get("hovertext", [])]

    assert "<b>Production first</b>  75<br>Band 4, Rooted<br>Range 62.5–79.2, 83% known<br>Target 75" in texts


def test_another_reading_has_its_own_scores():
    assert marks(drawn("known", reading="evidenced")) != marks(drawn("known"))


def test_the_text_for_those_who_cannot_see_it_names_every_value():
    alt = drawn("partly")["layout"]["meta"]["alt"]

    assert "Production first 75" in alt
    assert "Paid for gains 17–67" in alt
