"""A report's PDF as a download, under a name that a person recognises."""

import re

from django.http import FileResponse

from assessment.models import Report
from assessment.reports.selectors import open_file

UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*]+")


def pdf_response(report: Report) -> FileResponse:
    response = FileResponse(
        open_file(report), as_attachment=True, filename=file_name(report), content_type="application/pdf"
    )
    response["Cache-Control"] = "private, no-store"
    return response


def file_name(report: Report) -> str:
    name = UNSAFE.sub(" ", report.result.round.company.name)
    company = " ".join(name.split()).strip(" .") or "report"
    return f"{company}-{report.number}-{report.language}.pdf"
