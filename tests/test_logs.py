import logging

import pytest
from django.test import Client

from assessment.logs import HideLinks
from assessment.rounds.links import token_of
from tests.rounds import started


def line(message: str, *args: object) -> str:
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, message, args, None)
    assert HideLinks().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("message", "args", "told"),
    [
        ("%s: %s", ("Unavailable", "/r/s3cret-t0ken/save/S1-1/"), "Unavailable: /r/…/save/S1-1/"),
        ("Forbidden: /r/s3cret?x=1", (), "Forbidden: /r/…?x=1"),
        ("http://127.0.0.1:8000/r/s3cret", (), "http://127.0.0.1:8000/r/…"),
        ("100 % of %s", ("it",), "100 % of it"),
        ("/report/7", (), "/report/7"),
    ],
)
def test_a_line_names_no_token(message, args, told):
    assert line(message.replace("100 %", "100 %%"), *args) == told


def test_a_refused_request_is_logged_without_its_token(db, caplog, settings):
    assert "links" in settings.LOGGING["handlers"]["console"]["filters"]
    token = token_of(started().nonce)
    caplog.handler.addFilter(HideLinks())
    Client(enforce_csrf_checks=True).post(f"/r/{token}/save/S1-1/", {"S1-1-answer": "3"})
    assert "Forbidden" in caplog.text
    assert token not in caplog.text
