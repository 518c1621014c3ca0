"""The whole service in a folder of its own, as `make run` starts it: real web server, worker and beat."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SETTINGS = (
    "MODE",
    "SECRET_KEY",
    "LINK_KEY",
    "PUBLIC_URL",
    "ALLOWED_HOSTS",
    "CELERY_BROKER_URL",
    "DATABASE_URL",
)


class Site:
    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        clean = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        self.environment = {
            **clean,
            "DATA_DIR": str(folder),
            "PORT": str(self.port),
            "START_RATE": "1000/minute",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **settings,
        }
        self.log = folder / "site.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Site":
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                cwd=BASE_DIR,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait_until_it_answers()
        return self

    def wait_until_it_answers(self, seconds: float = 40) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process is not None and self.process.poll() is not None:
                raise RuntimeError(f"the site stopped:\n{self.log.read_text()}")
            try:
                urllib.request.urlopen(self.url, timeout=5).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise TimeoutError(f"the site does not answer:\n{self.log.read_text()}")

    def stop(self, with_signal: int = signal.SIGINT) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(with_signal)
            try:
                self.process.wait(20)
            finally:
                for pid in self.pids():
                    os.kill(pid, signal.SIGKILL)
        self.process = None

    def manage(self, *arguments: str, input: str | None = None) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=BASE_DIR,
            env=self.environment,
            input=input,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {arguments}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def pids(self, part: str = "") -> list[int]:
        """The processes of this site whose command line holds `part`, parents before children."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                environment = (entry / "environ").read_bytes()
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if f"DATA_DIR={self.folder}\0".encode() in environment and part in command and command:
                found.append(int(entry.name))
        return sorted(found)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_site(folder: Path, **settings: str) -> Iterator[Site]:
    site = Site(folder, **settings)
    try:
        yield site.start()
    finally:
        site.stop()
