"""How often one address may do what anybody may do."""

import hashlib
import math

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from rest_framework.throttling import AnonRateThrottle

ONE_MAIL_IN_S = 600


class _Door(AnonRateThrottle):
    def get_rate(self) -> str:
        return str(settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]["start"])


class StartDoor(_Door):
    scope = "start"


class LostDoor(_Door):
    scope = "lost"


DOORS: dict[str, type[_Door]] = {door.scope: door for door in (StartDoor, LostDoor)}


def seconds_to_wait(request: HttpRequest, door: str) -> int:
    """0 if the request may pass, and is counted; else how long until the next one may."""
    throttle = DOORS[door]()
    # A throttle reads nothing of a request that Django's own does not have.
    if throttle.allow_request(request, None):  # type: ignore[arg-type]
        return 0
    return math.ceil(throttle.wait() or 1)


def was_just_mailed(email: str) -> bool:
    """Whether this address had its mail a moment ago: nobody's letter box is filled from our form."""
    return not cache.add(_mail_key(email), 1, ONE_MAIL_IN_S)


def was_not_mailed(email: str) -> None:
    """Takes the mark back where the mail did not go."""
    cache.delete(_mail_key(email))


def _mail_key(email: str) -> str:
    return "lost-mail:" + hashlib.sha256(email.lower().encode()).hexdigest()
