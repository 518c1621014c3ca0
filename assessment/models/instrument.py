from typing import Any

from django.db import models


class InstrumentVersion(models.Model):
    """An instrument as it was once asked. Never changed: a changed text is a new row."""

    code = models.CharField(max_length=40)
    revision = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, unique=True)
    sources = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "revision"], name="instrument_revision_once")]
        ordering = ["code", "-revision"]

    def __str__(self) -> str:
        return f"{self.code} ({self.revision})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("An instrument version is never changed; store the new text as a new version.")
        super().save(*args, **kwargs)
