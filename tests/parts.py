"""The real parts that some tests need, and how to find out whether they are here."""

import os
import shutil
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/test")
REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
RABBITMQ_URL = os.environ.get("TEST_RABBITMQ_URL", "amqp://guest:guest@127.0.0.1:5672//")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named if named else next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _no_chromium() -> str | None:
    return None if chromium() else "no Chromium on the PATH (or set CHROMIUM): browser tests"


def _no_server(url: str, default_port: int, what: str) -> Callable[[], str | None]:
    def find() -> str | None:
        parts = urlsplit(url)
        try:
            socket.create_connection((parts.hostname or "127.0.0.1", parts.port or default_port), 1).close()
        except OSError:
            return f"nothing answers at {parts.hostname}:{parts.port or default_port}: {what}"
        return None

    return find


PARTS: dict[str, Callable[[], str | None]] = {
    "browser": _no_chromium,
    "postgres": _no_server(POSTGRES_URL, 5432, "the same tests on PostgreSQL"),
    "redis": _no_server(REDIS_URL, 6379, "a worker behind Redis"),
    "rabbitmq": _no_server(RABBITMQ_URL, 5672, "a worker behind RabbitMQ"),
}
