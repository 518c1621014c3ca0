import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessment.models.result import Result


class Report(models.Model):
    """A PDF: asked for, drawn by a worker, kept. The row is its own outbox, with state, tries and reason."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        DRAWING = "drawing", _("Drawing")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")

    class Reason(models.TextChoices):
        TOO_LONG = "too_long", _("Drawing took too long.")
        STORAGE = "storage", _("The file could not be stored.")
        DRAWING = "drawing", _("The report could not be drawn.")
        LOST = "lost", _("The worker stopped while it was drawing.")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="reports")
    language = models.CharField(max_length=8)
    document = models.JSONField()
    # The digest of document, language and template version: asking again finds the same row.
    key = models.CharField(max_length=64, unique=True)
    number = models.CharField(max_length=20)

    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    requested_at = models.DateTimeField(auto_now_add=True)
    next_try_at = models.DateTimeField(default=timezone.now)
    enqueued_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    # Named when the row is claimed, so that a file left by a killed worker can be found and removed.
    file = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="ready") | (~Q(file="") & ~Q(sha256="") & Q(ready_at__isnull=False)),
                name="report_ready_has_its_file",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(reason=""), name="report_failed_has_a_reason"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(state__in=["queued", "drawing"]),
                name="report_unfinished_due",
            )
        ]
