"""A section's page opened, an answer saved: server time and queries, in process, on SQLite."""

import statistics
import time
from collections.abc import Callable

RUNS = 200


def measure() -> dict[str, float]:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    respondent, token = _begin()
    client = Client()
    section = f"/r/{token}/s/{_first_section(respondent)}/"
    item = _first_item(respondent)
    # Each save knows the one before it, as the page's script does.
    last = {"level": 0, "revision": 0}

    def open_section() -> None:
        assert client.get(section).status_code == 200

    def save() -> None:
        last["level"] = (last["level"] + 1) % 5
        data = {f"{item}-answer": last["level"], f"{item}-revision": last["revision"]}
        reply = client.post(f"/r/{token}/save/{item}/", data)
        assert reply.status_code == 200, reply.content
        last["revision"] = reply.json()["revision"]

    figures = {"section.open_ms": _milliseconds(open_section), "section.open_queries": _queries(open_section)}
    return figures | {"section.save_ms": _milliseconds(save), "section.save_queries": _queries(save)}


def _begin():
    from assessment.instruments.services import store_shipped
    from assessment.respond.actions import start_assessment
    from assessment.rounds.links import token_of
    from assessment.rounds.services import CompanyFacts, RoundFacts

    store_shipped()
    respondent = start_assessment(
        company=CompanyFacts(name="云采工业品有限公司", industry="F", size="medium", region="GD"),
        facts=RoundFacts(form="full", track="enabler", language="zh-hans"),
    )
    return respondent, token_of(respondent.nonce)


def _first_section(respondent) -> str:
    from assessment.instruments.selectors import instrument_of

    return instrument_of(respondent.round.instrument).dimensions[0].code


def _first_item(respondent) -> str:
    from assessment.instruments.selectors import instrument_of

    return instrument_of(respondent.round.instrument).dimensions[0].items[0].code


def _milliseconds(act: Callable[[], None]) -> float:
    act()
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def _queries(act: Callable[[], None]) -> float:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        act()
    # What Django logs of opening and closing a transaction is no query of ours.
    return len([query for query in captured if query["sql"].split(" ")[0] not in ("BEGIN", "COMMIT")])
