"""Workers are killed while they draw: every report is ready in the end, and none is there twice."""

import hashlib
import os
import signal

import pytest

from tests.service.conftest import Reports
from tests.site import running_site

pytestmark = [pytest.mark.service, pytest.mark.timeout(240)]
KILLS = 10


def kill_workers(site, whole: bool) -> None:
    """One drawing process, or in turn the whole worker, which the supervisor starts again."""
    pids = site.pids("celery -q -A config worker")
    for pid in pids if whole else pids[1:]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def test_reports_survive_ten_kills(tmp_path, impatient):
    with running_site(tmp_path / "site", **impatient) as site:
        reports = Reports(site)
        reports.ask(companies=12)
        for number in range(KILLS):
            reports.wait_until(lambda states: "drawing" in states, 60, f"no drawing before kill {number}")
            kill_workers(site, whole=number % 2 == 1)
            if all(state == "ready" for state in reports.states()):
                reports.ask(companies=4)
        reports.wait_until(lambda states: set(states) == {"ready"}, 120, "not all are ready")
        rows = reports.rows("file, sha256")
        assert len(rows) >= 24
        assert len({file for file, _ in rows}) == len(rows)
        assert reports.files() == {file for file, _ in rows}
        for file, sha256 in rows:
            content = (site.folder / "media" / file).read_bytes()
            assert content.startswith(b"%PDF")
            assert hashlib.sha256(content).hexdigest() == sha256
