"""`manage.py serve`: the whole service on one machine. `make run` calls it."""

import os
import shlex
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from assessment.evidence.services import remove_orphans
from assessment.instruments.services import store_shipped
from assessment.models import User

MEMORY = "/dev/shm"  # noqa: S108 (a folder in memory, where the system has one)
SUPERVISOR = """\
[supervisord]
nodaemon = true
silent = true
logfile = /dev/null
logfile_maxbytes = 0
pidfile = {pidfile}

[group:crossroads]
programs = {programs}
"""
PROGRAM = """
[program:{name}]
command = {command}
directory = {directory}
autorestart = true
startretries = 100
startsecs = 2
killasgroup = true
stopwaitsecs = 12
redirect_stderr = true
stdout_logfile = /dev/fd/1
stdout_logfile_maxbytes = 0
"""


class Command(BaseCommand):
    help = "Prepares the database, then runs web server, worker and beat until Ctrl-C."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        _refuse_taken_port()
        _make_folders()
        _migrate()
        for version, new in store_shipped():
            if new:
                self.stdout.write(f"instrument {version} stored")
        remove_orphans()
        self._greet()
        config = settings.DATA_DIR / "supervisor.conf"
        config.write_text(_config(), encoding="utf-8")
        # The supervisor takes this process's place: Ctrl-C and SIGTERM reach it directly.
        os.execv(sys.executable, [sys.executable, "-m", "supervisor.supervisord", "-c", str(config)])  # noqa: S606 (no shell is wanted)

    def _greet(self) -> None:
        line = "─" * 64
        self.stdout.write(f"{line}\n  十字路口 Crossroads   {settings.PUBLIC_URL}\n")
        if not User.objects.exists():
            self.stdout.write("  No consultant yet. In another terminal, one of\n")
            self.stdout.write("    make demonstration     a marked demonstration firm with companies\n")
            self.stdout.write('    .venv/bin/python manage.py add_firm "Name" you@example.com\n')
        self.stdout.write(f"  Ctrl-C stops everything.\n{line}")
        self.stdout.flush()


def _refuse_taken_port() -> None:
    env = settings.ENV
    family = socket.AF_INET6 if ":" in env.HOST else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((env.HOST, env.PORT))
        except OSError as error:
            where = f"{env.HOST}:{env.PORT}"
            raise CommandError(
                f"{where} cannot be used ({error.strerror}). Try: PORT=8001 make run"
            ) from None


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    # `migrate` takes its time even where there is nothing to do.
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0)
    connection.close()


def _make_folders() -> None:
    for folder in ("messages", "control"):
        (settings.BROKER_DIR / folder).mkdir(parents=True, exist_ok=True)
    (settings.DATA_DIR / "media").mkdir(exist_ok=True)
    # Uploads that were under way when the web server was killed.
    for left in settings.FILE_UPLOAD_TEMP_DIR.glob("*.upload*"):
        left.unlink(missing_ok=True)


def _config() -> str:
    commands = _commands()
    head = SUPERVISOR.format(pidfile=settings.DATA_DIR / "supervisor.pid", programs=",".join(commands))
    return head + "".join(
        PROGRAM.format(name=name, command=_quoted(command), directory=settings.BASE_DIR)
        for name, command in commands.items()
    )


def _quoted(command: list[str]) -> str:
    return shlex.join(command).replace("%", "%%")


def _commands() -> dict[str, list[str]]:
    env = settings.ENV
    host = f"[{env.HOST}]" if ":" in env.HOST else env.HOST
    web = ["gunicorn", "config.wsgi", "--bind", f"{host}:{env.PORT}", "--workers", str(env.WEB_PROCESSES)]
    web += ["--worker-class", "gthread", "--threads", str(env.WEB_THREADS), "--timeout", "60"]
    web += ["--graceful-timeout", "10", "--keep-alive", "15", "--log-level", "warning", "--no-control-socket"]
    if os.path.isdir(MEMORY):
        # The server's heartbeat file must not wait for a disk.
        web += ["--worker-tmp-dir", MEMORY]
    worker = [
        "celery",
        "-q",
        "-A",
        "config",
        "worker",
        "--concurrency",
        str(env.WORKER_PROCESSES),
        "--loglevel",
        "WARNING",
    ]
    worker += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    beat = ["celery", "-q", "-A", "config", "beat", "--loglevel", "WARNING", "--pidfile="]
    return {
        name: [sys.executable, "-m", *command]
        for name, command in {"web": web, "worker": worker, "beat": beat}.items()
    }
