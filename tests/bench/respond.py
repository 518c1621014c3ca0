"""Whole responses on the running service: how many a second, what one costs the server, what a save takes."""

import os
import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

from tests.site import Site, running_site
from tests.visitor import Visitor

AT_ONCE = 8
RESPONSES = 48
TICK = os.sysconf("SC_CLK_TCK")


def measure(folder: Path) -> dict[str, float]:
    with running_site(folder) as site:
        _all_at_once(site, AT_ONCE, by_section)
        return _answers(site) | _sections(site)


def _answers(site: Site) -> dict[str, float]:
    """As a browser with script does it: a request an answer."""
    before, began = _cpu_seconds(site), time.perf_counter()
    times = sorted(chain.from_iterable(_all_at_once(site, RESPONSES, by_answer)))
    took, cpu = time.perf_counter() - began, _cpu_seconds(site) - before
    return {
        "respond.per_s": RESPONSES / took,
        "respond.script_cpu_ms": 1000 * cpu / RESPONSES,
        "respond.save_p50_ms": 1000 * statistics.median(times),
        "respond.save_p99_ms": 1000 * times[int(0.99 * len(times))],
    }


def _sections(site: Site) -> dict[str, float]:
    """As a browser without script does it: a page and a request a section; then the result, seen once."""
    before = _cpu_seconds(site)
    results = _all_at_once(site, RESPONSES, by_section)
    submitted = _cpu_seconds(site)
    for path in results:
        Visitor(site.port).open(path)
    return {
        "respond.cpu_ms": 1000 * (submitted - before) / RESPONSES,
        "respond.result_cpu_ms": 1000 * (_cpu_seconds(site) - submitted) / RESPONSES,
    }


def _all_at_once(site: Site, responses: int, fill_in) -> list:
    with ThreadPoolExecutor(AT_ONCE) as people:
        return list(people.map(lambda _: fill_in(Visitor(site.port)), range(responses)))


def by_answer(visitor: Visitor) -> list[float]:
    """One whole response; gives back how long each save took."""
    times = []
    visitor.begin()
    for section in visitor.sections():
        for item in visitor.items_on(section):
            began = time.perf_counter()
            reply = visitor.save(item, "3")
            times.append(time.perf_counter() - began)
            assert reply.status == 200, reply.text
    visitor.submit()
    visitor.hang_up()
    return times


def by_section(visitor: Visitor) -> str:
    """One whole response; gives back where its result is."""
    visitor.begin()
    place = visitor.sections()[0]
    while "/s/" in place:
        page = visitor.open(place)
        hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page))
        given = {f"{item}-answer": "3" for item in re.findall(r'data-item="([^"]+)"', page)}
        go = re.findall(r'<button class="button" name="go" value="(\w+)"', page)[0]
        reply = visitor.request("POST", place, hidden | given | {"go": go})
        assert reply.status == 302, reply.text
        place = reply.headers["Location"]
    result = visitor.submit()
    visitor.hang_up()
    return result


def _cpu_seconds(site: Site) -> float:
    """Of the web server's processes, so far."""
    total = 0
    for pid in site.pids("gunicorn"):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK
