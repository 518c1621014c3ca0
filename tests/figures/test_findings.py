import pytest

from assessment.figures.findings import finding, own_band
from tests.figures.branches import BRANCHES, crossroads, scored

HEADLINES = {
    "known": (
        "正在转向：“自身造血”走在前面，“靠增益盈利”和“供需平衡”还没跟上",
        "Turning: “Earned growth” leads, “Paid for gains” and “Supply meets demand” lag behind",
    ),
    "partly": (
        "在转向与扎根之间：“靠增益盈利”和“数据与新分工”还没弄清楚",
        "Between Turning and Rooted: “Paid for gains” and “Data and new roles” are still open",
    ),
    "gated": (
        "刚刚起步：三个方面走在前面，“互不锁定”还没跟上",
        "First steps taken: three dimensions lead, “No lock-in” lags behind",
    ),
    "alike": ("正在转向：各方面齐着走，没有明显的长短", "Turning: all dimensions stand close together"),
    # The lowest stand in the same band as the highest: nothing lags.
    "thriving": (
        "已经成林：各方面齐着走，没有明显的长短",
        "Thriving: all dimensions stand close together",
    ),
    "unknown": (
        "还看不出在哪一档：还有七个方面没弄清楚",
        "Too little is known to name a band: seven dimensions are still open",
    ),
    "nowhere": ("还看不出在哪一档", "Too little is known to name a band"),
    "worst": ("站在起点：各方面齐着走，没有明显的长短", "Starting out: all dimensions stand close together"),
}


def found(branch, language):
    return finding(scored(branch), crossroads(), language)


@pytest.mark.parametrize("branch", HEADLINES)
def test_the_headline_says_the_band_what_carries_it_and_what_holds_it_back(branch):
    assert (found(branch, "zh-hans").headline, found(branch, "en").headline) == HEADLINES[branch]


def test_the_sentence_says_score_range_and_the_lowest_answer_in_its_own_words():
    sentence = found("partly", "en").sentence

    assert "62" in sentence
    assert "from 42 to 75" in sentence
    assert "no single band" in sentence
    assert "“Supply meets demand” with 25" in sentence
    item = crossroads().item("D3-5").wording("enabler")
    assert item.levels[0]["en"] in sentence


def test_a_band_held_down_by_one_dimension_is_explained():
    assert (
        "that would be band 4, but the lowest dimension, “No lock-in”, keeps the whole in band 2"
        in found("gated", "en").sentence
    )
    assert (
        "单看总分够得上第4档；最低的“互不锁定”拖住了整体，所以定在第2档" in found("gated", "zh-hans").sentence
    )


def test_two_dimensions_that_hold_the_band_down_are_both_named():
    sentence = found("two_low", "en").sentence
    assert (
        "the lowest dimensions, “No lock-in” and “Technology at work”, keep the whole in band 2" in sentence
    )
    assert "the lowest “No lock-in” and “Technology at work” with 4" in sentence


def test_the_band_is_named_with_its_number_or_as_a_range():
    assert found("known", "en").band == "Band 3, Turning"
    assert found("partly", "zh-hans").band == "第3档到第4档"
    assert found("nowhere", "en").band == "No band"


@pytest.mark.parametrize(
    ("points", "band"), [(0, 1), (12.4999, 1), (12.5, 2), (37.5, 3), (87.4999, 4), (87.5, 5), (100, 5)]
)
def test_bands_are_cut_where_scoring_cuts_them(points, band):
    assert own_band(points, crossroads()) == band


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_branch_has_something_to_say_without_a_hole(branch, language):
    told = found(branch, language)

    for text in (told.headline, told.sentence, told.place, told.band):
        assert text.strip()
        assert "{" not in text


@pytest.mark.parametrize("branch", BRANCHES)
def test_scorings_own_band_is_the_one_that_is_named(branch):
    for code, score in scored(branch)["claimed"]["dimensions"].items():
        if score["score"] is not None:
            assert own_band(score["score"], crossroads()) == score["band"], code
