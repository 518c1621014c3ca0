"""`make test`: every test, on every real part that is here; says at the end what was left out and why.

REQUIRE_ALL=1 makes a part that is missing a failure; FULL=1 runs the long forms.
"""

import os
import subprocess
import sys

from tests.parts import PARTS, POSTGRES_URL

REQUIRED = os.environ.get("REQUIRE_ALL") == "1"
# Tests that start processes of their own, or a browser, do so one at a time.
ALONE = "service or browser"
# Rooms without rows: once is enough.
PURE = ["--ignore=tests/scoring", "--ignore=tests/figures", "--ignore=tests/fonts"]


def main() -> int:
    os.environ.setdefault("HYPOTHESIS_PROFILE", "full" if os.environ.get("FULL") == "1" else "short")
    missing = {name: why for name, find in PARTS.items() if (why := find()) is not None}
    if REQUIRED and missing:
        _tell(missing, "required here, and missing")
        return 1
    runs: list[tuple[str, list[str], dict[str, str]]] = [
        ("all but services, on SQLite", ["-n", "2", "-m", f"not ({ALONE})"], {}),
        ("real services and browsers", ["-m", ALONE], {}),
    ]
    if "postgres" not in missing:
        url = {"DATABASE_URL": POSTGRES_URL}
        runs.insert(
            1, ("rows and workers, on PostgreSQL", ["-n", "2", "-m", f"not ({ALONE} or sqlite)", *PURE], url)
        )
    codes = [_run(title, arguments, extra) for title, arguments, extra in runs]
    _tell(missing, "left out")
    return next((code for code in codes if code), 0)


def _run(title: str, arguments: list[str], extra: dict[str, str]) -> int:
    print(f"\n── {title}", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", *arguments, *sys.argv[1:]]
    return subprocess.run(command, check=False, env={**os.environ, **extra}).returncode


def _tell(missing: dict[str, str], what: str) -> None:
    if missing:
        print(f"\n── {what}")
    for name, why in missing.items():
        print(f"   {name}: {why}")


if __name__ == "__main__":
    sys.exit(main())
