import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessment.models.company import Round


def new_nonce() -> str:
    return secrets.token_hex(16)


class Respondent(models.Model):
    """One person's answer sheet in a round, reached by a private link.

    The link's token is derived from `nonce` (`rounds.links`); only its hash is stored. A new nonce withdraws
    the old link.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="respondents")
    is_coordinator = models.BooleanField(default=False)
    name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, default="zh-hans")
    assigned = models.JSONField(null=True, blank=True)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    consented_at = models.DateTimeField(null=True, blank=True)
    consent_version = models.CharField(max_length=8, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=Q(is_coordinator=True), name="respondent_one_coordinator_a_round"
            ),
        ]
        ordering = ["round", "pk"]


class Answer(models.Model):
    class Kind(models.TextChoices):
        LEVEL = "level", _("Level")
        DONT_KNOW = "dk", _("Don't know")
        NOT_APPLICABLE = "na", _("Does not apply")
        BLANK = "blank", _("Not answered")

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=16)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    note = models.TextField(max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=1)
    # From opening the section's page to this save.
    seconds = models.FloatField(null=True, blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["respondent", "item"], name="answer_once_an_item"),
            models.CheckConstraint(
                condition=Q(kind="level", level__isnull=False) | (~Q(kind="level") & Q(level__isnull=True)),
                name="answer_level_goes_with_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind="na") & ~Q(reason="") | ~Q(kind="na") & Q(reason=""),
                name="answer_reason_goes_with_not_applicable",
            ),
        ]


class Evidence(models.Model):
    """A link to what backs an answer; files stand beside it (`EvidenceFile`)."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="evidence")
    url = models.URLField(max_length=500)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["answer", "url"], name="evidence_link_once_an_answer")]
