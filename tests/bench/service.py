"""The running service: a report from request to ready, and a first visit in Chromium."""

import statistics
import time
from pathlib import Path

from tests.parts import chromium
from tests.site import Site, running_site

REPORTS = 12

ASK = """
import time
from assessment.models import Report
from assessment.reports.actions import request_report
from tests.rounds import submitted_round
times = []
for number in range({reports}):
    result = submitted_round(f"云采工业品 {{number}}").results.get()
    began = time.perf_counter()
    report = request_report(result=result, language="zh-hans")
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
    times = [
        float(seconds)
        for seconds in site.manage("shell", "-v", "0", "-c", ASK.format(reports=REPORTS)).split()
    ]
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
        session.on(
            "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
        )
        page.goto(site.url, wait_until="networkidle")
        time.sleep(0.5)
        browser.close()
    return {"visit.first_kib": sum(sizes.values()) / 1024, "visit.first_requests": float(len(sizes))}
