"""allauth as this service uses it: nobody signs up, and every link begins with `PUBLIC_URL`."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from assessment.accounts.links import address_of
from assessment.refusals import MailTrouble

logger = logging.getLogger(__name__)


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """People are added by the operator or by their firm."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This e-mail and this password do not go together."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes, then try again."),
        "enter_current_password": _("Please type your current password."),
        "invalid_password_reset": _("This link has been used already or is too old."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        return address_of(key)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse(settings.LOGIN_REDIRECT_URL)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            logger.exception("a mail could not be sent")
            raise MailTrouble from None
