"""The web server is killed while somebody answers: what was acknowledged is there, and nothing twice."""

import os
import signal
import sqlite3
import threading
import time
from itertools import cycle
from random import Random

import pytest

from tests.site import Site, running_site
from tests.visitor import NotAcknowledged, Visitor

pytestmark = [pytest.mark.service, pytest.mark.timeout(900)]
KILLS = 50 if os.environ.get("FULL") == "1" else 6
SEED = 20251123
# The longest time between two kills, and how long one answer may take to get through.
PAUSE_S = 2.5
PATIENCE_S = 60


class Killer(threading.Thread):
    """Kills the web server with all its processes, again and again, at moments that chance chooses."""

    def __init__(self, site: Site, times: int, chance: Random) -> None:
        super().__init__(daemon=True)
        self.site, self.times, self.chance = site, times, chance
        self.killed = 0

    def run(self) -> None:
        while self.killed < self.times:
            time.sleep(self.chance.uniform(0, PAUSE_S))
            found = self.site.pids("gunicorn")
            for pid in found:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            self.killed += bool(found)
            if found:
                self.site.wait_until_it_answers()


def insist(visitor: Visitor, item: str, answer: str, note: str) -> int:
    """Sends the same save until it is acknowledged; gives back how often that took."""
    end = time.monotonic() + PATIENCE_S
    for tries in range(1, 100_000):
        try:
            reply = visitor.save(item, answer, note)
        except NotAcknowledged:
            assert time.monotonic() < end, item
            time.sleep(0.02)
        else:
            assert reply.status == 200, reply.text
            return tries
    raise AssertionError(item)


def answers_in(site: Site) -> list[tuple]:
    path = site.folder / "crossroads.sqlite3"
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        return connection.execute("select item, level, note, revision from assessment_answer").fetchall()
    finally:
        connection.close()


def test_every_acknowledged_answer_survives_and_none_is_there_twice(tmp_path):
    chance = Random(SEED)
    with running_site(tmp_path / "site") as site:
        visitor = Visitor(site.port, timeout=5)
        visitor.begin()
        items = [item for section in visitor.sections() for item in visitor.items_on(section)]
        assert len(items) == 42
        given: dict[str, tuple[int, str]] = {}
        saves: dict[str, int] = dict.fromkeys(items, 0)
        again = 0
        killer = Killer(site, KILLS, Random(SEED + 1))
        killer.start()
        for number, item in enumerate(cycle(items)):
            if number >= len(items) and not killer.is_alive():
                break
            level = chance.choice([level for level in range(5) if level != given.get(item, (None,))[0]])
            note = f"第{number}次" if chance.random() < 0.3 else ""
            again += insist(visitor, item, str(level), note) - 1
            given[item] = (level, note)
            saves[item] += 1
        assert killer.killed == KILLS
        assert again, "no kill met a save"
        rows = answers_in(site)
        assert len(rows) == len(items)
        assert {item: (level, note) for item, level, note, _ in rows} == given
        # One revision a save, however often it had to be sent: none was stored twice.
        assert {item: revision for item, _, _, revision in rows} == saves
