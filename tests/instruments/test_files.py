"""Reading instruments from their folders."""

import pytest

from assessment.instruments.files import FOLDER, read_folder, shipped_instruments, shipped_sources
from scoring import InstrumentFaults, parse_instrument


def test_a_folder_bears_its_instruments_code():
    assert {folder: parse_instrument(texts).code for folder, texts in shipped_sources().items()} == {
        "crossroads-1": "crossroads-1"
    }


def test_a_folder_holds_the_head_and_a_file_for_each_dimension():
    found = set(read_folder(FOLDER / "crossroads-1"))
    dimensions = shipped_instruments()["crossroads-1"].dimensions
    assert found == {"instrument.yaml"} | {f"{dimension.code}.yaml" for dimension in dimensions}


def test_instruments_are_read_once():
    assert shipped_instruments() is shipped_instruments()


def test_other_files_beside_the_yaml_are_left_alone(tmp_path):
    (tmp_path / "instrument.yaml").write_text("code: x", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("for ourselves", encoding="utf-8")
    assert read_folder(tmp_path) == {"instrument.yaml": "code: x"}


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path):
    (tmp_path / "S1.yaml").write_bytes("code: S1\nname: 改造对象\n".encode("gb18030"))
    (tmp_path / "S2.yaml").write_bytes(b"\xff")
    with pytest.raises(InstrumentFaults) as caught:
        read_folder(tmp_path)
    assert [str(fault) for fault in caught.value.faults] == [
        "S1.yaml:2 is not UTF-8",
        "S2.yaml:1 is not UTF-8",
    ]
