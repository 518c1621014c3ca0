"""From YAML to an instrument, and every fault on the way."""

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from scoring import InstrumentFaults, digest, parse_instrument
from scoring.content import content
from tests.scoring.made import Json, crossroads, parsed, small_files, text, written

HEAD = "instrument.yaml"
GOLDEN = "f8f904687d7a89c7da042d6c7b20469392f4d52b826a1518f1c780035d86371b"


def faults(sources: dict[str, str]) -> list[str]:
    with pytest.raises(InstrumentFaults) as caught:
        parse_instrument(sources)
    return [str(fault) for fault in caught.value.faults]


def broken(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """The faults of the small instrument after a change, each without its line."""
    files = copy.deepcopy(small_files())
    change(files)
    return [without_line(fault) for fault in faults(written(files))]


def without_line(fault: str) -> str:
    place, _, rest = fault.partition(" ")
    return f"{place.split(':')[0]} {rest}"


def at(files: Any, file: str, *way: Any) -> Any:
    place = files[file]
    for key in way:
        place = place[key]
    return place


def test_the_small_instrument_is_read():
    found = parsed(small_files())
    assert [d.code for d in found.dimensions] == ["S1", "S2", "D1"]
    assert [i.code for i in found.items("full")] == ["S1-1", "S1-2", "S2-1", "S2-2", "D1-1", "D1-2"]
    assert [i.code for i in found.items("express")] == ["S1-1", "S2-1", "D1-1"]
    assert found.dimension("S1").name["en"] == "name of S1"
    assert found.item("S1-2").wording("producer").levels[3]["en"] == "level 3 of S1-2"
    assert (found.levels, found.unit) == (5, 25.0)
    with pytest.raises(KeyError):
        found.item("S9-9")
    with pytest.raises(KeyError):
        found.items("short")


def test_an_instrument_cannot_be_changed():
    found: Any = crossroads()
    with pytest.raises(AttributeError):
        found.code = "other"
    with pytest.raises(AttributeError):
        found.title.other = "other"
    with pytest.raises(TypeError):
        found.title["en"] = "other"


def test_an_instrument_can_be_cached_and_compared():
    again = pickle.loads(pickle.dumps(crossroads()))
    assert again == crossroads()
    assert hash(again.title) == hash(crossroads().title)


def test_a_track_overrides_what_it_says_and_keeps_the_rest():
    files = small_files()
    asked = files["S1.yaml"]["items"][0]
    asked["producer"] = {"stem": text("own plants"), "levels": [text(f"own {n}") for n in range(5)]}
    found = parsed(files).item("S1-1")
    assert found.wording("producer").stem["en"] == "own plants"
    assert found.wording("producer").levels[4]["en"] == "own 4"
    assert found.wording("producer").title == found.wording("enabler").title
    assert found.wording("enabler").stem["en"] == "stem of S1-1"


@pytest.mark.parametrize(
    ("said", "excused"),
    [(True, {"enabler", "producer"}), (False, set()), (["producer"], {"producer"})],
)
def test_an_item_may_be_excused_on_all_tracks_or_some(said, excused):
    files = small_files()
    files["S1.yaml"]["items"][0]["may_not_apply"] = said
    found = parsed(files).item("S1-1")
    assert {track for track in ("enabler", "producer") if found.may_not_apply(track)} == excused


def test_text_is_taken_without_the_space_around_it():
    files = small_files()
    files[HEAD]["title"]["en"] = "  A title\n"
    assert parsed(files).title["en"] == "A title"


def test_words_that_yaml_would_take_for_something_else_stay_text():
    sources = written(small_files())
    sources[HEAD] = sources[HEAD].replace("en: title", "en: no")
    assert parse_instrument(sources).title["en"] == "no"


def test_comments_and_layout_do_not_change_the_digest():
    sources = written(small_files())
    styled = {name: "# a comment\n" + json.dumps(yaml.safe_load(s), indent=3) for name, s in sources.items()}
    assert parse_instrument(styled).digest == parse_instrument(sources).digest


@pytest.mark.parametrize(
    "change",
    [
        lambda files: files[HEAD]["thesis"].update(en="other"),
        lambda files: files["S1.yaml"]["items"][0]["levels"][2].update({"zh-hans": "别的"}),
        lambda files: files["S1.yaml"]["items"][0]["steps"][0].update(effort=3),
        lambda files: files["S1.yaml"]["items"].reverse(),
        lambda files: files["S1.yaml"]["items"][1].update(weight=2),
        lambda files: files[HEAD].update(tracks=dict(reversed(files[HEAD]["tracks"].items()))),
    ],
)
def test_anything_said_differently_changes_the_digest(change):
    files = small_files()
    change(files)
    assert parsed(files).digest != parsed(small_files()).digest


def test_a_digest_is_the_same_for_ever():
    """What is stored was stored under it: a new field in the code must not change an old text's name."""
    assert parsed(small_files()).digest == digest(content(parsed(small_files())))
    assert parsed(small_files()).digest == GOLDEN


def test_every_fault_is_named_at_once_with_file_line_and_key():
    files = small_files()
    files[HEAD]["bands"].pop()
    del files["D1.yaml"]["who"]
    files["S1.yaml"]["items"][0]["stem"] = {"en": "only one"}
    files["S1.yaml"]["items"][1]["levels"][2]["en"] = " "
    files["S1.yaml"]["items"][1]["steps"][0]["effort"] = 4
    files["S2.yaml"]["colour"] = "red"
    found = faults(written(files))
    assert [without_line(fault) for fault in found] == [
        "instrument.yaml bands has 4 entries, not 5",
        "D1.yaml who is missing",
        "S1.yaml items[0].stem.zh-hans is missing",
        "S1.yaml items[1].levels[2].en must not be blank",
        "S1.yaml items[1].steps[0].effort must be a whole number from 1 to 3, not 4",
        "S2.yaml colour is not a known key",
    ]


def test_a_fault_names_the_line_that_it_stands_in():
    sources = written(small_files())
    lines = sources["S1.yaml"].splitlines()
    number = next(n for n, line in enumerate(lines, 1) if "level 3 of S1-2" in line and "en:" in line)
    lines[number - 1] = lines[number - 1].split(":")[0] + ": 30"
    found = faults(sources | {"S1.yaml": "\n".join(lines)})
    assert found == [f"S1.yaml:{number} items[1].levels[3].en must be text, not 30"]


def test_broken_yaml_is_named_and_the_other_files_are_still_read():
    sources = written(small_files()) | {"S1.yaml": "code: S1\nitems: [\n"}
    sources["S2.yaml"] = sources["S2.yaml"].replace("group: sign", "group: signs")
    found = faults(sources)
    assert found[0].startswith("S1.yaml:3 is not YAML: ")
    assert [without_line(fault) for fault in found[1:]] == [
        "S2.yaml group must be one of sign, direction, not 'signs'"
    ]


@pytest.mark.parametrize(
    ("yaml_text", "wanted"),
    [
        ("", "S1.yaml:1 is empty"),
        ("# only a comment\n", "S1.yaml:1 is empty"),
        ("- a\n- b\n", "S1.yaml:1 must be a mapping with keys, not a list"),
        ("code: S1\n---\ncode: S1\n", "S1.yaml:2 holds a second document ('---')"),
        ("[" * 10_000, "S1.yaml:1 is nested more than 20 deep"),
        ("? [a, b]\n: c\n", "S1.yaml:1 has a key that is not a plain word"),
        ("a: \0", "S1.yaml:1 is not YAML: control characters are not allowed"),
        ("code: S1\na: \ud800", "S1.yaml:2 is not YAML: a character that UTF-8 cannot carry"),
        ("just words", "S1.yaml:1 must be a mapping with keys, not 'just words'"),
    ],
)
def test_a_file_that_is_no_mapping_is_one_fault(yaml_text, wanted):
    assert faults(written(small_files()) | {"S1.yaml": yaml_text})[0] == wanted


def test_a_key_that_stands_twice_is_named_with_both_lines():
    sources = written(small_files())
    sources["S1.yaml"] += "code: S1\n"
    last = len(sources["S1.yaml"].splitlines())
    assert faults(sources) == [f"S1.yaml:{last} code stands a second time (first in line 1)"]


@pytest.mark.parametrize("value", ["&name word", "!!str word", "!secret word"])
def test_anchors_and_tags_are_refused(value):
    sources = written(small_files())
    sources["S1.yaml"] = sources["S1.yaml"].replace("en: spoke", f"en: {value}")
    (fault,) = faults(sources)
    assert "spoke.en uses a" in fault


def test_an_alias_is_refused_once():
    sources = written(small_files())
    sources["S1.yaml"] = sources["S1.yaml"].replace("en: spoke of S1", "en: *name")
    (fault,) = faults(sources)
    assert without_line(fault).startswith("S1.yaml spoke.en uses an anchor or alias")


@pytest.mark.parametrize("weight", [".nan", ".inf", "0", "-1", "'2'", "true", "101"])
def test_a_weight_is_a_number_in_bounds(weight):
    sources = written(small_files())
    sources["S1.yaml"] += f"  weight: {weight}\n"
    (fault,) = faults(sources)
    assert "items[1].weight must be a number from 0.01 to 100, not" in fault


ODD: Json = {
    "if": {"item": "S1-1", "at_least": 3},
    "odd": {"item": "S1-2", "at_most": 1},
    "because": text("because"),
}
CHANGES: dict[str, tuple[Callable[[Any], object], list[str]]] = {
    "no head": (
        lambda files: files.pop(HEAD),
        ["instrument.yaml is missing"],
    ),
    "a file that is named but missing": (
        lambda files: files.pop("S2.yaml"),
        ["instrument.yaml dimensions[1] names S2, but there is no file S2.yaml"],
    ),
    "a file that nothing names": (
        lambda files: files.update({"S7.yaml": {"code": "S7"}}),
        ["S7.yaml is none of the dimensions that instrument.yaml names"],
    ),
    "a file of another dimension": (
        lambda files: at(files, "S2.yaml").update(code="S1"),
        ["S2.yaml code is S1 in the file of S2"],
    ),
    "a dimension named twice": (
        lambda files: at(files, HEAD)["dimensions"].append("S1"),
        ["instrument.yaml dimensions[3] names S1 a second time"],
    ),
    "too few dimensions": (
        lambda files: (files.pop("S2.yaml"), at(files, HEAD)["dimensions"].remove("S2")),
        ["instrument.yaml dimensions has 2 entries; an instrument has 3 to 12 dimensions"],
    ),
    "no direction": (
        lambda files: at(files, "D1.yaml").update(group="sign"),
        ["instrument.yaml dimensions has no dimension of the group direction"],
    ),
    "a third language": (
        lambda files: at(files, "S1.yaml", "name").update(de="Name"),
        ["S1.yaml name.de is not a known key"],
    ),
    "text instead of both languages": (
        lambda files: at(files, "S1.yaml").update(name="Name"),
        ["S1.yaml name must be a mapping with keys, not 'Name'"],
    ),
    "too few levels": (
        lambda files: at(files, "S1.yaml", "items", 0)["levels"].pop(),
        ["S1.yaml items[0].levels has 4 entries, not 5"],
    ),
    "too many steps": (
        lambda files: at(files, "S1.yaml", "items", 0, "steps").append(
            at(files, "S1.yaml", "items", 0, "steps", 0)
        ),
        ["S1.yaml items[0].steps has 5 entries, not 4"],
    ),
    "a dimension with too few band texts": (
        lambda files: at(files, "S1.yaml")["bands"].pop(),
        ["S1.yaml bands has 4 entries, not 5"],
    ),
    "no items": (
        lambda files: at(files, "S1.yaml").update(items=[]),
        ["S1.yaml items is empty"],
    ),
    "an item of another dimension": (
        lambda files: at(files, "S1.yaml", "items", 1).update(code="S2-9"),
        ["S1.yaml items[1].code must be like S1-1, not 'S2-9'"],
    ),
    "an item twice": (
        lambda files: at(files, "S1.yaml", "items", 1).update(code="S1-1"),
        ["S1.yaml items[1].code names S1-1 a second time"],
    ),
    "a label that the essay cannot have": (
        lambda files: at(files, "S1.yaml", "items", 1).update(essay=["S1.1", "chapter one"]),
        ["S1.yaml items[1].essay[1] must be a label of the essay such as S2.3, not 'chapter one'"],
    ),
    "a prerequisite that is no item": (
        lambda files: at(files, "S1.yaml", "items", 1).update(needs="S9-1"),
        ["S1.yaml items[1].needs names S9-1, which is no item"],
    ),
    "an item that needs itself": (
        lambda files: at(files, "S1.yaml", "items", 1).update(needs="S1-2"),
        ["S1.yaml items[1].needs goes in a circle: S1-2 needs S1-2"],
    ),
    "prerequisites in a circle": (
        lambda files: (
            at(files, "S1.yaml", "items", 0).update(needs="S2-1"),
            at(files, "S2.yaml", "items", 0).update(needs="D1-1"),
            at(files, "D1.yaml", "items", 0).update(needs="S2-1"),
        ),
        ["S2.yaml items[0].needs goes in a circle: S2-1 needs D1-1 needs S2-1"],
    ),
    "a contradiction of an unknown item": (
        lambda files: at(files, HEAD).update(contradictions=[ODD | {"odd": {"item": "S9-9", "at_most": 1}}]),
        ["instrument.yaml contradictions[0].odd.item names S9-9, which is no item"],
    ),
    "a contradiction of an item with itself": (
        lambda files: at(files, HEAD).update(contradictions=[ODD | {"odd": {"item": "S1-1", "at_most": 1}}]),
        ["instrument.yaml contradictions[0].odd.item is the same item on both sides"],
    ),
    "a contradiction at a level that there is not": (
        lambda files: at(files, HEAD).update(contradictions=[ODD | {"if": {"item": "S1-1", "at_least": 5}}]),
        ["instrument.yaml contradictions[0].if.at_least must be a whole number from 0 to 4, not 5"],
    ),
    "a contradiction on an unknown track": (
        lambda files: at(files, HEAD).update(contradictions=[ODD | {"tracks": ["retailer"]}]),
        ["instrument.yaml contradictions[0].tracks[0] must be one of enabler, producer, not 'retailer'"],
    ),
    "an unknown track excused": (
        lambda files: at(files, "S1.yaml", "items", 1).update(may_not_apply=["retailer"]),
        ["S1.yaml items[1].may_not_apply[0] must be one of enabler, producer, not 'retailer'"],
    ),
    "an override for the first track, whose text is the item's own": (
        lambda files: at(files, "S1.yaml", "items", 1).update(enabler={"stem": text("x")}),
        ["S1.yaml items[1].enabler is not a known key"],
    ),
    "an override of what every track shares": (
        lambda files: at(files, "S1.yaml", "items", 1).update(producer={"express": True}),
        ["S1.yaml items[1].producer.express is not a known key"],
    ),
    "a flag that is none": (
        lambda files: at(files, "S1.yaml", "items", 1).update(express="yes"),
        ["S1.yaml items[1].express must be true or false, not 'yes'"],
    ),
    "no express item in a dimension": (
        lambda files: at(files, "S1.yaml", "items", 0).pop("express"),
        ["S1.yaml items[0].code stands in S1, of which no item is marked express"],
    ),
    "months that are none": (
        lambda files: at(files, "S1.yaml", "items", 1, "steps", 2).update(months=0),
        ["S1.yaml items[1].steps[2].months must be a whole number from 1 to 120, not 0"],
    ),
    "a third form": (
        lambda files: at(files, HEAD, "forms").update(short=at(files, HEAD, "forms", "full")),
        ["instrument.yaml forms.short is not a known key"],
    ),
    "minutes the wrong way round": (
        lambda files: at(files, HEAD, "forms", "full").update(minutes=[25, 20]),
        ["instrument.yaml forms.full.minutes must be from and to: the first number is the smaller"],
    ),
    "a missing quadrant": (
        lambda files: at(files, HEAD, "quadrants").pop("new_road"),
        ["instrument.yaml quadrants.new_road is missing"],
    ),
    "no tracks": (
        lambda files: at(files, HEAD).update(tracks={}),
        ["instrument.yaml tracks is empty"],
    ),
    "levels that are none": (
        lambda files: at(files, HEAD).update(levels=True),
        ["instrument.yaml levels must be a whole number from 2 to 11, not true"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_rejects(name):
    change, wanted = CHANGES[name]
    assert broken(change) == wanted


def test_a_reference_into_a_broken_file_is_not_called_wrong():
    files = small_files()
    files["S1.yaml"]["items"][0]["needs"] = "S2-1"
    sources = written(files) | {"S2.yaml": "items: ["}
    assert [fault.split(":")[0] for fault in faults(sources)] == ["S2.yaml"]


def test_a_byte_order_mark_is_no_fault():
    assert (
        parse_instrument({name: "\ufeff" + s for name, s in written(small_files()).items()}).code == "small"
    )
