"""`manage.py report` and `manage.py demo`: from a file of answers to PDFs, without a database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.figures.branches import KNOWN, sheet
from tests.reports.pages import pages_of, text_of

ROOT = Path(__file__).resolve().parents[2]


def saved(folder, given, name="sheet.json"):
    path = folder / name
    path.write_text(given if isinstance(given, str) else json.dumps(given), "utf-8")
    return str(path)


@pytest.mark.parametrize(("language", "headline"), [("zh-hans", "正在转向"), ("en", "Turning")])
def test_a_sheet_becomes_a_report_in_the_language_asked_for(tmp_path, language, headline):
    out = tmp_path / "report.pdf"

    call_command("report", saved(tmp_path, sheet(KNOWN, date="2026-11-23")), lang=language, out=str(out))

    assert headline in text_of(out.read_bytes())
    assert "2026" in pages_of(out.read_bytes())[0]


def test_every_fault_is_listed_and_nothing_is_written(tmp_path):
    given = sheet(KNOWN)
    given["respondents"][0]["answers"]["S1-1"] = {"level": 5}
    given["respondents"][0]["answers"]["D9-9"] = {"dk": True}
    out = tmp_path / "report.pdf"
    command = [
        sys.executable,
        "manage.py",
        "report",
        saved(tmp_path, given),
        "--lang",
        "en",
        "--out",
        str(out),
    ]

    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ))

    assert ran.returncode == 1
    assert "respondents[0].answers.S1-1.level" in ran.stderr
    assert "D9-9" in ran.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("", "one company is wanted, and 0 were found"),
        ("\n".join([json.dumps(sheet(KNOWN))] * 2), "one company is wanted, and 2 were found"),
    ],
)
def test_one_company_is_wanted(tmp_path, capsys, given, fault):
    with pytest.raises(SystemExit):
        call_command("report", saved(tmp_path, given), lang="en", out=str(tmp_path / "report.pdf"))

    assert fault in capsys.readouterr().err


def test_a_file_that_is_not_there_is_a_fault(tmp_path, capsys):
    with pytest.raises(SystemExit):
        call_command("report", str(tmp_path / "none.json"), lang="en", out=str(tmp_path / "report.pdf"))

    assert "cannot be read" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command(
            "report", saved(tmp_path, sheet(KNOWN)), lang="en", out=str(tmp_path / "none" / "report.pdf")
        )


def test_a_report_that_is_there_stays_whole_when_a_new_one_cannot_be_finished(tmp_path, monkeypatch):
    out = tmp_path / "report.pdf"
    out.write_bytes(b"the old one")
    monkeypatch.setattr(os, "fdopen", _full_disk)

    with pytest.raises(CommandError):
        call_command("report", saved(tmp_path, sheet(KNOWN)), lang="en", out=str(out))

    assert out.read_bytes() == b"the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.pdf", "sheet.json"]


def _full_disk(handle, mode):
    os.close(handle)
    raise OSError(28, "No space left on device")


def test_the_demo_writes_the_sample_in_both_languages(tmp_path, capsys):
    call_command("demo", out=str(tmp_path / "out"))

    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["lingqiao.en.pdf", "lingqiao.zh-hans.pdf"]
    printed = capsys.readouterr().out
    assert all(name in printed for name in written)
    assert "佛山岭桥精密五金有限公司" in text_of((tmp_path / "out" / "lingqiao.en.pdf").read_bytes())
