"""Drawing alone: one process, one finished document, no database."""

import json
import subprocess
import sys

RUNS = 15

INSIDE = f"""
import json, resource, statistics, sys, time
import django
django.setup()
from assessment.management.reports import read_source
from assessment.reports.documents import build_document
from assessment.reports.drawing import draw
document = build_document(*read_source("assessment/samples/lingqiao.json"), "zh-hans")
draw(document)
times = []
for _ in range({RUNS}):
    began = time.perf_counter()
    draw(document)
    times.append(time.perf_counter() - began)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({{"report.draw_s": statistics.median(times), "report.peak_mib": peak}}))
"""


def measure() -> dict[str, float]:
    done = subprocess.run([sys.executable, "-c", INSIDE], capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures
