import sqlite3
import time

import pytest

from tests.site import Site

# Short, so that a lost worker is noticed within seconds.
IMPATIENT = {
    "REPORT_SOFT_LIMIT_S": "2",
    "REPORT_HARD_LIMIT_S": "3",
    "REPORT_LEASE_S": "3.5",
    "SWEEP_EVERY_S": "0.5",
    "REPORT_BACKOFF_S": "0.5",
}

ASK = """
from assessment.models import Result
from assessment.reports.actions import request_report
from tests.rounds import submitted_round
for number in range({companies}):
    result = submitted_round(f"企业 {{number}}").results.get()
    for language in ("zh-hans", "en"):
        request_report(result=result, language=language)
"""


class Reports:
    """What a site's database says of its reports, read beside the running service."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def ask(self, companies: int) -> None:
        self.site.manage("shell", "-v", "0", "-c", ASK.format(companies=companies))

    def rows(self, columns: str) -> list[tuple]:
        path = self.site.folder / "crossroads.sqlite3"
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
        try:
            return connection.execute(f"select {columns} from assessment_report order by id").fetchall()
        finally:
            connection.close()

    def states(self) -> list[str]:
        return [state for (state,) in self.rows("state")]

    def wait_until(self, true, seconds: float, what: str) -> None:
        end = time.monotonic() + seconds
        while not true(self.states()):
            assert time.monotonic() < end, f"{what}: {self.rows('id, state, attempts, reason')}"
            time.sleep(0.01)

    def files(self) -> set[str]:
        media = self.site.folder / "media"
        return {str(path.relative_to(media)) for path in media.rglob("*.pdf")}


@pytest.fixture
def impatient() -> dict[str, str]:
    return dict(IMPATIENT)
