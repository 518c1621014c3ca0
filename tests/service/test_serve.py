"""`make run`'s command: starts all, stops all, keeps its key, says what is wrong."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.service.conftest import Reports
from tests.site import BASE_DIR, Site, running_site

pytestmark = [pytest.mark.service, pytest.mark.timeout(180)]


@pytest.mark.parametrize("with_signal", [signal.SIGINT, signal.SIGTERM])
def test_it_leaves_no_process_behind(tmp_path, with_signal):
    site = Site(tmp_path / "site").start()
    for part in ("gunicorn", "celery -q -A config worker", "celery -q -A config beat"):
        end = time.monotonic() + 20
        while not site.pids(part):
            assert time.monotonic() < end, f"{part} did not start"
            time.sleep(0.05)
    site.process.send_signal(with_signal)
    site.process.wait(20)
    assert site.pids() == []


def test_it_keeps_the_secret_key_it_made(tmp_path):
    keys = []
    for _ in range(2):
        with running_site(tmp_path / "site") as site:
            keys.append((site.folder / "secret.key").read_text())
    assert keys[0] == keys[1]
    assert len(keys[0]) >= 50
    assert (tmp_path / "site" / "secret.key").stat().st_mode & 0o077 == 0


def test_a_web_server_that_died_is_started_again(tmp_path):
    with running_site(tmp_path / "site") as site:
        for pid in site.pids("gunicorn"):
            os.kill(pid, signal.SIGKILL)
        site.wait_until_it_answers()
        assert urllib.request.urlopen(site.url).status == 200


def test_a_taken_port_is_said(tmp_path):
    site = Site(tmp_path / "site")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", site.port))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "manage.py", "serve"],
            cwd=BASE_DIR,
            env=site.environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode != 0
    assert f"127.0.0.1:{site.port} cannot be used" in done.stderr


def test_a_broker_folder_that_cannot_be_written_delays_reports_and_loses_none(tmp_path, impatient):
    with running_site(tmp_path / "site", **impatient) as site:
        reports = Reports(site)
        messages = site.folder / "broker" / "messages"
        away = messages.with_name("away")
        messages.rename(away)
        # Root may write anywhere: a file in the folder's place stops root too.
        messages.write_text("in the way")
        reports.ask(companies=1)
        assert reports.states() == ["queued", "queued"]
        messages.unlink()
        away.rename(messages)
        reports.wait_until(
            lambda states: set(states) == {"ready"}, 60, "not ready after the broker came back"
        )


@pytest.mark.parametrize(
    "broker",
    [
        pytest.param("redis", marks=pytest.mark.redis),
        pytest.param("rabbitmq", marks=pytest.mark.rabbitmq),
    ],
)
def test_a_real_broker_takes_the_place_of_the_folder(tmp_path, broker):
    from tests.parts import RABBITMQ_URL, REDIS_URL

    url = {"redis": REDIS_URL, "rabbitmq": RABBITMQ_URL}[broker]
    with running_site(tmp_path / "site", CELERY_BROKER_URL=url) as site:
        reports = Reports(site)
        reports.ask(companies=1)
        reports.wait_until(lambda states: set(states) == {"ready"}, 60, f"not ready through {broker}")
