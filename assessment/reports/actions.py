"""What a person can do with reports."""

import logging

from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from assessment.models import Report, Result
from assessment.reports import selectors, services, tasks

logger = logging.getLogger(__name__)


@transaction.atomic
def request_report(*, result: Result, language: str) -> Report:
    """This result's report in this language: the row that is there already, or a new one in the queue."""
    report = services.prepare_report(result=result, language=language)
    if report.state == Report.State.FAILED or selectors.is_gone(report):
        services.queue_again(report)
    if report.state == Report.State.QUEUED:
        transaction.on_commit(lambda: _enqueue(report.pk))
    return report


def _enqueue(report_id: int) -> None:
    try:
        tasks.draw_report.delay(report_id)
    except (OperationalError, OSError):
        # The row waits in the database; the sweeper enqueues it when the broker is back.
        logger.exception("report %s could not be enqueued", report_id)
        return
    Report.objects.filter(pk=report_id, state=Report.State.QUEUED).update(enqueued_at=timezone.now())
