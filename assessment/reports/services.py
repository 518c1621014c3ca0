"""Moving a report's row from queued to ready, step by step: each is one update that must change one row."""

import hashlib
import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from assessment.instruments.selectors import instrument_of
from assessment.models import Report, Result
from assessment.reports.documents import TEMPLATE_VERSION, Source, build_document, report_number
from assessment.reports.drawing import draw
from scoring import digest

logger = logging.getLogger(__name__)
State = Report.State
SWEEP_SIZE = 500
LONGEST_WAIT_S = 60.0


@dataclass(frozen=True)
class Claim:
    """A worker's right to one row: it holds while the row still names this file."""

    report: Report
    file: str


def prepare_report(*, result: Result, language: str) -> Report:
    document = build_document(_source(result), instrument_of(result.round.instrument), language)
    # The result is part of it: two companies that answered alike on one day must not share a row.
    parts = {
        "document": digest(document),
        "language": language,
        "template": TEMPLATE_VERSION,
        "result": result.pk,
    }
    mark = digest(parts)
    report, _ = Report.objects.get_or_create(
        key=mark,
        defaults={
            "result": result,
            "language": language,
            "document": document,
            "number": report_number(document),
        },
    )
    return report


def _source(result: Result) -> Source:
    """Nothing of it comes from the moment of asking: whoever asks, and whenever, gets the same document."""
    firm = result.round.company.firm
    return Source(
        result=result.document,
        sheet=result.sheet,
        round_number=result.round.number,
        date=timezone.localdate(result.created_at),
        public_url=settings.PUBLIC_URL,
        firm=firm.name if firm else None,
    )


def queue_again(report: Report) -> None:
    """The same row once more: drawing is deterministic, so what is drawn again is the same report."""
    as_it_was = Report.objects.filter(pk=report.pk, state=report.state, file=report.file)
    as_it_was.update(state=State.QUEUED, attempts=0, next_try_at=timezone.now(), file="")
    report.refresh_from_db(fields=["state", "attempts", "next_try_at", "file"])


def claim(report_id: int) -> Claim | None:
    """Takes the row for drawing, or None if it is not to be drawn now."""
    now = timezone.now()
    file = f"reports/{secrets.token_hex(16)}.pdf"
    taken = Report.objects.filter(pk=report_id, state=State.QUEUED, next_try_at__lte=now).update(
        state=State.DRAWING, claimed_at=now, attempts=F("attempts") + 1, file=file
    )
    return Claim(Report.objects.get(pk=report_id), file) if taken else None


def draw_and_store(claim: Claim) -> None:
    try:
        content = draw(claim.report.document)
    except SoftTimeLimitExceeded:
        give_back(claim, Report.Reason.TOO_LONG)
    except Exception:
        # Whatever goes wrong in drawing, the row must say so: an unknown fault is bounded by its attempts.
        logger.exception("report %s could not be drawn", claim.report.pk)
        give_back(claim, Report.Reason.DRAWING)
    else:
        _store(claim, content)


def _store(claim: Claim, content: bytes) -> None:
    try:
        default_storage.save(claim.file, ContentFile(content))
    except OSError:
        logger.exception("report %s could not be stored", claim.report.pk)
        give_back(claim, Report.Reason.STORAGE)
    else:
        _finish(claim, content)


def _finish(claim: Claim, content: bytes) -> None:
    done = _mine(claim).update(
        state=State.READY,
        reason="",
        ready_at=timezone.now(),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )
    if not done:
        # The lease ran out and another worker has the row: this file is nobody's.
        discard(claim.file)


def give_back(claim: Claim, reason: str) -> None:
    """Queues the row for its next try, or fails it when its tries are used up."""
    discard(claim.file)
    if claim.report.attempts >= _tries(reason):
        _mine(claim).update(state=State.FAILED, reason=reason, file="")
    else:
        _mine(claim).update(
            state=State.QUEUED, reason=reason, file="", next_try_at=_next_try(claim.report, reason)
        )


def _tries(reason: str) -> int:
    # A lost worker is seldom the report's fault; yet one that kills its workers must stop too.
    return settings.ENV.REPORT_ATTEMPTS_LOST if reason == Report.Reason.LOST else settings.ENV.REPORT_ATTEMPTS


def _next_try(report: Report, reason: str) -> datetime:
    """At once after a lost worker (the lease was the wait); else the waits double from try to try."""
    wait = settings.ENV.REPORT_BACKOFF_S * 2 ** (report.attempts - 1)
    return timezone.now() + timedelta(
        seconds=0 if reason == Report.Reason.LOST else min(wait, LONGEST_WAIT_S)
    )


def _mine(claim: Claim) -> QuerySet[Report]:
    return Report.objects.filter(pk=claim.report.pk, state=State.DRAWING, file=claim.file)


def discard(file: str) -> None:
    try:
        default_storage.delete(file)
    except OSError:
        logger.exception("%s could not be removed", file)


def take_overdue() -> list[int]:
    """The rows to enqueue now: those whose worker was lost, and those whose message was."""
    now = timezone.now()
    lease = timedelta(seconds=settings.ENV.REPORT_LEASE_S)
    for report in Report.objects.filter(state=State.DRAWING, claimed_at__lt=now - lease):
        give_back(Claim(report, report.file), Report.Reason.LOST)
    # A request that is just being made enqueues its row by itself.
    patience = timedelta(seconds=settings.ENV.SWEEP_EVERY_S)
    waiting = Report.objects.filter(state=State.QUEUED, next_try_at__lte=now - patience).filter(
        Q(enqueued_at__isnull=True) | Q(enqueued_at__lt=F("next_try_at")) | Q(enqueued_at__lt=now - lease)
    )
    due = list(waiting.order_by("next_try_at").values_list("pk", flat=True)[:SWEEP_SIZE])
    # Each row by its own conditional update: of two sweepers only one enqueues it.
    return [pk for pk in due if waiting.filter(pk=pk).update(enqueued_at=now)]
