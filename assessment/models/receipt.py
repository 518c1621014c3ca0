from typing import Any

from django.db import models

from assessment.models.respondent import Respondent


class Receipt(models.Model):
    """What one respondent handed in, as it was then: never changed. A new submission has its own."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="receipts")
    number = models.CharField(max_length=12, unique=True)
    # The answers as `scoring.sheet_document` writes them, without the seconds; the digest is theirs.
    sheet = models.JSONField()
    digest = models.CharField(max_length=64, db_index=True)
    submitted_at = models.DateTimeField()

    class Meta:
        ordering = ["respondent", "-pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("A receipt is never changed; another submission has another one.")
        super().save(*args, **kwargs)
