import uuid

from django.db import models
from django.db.models import Q

from assessment.models.respondent import Answer


class EvidenceFile(models.Model):
    """A document that backs an answer. It lies in the media storage under a name that says nothing."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        PNG = "png", "PNG"
        JPEG = "jpeg", "JPEG"
        WEBP = "webp", "WebP"
        DOCX = "docx", "Word"
        XLSX = "xlsx", "Excel"
        PPTX = "pptx", "PowerPoint"
        TEXT = "text", "TXT"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="files")
    # As people see it; two files of one answer are told apart by it.
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    size = models.PositiveIntegerField()
    # Of what was sent: the same file sent twice is one.
    sha256 = models.CharField(max_length=64)
    file = models.CharField(max_length=100, unique=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "name"], name="evidence_file_name_once_an_answer"),
            models.UniqueConstraint(fields=["answer", "sha256"], name="evidence_file_once_an_answer"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(file=""), name="evidence_file_has_its_names"),
        ]
