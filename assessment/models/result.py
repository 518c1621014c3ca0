from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from assessment.models.company import Round


class Result(models.Model):
    """What a round's answers amounted to when they were submitted: frozen, never changed.

    `sheet` is the answers as `manage.py score` takes them, `document` what scoring made of them.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="results")
    revision = models.PositiveIntegerField()
    sheet = models.JSONField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "revision"], name="result_revision_once_a_round")
        ]
        ordering = ["round", "-revision"]
        get_latest_by = "revision"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("A result is never changed; freeze a new revision.")
        super().save(*args, **kwargs)


class VerifiedLevel(models.Model):
    """The level that a consultant found, beside the one that was claimed."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="verified_levels")
    item = models.CharField(max_length=16)
    level = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "item"], name="verified_level_once_an_item"),
            models.CheckConstraint(condition=~Q(reason=""), name="verified_level_has_a_reason"),
        ]
