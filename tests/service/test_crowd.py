"""Many respondents fill in whole questionnaires at once: no error, and no acknowledged answer lost."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import Random
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.parts import POSTGRES_URL
from tests.site import running_site
from tests.visitor import Visitor

pytestmark = [pytest.mark.service, pytest.mark.timeout(900)]
RESPONDENTS = 64 if os.environ.get("FULL") == "1" else 16
SEED = 20251124

STORED = """
import json
from assessment.models import Answer, Result
rows = Answer.objects.values_list("respondent__token_hash", "item", "level", "revision")
print(json.dumps({"answers": list(rows), "results": Result.objects.count()}))
"""


@contextmanager
def on_sqlite():
    yield {}


@contextmanager
def on_postgres():
    """A database of its own beside the one of the tests."""
    name = f"crossroads_crowd_{os.getpid()}"
    with psycopg.connect(POSTGRES_URL, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"DATABASE_URL": urlsplit(POSTGRES_URL)._replace(path=f"/{name}").geturl()}
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def fill_in(port: int, number: int) -> dict[tuple[str, str], int]:
    """One whole questionnaire; gives back what was acknowledged, by link and item."""
    from assessment.rounds.links import hash_of

    chance, visitor, acknowledged = Random(SEED + number), Visitor(port, timeout=120), {}
    visitor.begin(name=f"企业{number}")
    link = hash_of(visitor.home.split("/")[2])
    for section in visitor.sections():
        for item in visitor.items_on(section):
            level = chance.randrange(5)
            reply = visitor.save(item, str(level))
            assert reply.status == 200, reply.text
            acknowledged[link, item] = level
    assert visitor.open(visitor.submit())
    visitor.hang_up()
    return acknowledged


@pytest.mark.parametrize(
    "database",
    [
        pytest.param(on_sqlite, id="sqlite"),
        pytest.param(on_postgres, id="postgres", marks=pytest.mark.postgres),
    ],
)
def test_no_acknowledged_answer_of_a_crowd_is_lost(tmp_path, database):
    with database() as extra, running_site(tmp_path / "site", **extra) as site:
        with ThreadPoolExecutor(RESPONDENTS) as crowd:
            each = list(crowd.map(lambda number: fill_in(site.port, number), range(RESPONDENTS)))
        stored = json.loads(site.manage("shell", "-v", "0", "-c", STORED))
        log = site.log.read_text()
    acknowledged = {key: level for one in each for key, level in one.items()}
    assert len(acknowledged) == RESPONDENTS * 42
    assert len(stored["answers"]) == len(acknowledged)
    assert {(link, item): level for link, item, level, _ in stored["answers"]} == acknowledged
    assert {revision for *_, revision in stored["answers"]} == {1}
    assert stored["results"] == RESPONDENTS
    assert "Traceback" not in log
