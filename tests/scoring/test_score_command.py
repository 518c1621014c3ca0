"""`manage.py score`."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from assessment.management.sheets import LONGEST, entries
from tests.scoring.made import Json, sheet_of

ROOT = Path(__file__).parents[2]
VECTORS = Path(__file__).parent / "vectors"
UNFINISHED = "Expecting property name enclosed in double quotes (line 2, column 9)"
GOOD = sheet_of() | {"instrument": "crossroads-1", "respondents": [{"answers": {"S1-1": {"level": 3}}}]}


def run(capsys: Any, *names: str) -> tuple[list[Json], int]:
    """The lines that it printed, and its exit status."""
    status = 0
    try:
        call_command("score", *names)
    except SystemExit as stop:
        status = int(str(stop.code))
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()], status


def file_of(folder: Path, content: str | bytes, name: str = "sheets.jsonl") -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def lines(*documents: Any) -> str:
    return "".join((d if isinstance(d, str) else json.dumps(d, ensure_ascii=False)) + "\n" for d in documents)


def kinds(found: list[Json]) -> list[Any]:
    return [answer["line"] if "error" in answer else "scored" for answer in found]


def test_a_worked_example_is_scored(capsys):
    (found,), status = run(capsys, str(VECTORS / "example-1.json"))
    assert status == 0
    assert found["instrument"] == "crossroads-1"
    assert found["claimed"]["overall"]["score"] == pytest.approx(55.952381, abs=1e-6)


def test_a_document_over_many_lines_is_one_company(capsys, tmp_path):
    found, status = run(capsys, file_of(tmp_path, "\ufeff\n" + json.dumps(GOOD, indent=2)))
    assert (kinds(found), status) == (["scored"], 0)


def test_bad_lines_are_answered_in_their_place_and_the_others_still_scored(capsys, tmp_path):
    bad = GOOD | {"form": "short", "respondents": [{"answers": {"S1-1": {"level": 5}}}]}
    text = lines(
        GOOD,
        bad,
        '{"broken": ',
        "[]",
        "",
        GOOD,
        '{"a": 1, "a": 2}',
        "?",
    )
    found, status = run(capsys, file_of(tmp_path, text))
    assert (kinds(found), status) == (["scored", 2, 3, 4, "scored", 7, 8], 1)
    assert found[1]["error"] == [
        "form: must be one of express, full, not 'short'",
        "respondents[0].answers.S1-1.level: must be a level, a whole number from 0 to 4, not 5",
    ]
    assert found[2] == {"error": ["is not JSON: Expecting value (column 11)"], "line": 3}
    assert found[3] == {"error": ["must be an object, not a list"], "line": 4}
    assert found[5]["error"] == ["a: stands more than once"]


@pytest.mark.parametrize("text", ["[]", "[\n {}\n]", json.dumps([GOOD]), json.dumps([GOOD, GOOD], indent=1)])
def test_a_list_at_the_top_is_an_error(capsys, tmp_path, text):
    found, status = run(capsys, file_of(tmp_path, text))
    assert (found, status) == ([{"error": ["must be an object, not a list"], "line": 1}], 1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('{\n "a": 1,\n', [f"is not JSON: {UNFINISHED}"]),
        ("nonsense", ["is not JSON: Expecting value (column 1)"]),
        ('{"weights": {"S1": NaN}}', ["weights.S1: must be a finite number"]),
        ("[" * 100_000, ["is nested too deeply"]),
        ('{"a": ' + "9" * 5000 + "}", ["holds a number with too many digits"]),
    ],
)
def test_broken_json_is_an_error_of_its_first_line(capsys, tmp_path, text, wanted):
    found, status = run(capsys, file_of(tmp_path, text))
    assert (found, status) == ([{"error": wanted, "line": 1}], 1)


def test_a_broken_first_line_does_not_hide_the_others(capsys, tmp_path):
    for first in ('{"instrument": "cross', "{", "nonsense", '{"a": [1, 2'):
        found, status = run(capsys, file_of(tmp_path, lines(first, GOOD, GOOD)))
        assert (kinds(found), status) == ([1, "scored", "scored"], 1)


def test_what_is_not_utf8_is_an_error_of_its_line(capsys, tmp_path):
    named = lines(GOOD | {"company": {"name": "佛山某厂"}})
    found, status = run(
        capsys, file_of(tmp_path, lines(GOOD).encode() + named.encode("gb18030") + named.encode())
    )
    assert (kinds(found), status) == (["scored", 2, "scored"], 1)
    assert found[1]["error"][0].startswith("is not UTF-8 (byte ")


def test_an_empty_stream_is_no_company(capsys, tmp_path):
    assert run(capsys, file_of(tmp_path, "\n \n")) == ([], 0)


def test_several_files_say_which_one_is_wrong(capsys, tmp_path):
    one = file_of(tmp_path, lines(GOOD), "one.jsonl")
    other = file_of(tmp_path, lines(GOOD, "{}"), "other.jsonl")
    found, status = run(capsys, one, str(tmp_path / "none.json"), other)
    assert (kinds(found), status) == (["scored", 0, "scored", 2], 1)
    assert found[1] == {
        "error": ["cannot be read: No such file or directory"],
        "line": 0,
        "file": str(tmp_path / "none.json"),
    }
    assert found[3]["file"] == other


def test_standard_input_is_read_without_a_file_or_for_a_hyphen(capsys, monkeypatch):
    for names in ((), ("-",)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines(GOOD, GOOD).encode())))
        found, status = run(capsys, *names)
        assert (kinds(found), status) == (["scored", "scored"], 0)


def test_standard_input_may_be_one_document_over_many_lines(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(GOOD, indent=2).encode())))
    assert kinds(run(capsys)[0]) == ["scored"]


def test_a_stream_is_read_no_further_than_it_is_scored():
    """So that a hundred thousand companies need no more memory than one."""
    stream = io.BytesIO(lines(*[GOOD] * 100).encode())
    found = entries(stream)
    next(found)
    assert stream.tell() <= 2 * len(lines(GOOD).encode())


def test_a_stream_with_a_broken_first_line_is_kept_in_bounds():
    line = lines({"note": "x" * 1_000_000}).encode()
    stream = io.BytesIO(b"{broken\n" + line * 40)
    found = entries(stream)
    assert [next(found).line, next(found).line] == [1, 2]
    assert stream.tell() <= LONGEST + 2 * len(line)
    assert sum(1 for _ in found) == 39


def test_a_line_without_end_is_refused_and_the_next_one_read():
    stream = io.BytesIO(b"{}\n" + b"x" * (2 * LONGEST + 5) + b"\n{}\n")
    found = list(entries(stream))
    assert [(entry.line, entry.fault) for entry in found] == [(1, ""), (2, "is longer than 16 MiB"), (3, "")]


def test_it_needs_no_database_and_stops_quietly_when_nobody_reads_on(tmp_path):
    """As a person would run it: `manage.py score sheets.jsonl | head -1`."""
    sheets = file_of(tmp_path, lines(*[GOOD] * 300))
    environment = os.environ | {
        "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3",
        "DATA_DIR": str(tmp_path),
    }
    with subprocess.Popen(
        [sys.executable, "manage.py", "score", sheets],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = json.loads(process.stdout.readline())
        process.stdout.close()
        assert first["rules"] == "1"
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 1
