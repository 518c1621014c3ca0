"""The running service: a report from request to ready, and a first visit in Chromium."""

import statistics
import time
from pathlib import Path

from tests.parts import chromium
from tests.site import Site, running_site

REPORTS = 12

PREPARE = """
from assessment.reports.samples import submitted_sample
print(" ".join(str(submitted_sample(f"云采工业品 {i}").pk) for i in range(%d)))
"""
READY = """
import sys, time
from assessment.models import Report, Result
from assessment.reports.actions import request_report
times = []
for pk in map(int, sys.argv[1:] or %r):
    began = time.perf_counter()
    report = request_report(result=Result.objects.get(pk=pk), language="zh-hans")
    while Report.objects.values_list("state", flat=True).get(pk=report.pk) != "ready":
        time.sleep(0.005)
    times.append(time.perf_counter() - began)
print(*times)
"""


def measure(folder: Path) -> dict[str, float]:
    with running_site(folder) as site:
        figures = {"report.ready_s": _ready(site)}
        return figures | _first_visit(site)


def _ready(site: Site) -> float:
    results = [int(pk) for pk in site.manage("shell", "-v", "0", "-c", PREPARE % REPORTS).split()]
    times = [float(t) for t in site.manage("shell", "-v", "0", "-c", READY % (results,)).split()]
    # The first ones find workers that have not yet loaded the fonts.
    return statistics.median(times[2:])


def _first_visit(site: Site) -> dict[str, float]:
    path = chromium()
    if path is None:
        print("visit.*: left out, no Chromium")
        return {}
    from playwright.sync_api import sync_playwright

    sizes: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(locale="zh-CN")
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
        page.goto(site.url, wait_until="networkidle")
        time.sleep(0.5)
        browser.close()
    return {"visit.first_kib": sum(sizes.values()) / 1024, "visit.first_requests": float(len(sizes))}
