"""A GET changes nothing, so that link previewers and mail scanners may look; and pages are cheap."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.respond.conftest import Visit
from tests.rounds import FIRST_EXAMPLE, answer, started

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
OPEN = ["", "consent/", "s/S1/", "s/D3/", "review/", "result/", "reports/", "save/S1-1/", "s/S9/"]
ANYWHERE = ["/", "/start/", "/lost/", "/language/", "/r/nonsense/", "/nothing/"]


def written(act) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        act()
    return [query["sql"] for query in captured if query["sql"].startswith(WRITES)]


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("state", ["invited", "open", "submitted"])
def test_looking_writes_nothing(db, state, method):
    visit = Visit(started())
    if state == "invited":
        type(visit.respondent).objects.update(consented_at=None)
    if state == "submitted":
        answer(visit.respondent, FIRST_EXAMPLE)
        visit.post("review/")
    look = getattr(visit.client, method)
    for path in [visit.path(rest) for rest in OPEN] + ANYWHERE:
        assert not written(partial(look, path))


def count(act) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert act().status_code == 200
    return len(captured)


@pytest.mark.django_db(transaction=True)
def test_pages_and_saves_take_few_queries():
    visit = Visit(started())
    answer(visit.respondent, FIRST_EXAMPLE, note="备注", evidence=("https://example.cn/a",))
    visit.get("s/S1/")
    assert count(lambda: visit.get("s/S1/")) <= 5
    # BEGIN and COMMIT among them.
    assert (
        count(lambda: visit.save("S1-1", "1", note="备注", evidence="https://example.cn/a", revision=1)) <= 6
    )
    assert count(visit.get) <= 3
    assert count(lambda: visit.get("review/")) <= 5
    assert count(lambda: visit.client.get("/")) <= 1


@pytest.mark.django_db(transaction=True)
def test_a_first_save_takes_few_queries_too():
    visit = Visit(started())
    visit.get("s/S1/")
    assert count(lambda: visit.save("S1-1", "1")) <= 6


def test_a_page_opens_no_session(visit):
    response = visit.get("s/S1/")
    assert "sessionid" not in response.cookies
