"""Reading reports."""

from typing import IO, Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from assessment.models import Report, Round
from assessment.refusals import ReportNotReady

GONE = _("The report’s file is gone. Ask for the report again, and it is drawn again.")


def report_of(round_: Round, uid: UUID) -> Report:
    report = (
        Report.objects.select_related("result__round__company")
        .defer("document", "result__document", "result__sheet")
        .filter(uid=uid, result__round=round_)
        .first()
    )
    if report is None:
        raise Http404
    return report


def latest_reports(round_: Round) -> list[Report]:
    """The reports asked for the round's latest result, newest first."""
    latest = round_.results.order_by("-revision").values("pk")[:1]
    return list(
        Report.objects.filter(result__in=latest)
        .defer("document")
        .order_by("-requested_at")
        .select_related("result")
    )


def is_gone(report: Report) -> bool:
    """Whether the row has a file that the storage no longer has: after a restore, or a careless clean-up."""
    return report.state == Report.State.READY and not default_storage.exists(report.file)


def state_of(report: Report) -> dict[str, Any]:
    if is_gone(report):
        return _state_of_a_gone_one(report)
    failed = report.state == Report.State.FAILED
    return {
        "state": report.state,
        "label": report.get_state_display(),
        "reason": report.get_reason_display() if failed else "",
        "file": report.state == Report.State.READY,
        "number": report.number,
    }


def _state_of_a_gone_one(report: Report) -> dict[str, Any]:
    """Told as failed, so that whoever looks is offered to ask again."""
    failed = Report.State.FAILED
    return {
        "state": failed.value,
        "label": failed.label,
        "reason": str(GONE),
        "file": False,
        "number": report.number,
    }


def open_file(report: Report) -> IO[bytes]:
    if report.state != Report.State.READY:
        raise ReportNotReady
    try:
        return default_storage.open(report.file)
    except FileNotFoundError:
        raise ReportNotReady(GONE) from None
