"""The embedded database keeps what it acknowledged, and lets writers wait for their turn."""

import pytest
from django.conf import settings
from django.db import connection


@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(("pragma", "value"), [("synchronous", 2), ("foreign_keys", 1)])
def test_sqlite_is_set(pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_a_transaction_waits_at_its_start():
    assert settings.SQLITE_OPTIONS["transaction_mode"] == "IMMEDIATE"
    assert settings.SQLITE_OPTIONS["timeout"] >= 10
    assert "journal_mode=WAL" in settings.SQLITE_OPTIONS["init_command"]
