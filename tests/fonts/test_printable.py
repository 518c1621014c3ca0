import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.fonts.faces import coverage
from assessment.fonts.printable import printable, printable_all


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("plain", "plain"),
        ("佛山㻬𬭚喆堃", "佛山㻬𬭚喆堃"),
        ("Kőszeg Ștefan Łódź", "Kőszeg Ștefan Łódź"),
        ("好😀好", "好U+1F600好"),
        ("ok😀", "ok U+1F600"),
        ("👨‍👩‍👧", "U+1F468 U+1F469 U+1F467"),
        ("❤️", "❤"),
        ("🇨🇳", "U+1F1E8 U+1F1F3"),
        ("한", "U+D55C"),
        ("e\u0301", "é"),
        ("中\u0e31", "中U+0E31"),
        ("a\x07b", "a U+0007b"),
        ("one\r\ntwo\ttabs", "one\ntwo tabs"),
        ("\u202eabc\u200b\ufeff", "abc"),
        ("שָׁלוֹם", "שָׁלוֹם"),
    ],
)
def test_it_prints_what_a_font_has_and_names_the_rest(given_text, printed):
    assert printable(given_text) == printed


@given(st.text())
def test_nothing_is_left_that_no_font_has(text):
    every = frozenset().union(*coverage())

    assert all(c == "\n" or ord(c) in every for c in printable(text))


@given(st.text())
def test_printing_twice_changes_nothing(text):
    assert printable(printable(text)) == printable(text)


def test_it_goes_through_values_of_every_kind():
    assert printable_all({"a": ["😀", 1, None, True], "b": {"c": 1.5}}) == {
        "a": ["U+1F600", 1, None, True],
        "b": {"c": 1.5},
    }
