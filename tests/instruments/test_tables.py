"""What the design of the instrument says in tables, the YAML says too."""

import pytest

from tests.instruments.shipped import CROSSROADS, ITEMS

# Every label of the essay's paragraphs. The essay itself is not part of this repository.
ESSAY = (
    "A.1 A.2 A.3 A.4 O.1 O.2 S1.1 S1.2 S1.3 S1.4 S2.1 S2.2 S2.3 S3.1 S3.2 S3.3 S4.1 S4.2 S4.3 S4.4 "
    "D1.1 D1.2 D1.3 D2.1 D2.2 D2.3 D3.1 D3.2 D3.3"
)

NAMES = {
    "S1": ("改造对象", "Transformation target", "着力生产", "Production first"),
    "S2": ("盈利方式", "Profit model", "靠增益盈利", "Paid for gains"),
    "S3": ("增长驱动", "Growth driver", "自身造血", "Earned growth"),
    "S4": ("平台与中心", "Platform and centre", "互不锁定", "No lock-in"),
    "D1": ("技术与产业融合", "Technology–industry fusion", "技术融入产业", "Technology at work"),
    "D2": ("生产要素与生产关系", "Factors and relations of production", "数据与新分工", "Data and new roles"),
    "D3": ("供需再平衡", "Supply–demand balance", "供需平衡", "Supply meets demand"),
}

# Item, whether the express form asks it, and the paragraphs in which its idea stands.
TABLE = """
S1-1 e S1.1
S1-2 e S1.1 S1.4
S1-3 . S1.1 S1.3 S1.4
S1-4 . S1.4
S1-5 . S1.2 S1.3
S1-6 . O.1 S1.3 A.1
S2-1 e S2.1 S2.2
S2-2 . S2.1 S2.2
S2-3 e S2.3
S2-4 . S2.3
S2-5 . S2.3
S2-6 . S2.2 S2.3 D3.2
S3-1 e S3.1 S3.2 A.2
S3-2 . S3.1
S3-3 . S3.3
S3-4 e S3.1 S3.2 A.2
S3-5 . A.1 A.3
S3-6 . S3.2 A.2
S4-1 e S4.1
S4-2 . S4.1 S4.2
S4-3 e S4.3
S4-4 . S4.2
S4-5 . S4.2
S4-6 . S4.1 S4.3
D1-1 e D1.1
D1-2 . D1.2 A.3
D1-3 . D1.3
D1-4 . D1.1
D1-5 . A.4
D1-6 e D1.1 S1.4
D2-1 e D2.2
D2-2 . D2.2
D2-3 e D2.2
D2-4 . D2.1 D2.2
D2-5 . D2.1 D2.3
D2-6 . D2.2 D2.3
D3-1 . D3.1
D3-2 e D3.2 S1.2
D3-3 . D3.1 D3.2
D3-4 . D3.2
D3-5 e D3.3
D3-6 . D3.1 D3.3
"""
ROWS = [line.split() for line in TABLE.split("\n") if line]

NEEDS = {
    "S2-4": "S2-3",
    "D1-5": "D1-1",
    "D1-6": "D1-1",
    "D2-2": "D2-1",
    "D2-6": "D2-2",
    "D3-3": "D3-1",
    "D3-6": "D3-1",
}
BOTH, ENABLER = ("enabler", "producer"), ("enabler",)
CONTRADICTIONS = [
    ("S2-4", "S2-3", BOTH),
    ("S2-4", "S2-1", ENABLER),
    ("D1-6", "D1-1", BOTH),
    ("D1-5", "D1-1", BOTH),
    ("S1-1", "S1-4", BOTH),
    ("S3-1", "S3-2", BOTH),
    ("D2-2", "D2-6", BOTH),
    ("D3-6", "D3-1", BOTH),
    ("D3-4", "S1-3", ENABLER),
]
MAY_NOT_APPLY = {"S3-2": BOTH, "S3-3": BOTH, "S4-2": BOTH, "S4-6": ("producer",)}
PRODUCER = "S1-1 S1-3 S2-1 S2-3 S2-4 S2-5 S2-6 S3-2 S3-3 S4-1 S4-2 S4-3 S4-4 S4-6 D1-3 D3-4"
BANDS = [
    ("starting", "起点", "Starting"),
    ("first_steps", "起步", "First steps"),
    ("turning", "转向", "Turning"),
    ("rooted", "扎根", "Rooted"),
    ("thriving", "成林", "Thriving"),
]
PLACES = [
    ("old_road", "老路", "On the old road"),
    ("both_roads", "两路并行", "On both roads"),
    ("yet_to_set_out", "待出发", "Yet to set out"),
    ("new_road", "新路", "On the new road"),
]


