"""Private links: a token derived from the row's nonce, so that it can be shown again; stored as a hash."""

import base64
import hashlib
import hmac

from django.conf import settings
from django.urls import reverse

from assessment.models import Respondent


def token_of(nonce: str) -> str:
    mac = hmac.new(settings.LINK_KEY.encode(), b"respondent-link:" + nonce.encode(), hashlib.sha256).digest()
    # 160 bits: beyond guessing, and still a short QR code.
    return base64.urlsafe_b64encode(mac[:20]).decode().rstrip("=")


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(respondent: Respondent) -> str:
    return settings.PUBLIC_URL + reverse("respond:home", args=[token_of(respondent.nonce)])
