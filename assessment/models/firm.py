from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    CONSULTANT = "consultant", _("Consultant")
    VIEWER = "viewer", _("Viewer")


class Firm(models.Model):
    """A consultancy: the tenant that companies may belong to."""

    name = models.CharField(max_length=80)
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.CONSULTANT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "firm"], name="membership_once_a_firm")]