def test_the_items_are_those_of_the_table_in_its_order():
    assert [item.code for item in ITEMS] == [code for code, *_ in ROWS]
    assert len(ITEMS) == 42


def test_four_signs_come_before_three_directions_of_six_items_each():
    groups = [(dimension.group, len(dimension.items)) for dimension in CROSSROADS.dimensions]
    assert groups == [("sign", 6)] * 4 + [("direction", 6)] * 3


def test_dimensions_and_spokes_bear_their_names():
    found = {
        d.code: (d.name["zh-hans"], d.name["en"], d.spoke["zh-hans"], d.spoke["en"])
        for d in CROSSROADS.dimensions
    }
    assert found == NAMES


def test_the_express_form_asks_fourteen_two_of_each_dimension():
    express = CROSSROADS.items("express")
    assert [item.code for item in express] == [code for code, mark, *_ in ROWS if mark == "e"]
    assert len(express) == 14
    assert all(sum(item.dimension == d.code for item in express) == 2 for d in CROSSROADS.dimensions)


@pytest.mark.parametrize(("code", "_mark", "labels"), [(code, mark, labels) for code, mark, *labels in ROWS])
def test_an_item_cites_the_paragraphs_of_the_table(code, _mark, labels):
    assert sorted(CROSSROADS.item(code).essay) == sorted(labels)


def test_every_label_exists_in_the_essay():
    labels = ESSAY.split()
    for cited in [*(item.essay for item in ITEMS), *(dimension.essay for dimension in CROSSROADS.dimensions)]:
        assert cited
        assert set(cited) <= set(labels)


def test_prerequisites_are_those_of_the_design():
    assert {item.code: item.needs for item in ITEMS if item.needs} == NEEDS


def test_contradictions_are_those_of_the_design():
    found = [(rule.given, rule.odd, rule.tracks) for rule in CROSSROADS.contradictions]
    assert found == CONTRADICTIONS
    assert {(rule.at_least, rule.at_most) for rule in CROSSROADS.contradictions} == {(3, 1)}


def test_does_not_apply_is_offered_at_four_items_only_and_never_in_the_express_form():
    found = {
        item.code: tuple(track for track in BOTH if item.may_not_apply(track))
        for item in ITEMS
        if item.excusing
    }
    assert found == MAY_NOT_APPLY
    assert not any(item.excusing for item in CROSSROADS.items("express"))


@pytest.mark.parametrize("code", PRODUCER.split())
def test_a_producer_is_asked_something_else_where_the_design_says_so(code):
    item = CROSSROADS.item(code)
    assert item.wording("producer").stem != item.wording("enabler").stem


def test_bands_and_places_bear_their_names():
    assert [(band.code, band.name["zh-hans"], band.name["en"]) for band in CROSSROADS.bands] == BANDS
    found = [(code, place.name["zh-hans"], place.name["en"]) for code, place in CROSSROADS.quadrants.items()]
    assert found == PLACES


def test_the_two_indices_bear_their_names():
    found = {code: (group.index["zh-hans"], group.index["en"]) for code, group in CROSSROADS.groups.items()}
    assert found == {"sign": ("透支指数", "Overdraft index"), "direction": ("方向指数", "Direction index")}


def test_the_forms_say_how_long_they_take():
    assert {code: form.minutes for code, form in CROSSROADS.forms.items()} == {
        "express": (6, 8),
        "full": (20, 25),
    }


def test_there_is_one_wording_for_each_track():
    assert tuple(CROSSROADS.tracks) == BOTH
    assert all(set(item.wordings) == set(BOTH) for item in ITEMS)
