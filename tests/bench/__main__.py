"""`make bench`: medians of what users wait for, as a table and as `out/bench.json`."""

import json
import os
import tempfile
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "out" / "bench.json"
AIMS = {
    "report.draw_s": 0.25,
    "report.peak_mib": 250,
    "report.ready_s": None,
    # From the first page to the submitted answers, without script; its result is another figure.
    "respond.cpu_ms": 60,
    "respond.save_p99_ms": 150,
    "section.open_ms": 15,
    "section.open_queries": 6,
    "section.save_ms": 10,
    "section.save_queries": 6,
    "visit.first_kib": 60,
    "visit.first_requests": 6,
}


def main() -> None:
    # In memory where that is possible: a save is measured without the disk's own sync.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="crossroads-bench-", dir=memory) as folder:
        os.environ["DATA_DIR"] = str(Path(folder, "pages"))
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        from tests.bench import drawing, pages, respond, service

        figures = drawing.measure() | pages.measure() | service.measure(Path(folder, "site"))
        figures |= respond.measure(Path(folder, "crowd"))
    _print(figures)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _print(figures: dict[str, float]) -> None:
    print(f"\n{'figure':<24}{'median':>12}{'aim':>10}{'of aim':>10}")
    for name, value in figures.items():
        aim = AIMS.get(name)
        share = f"{value / aim:>9.0%}" if aim else f"{'–':>9}"
        print(f"{name:<24}{value:>12.3f}{aim if aim else '–':>10} {share}")
    print(f"\nThe aims are those of two cores. Written to {OUT}")


if __name__ == "__main__":
    main()
