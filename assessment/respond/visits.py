"""What all visits to a private link share: they are stored and listed nowhere, and have a language."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.views.decorators.http import require_http_methods

from assessment.models import Respondent
from assessment.rounds.selectors import respondent_by_token

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


def keep_private(response: HttpResponseBase) -> None:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    # Not no-referrer: over HTTPS Django asks a form for the page that it came from.
    response["Referrer-Policy"] = "same-origin"


def unlisted(view: Callable[Concatenate[HttpRequest, P], R]) -> Callable[Concatenate[HttpRequest, P], R]:
    @wraps(view)
    def visit(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
        response = view(request, *args, **kwargs)
        keep_private(response)
        return response

    return visit


def visitor(request: HttpRequest, token: str) -> Respondent:
    """The link's respondent, spoken to in their own language until they choose another."""
    respondent = respondent_by_token(token)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        speak(request, respondent.language)
    return respondent


def speak(request: HttpRequest, language: str) -> None:
    """Answers this request in the language, whatever the browser asked for."""
    translation.activate(language)
    request.LANGUAGE_CODE = language


def remember_language(response: R, language: str) -> R:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response


def spoken() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE


def languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]
