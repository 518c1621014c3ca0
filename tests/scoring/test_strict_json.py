"""JSON read strictly."""

import pytest

from scoring import SheetFaults, read_json


def faults(text: str) -> list[str]:
    with pytest.raises(SheetFaults) as caught:
        read_json(text)
    return list(caught.value.faults)


def test_json_is_read():
    assert read_json('{"a": [1, 2.5, true, null, "转"]}') == {"a": [1, 2.5, True, None, "转"]}


def test_every_repeated_key_is_named_with_its_path():
    text = '{"a": 1, "b": [{"c": 1, "c": 2}, {"d": {"e": 1, "e": 1, "e": 1}}], "a": {"f": 1}}'
    assert faults(text) == [
        "a: stands more than once",
        "b[0].c: stands more than once",
        "b[1].d.e: stands more than once",
    ]


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_named_with_its_path(constant):
    assert faults(f'{{"weights": {{"S1": {constant}}}}}') == ["weights.S1: must be a finite number"]
    assert faults(constant) == ["must be a finite number"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('{"a": 1', "is not JSON: Expecting ',' delimiter (column 8)"),
        ('{"a": 1,\n"b"}', "is not JSON: Expecting ':' delimiter (line 2, column 4)"),
        ("", "is not JSON: Expecting value (column 1)"),
        ("{'a': 1}", "is not JSON: Expecting property name enclosed in double quotes (column 2)"),
        ("[1] [2]", "is not JSON: Extra data (column 5)"),
    ],
)
def test_broken_json_is_said_with_its_place(text, wanted):
    assert faults(text) == [wanted]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000])
def test_a_depth_bomb_is_a_fault(text):
    assert faults(text) == ["is nested too deeply"]


def test_a_number_of_many_digits_is_a_fault():
    assert faults('{"level": ' + "9" * 5000 + "}") == ["holds a number with too many digits"]


def test_a_wide_document_with_a_repeated_key_is_walked_without_trouble():
    text = "[" + "[" * 500 + '{"a": 1, "a": 2}' + "]" * 500 + "]"
    assert faults(text) == ["[0]" * 501 + ".a: stands more than once"]
