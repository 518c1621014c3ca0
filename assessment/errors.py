"""What one gets instead of what one asked for: a page in our design, or the JSON body of all refusals."""

import errno
import logging
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from assessment.evidence.uploads import MEGABYTE, largest_body
from assessment.refusals import Invalid, LinkUnknown, Message, Refusal

logger = logging.getLogger(__name__)

RETRY_AFTER_S = 30
FULL_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
# Enough of a body that is too large to hear the sender out: one who is cut off never reads the answer.
MOST_TO_DISCARD = 32 * 1024 * 1024
PIECE = 64 * 1024
PROBLEM = "urn:crossroads:problem:"


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """One thing to be told: as a page or as JSON."""

    status: HTTPStatus
    code: str
    heading: Message
    message: Message
    template: str = "errors/error.html"
    fields: Mapping[str, Message] = field(default_factory=dict)
    details: Mapping[str, object] = field(default_factory=dict)


class StorageTroubleMiddleware:
    """Turns refusals, and a database or disk that does not answer, into something that a person can read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refusal):
            return refused(request, error)
        if is_storage_trouble(error):
            return storage_trouble(request, error)
        return None


def is_storage_trouble(error: BaseException | None) -> bool:
    """Whether nothing is wrong with what was asked, only with where it would be kept or read."""
    if isinstance(error, OSError):
        return error.errno in FULL_DISK
    return isinstance(error, OperationalError | InterfaceError)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    is_link = isinstance(refusal, LinkUnknown)
    return tell(
        request,
        Trouble(
            status=refusal.status,
            code=refusal.code,
            heading=refusal.message,
            message="",
            template="errors/link.html" if is_link else "errors/refusal.html",
            fields=refusal.fields if isinstance(refusal, Invalid) else {},
            details=refusal.details,
        ),
    )


def storage_trouble(request: HttpRequest, error: BaseException) -> HttpResponse:
    logger.error("storage does not answer: %s", error, exc_info=error)
    trouble = Trouble(
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        code="storage_trouble",
        heading=_("This could not be stored or read just now"),
        message=_("Nothing that was confirmed as saved is lost. Please try again in a minute."),
        template="errors/storage.html",
    )
    response = tell(request, trouble)
    response["Retry-After"] = str(RETRY_AFTER_S)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return _too_large(request)
    trouble = Trouble(
        status=HTTPStatus.BAD_REQUEST,
        code="bad_request",
        heading=_("This request could not be understood"),
        message=_("Please go back, load the page again and try once more."),
    )
    return tell(request, trouble)


def _too_large(request: HttpRequest) -> HttpResponse:
    for _piece in range(MOST_TO_DISCARD // PIECE):
        if not request.read(PIECE):
            break
    trouble = Trouble(
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        code="body_too_large",
        heading=_("That was too much at once"),
        message=_most(request),
    )
    return tell(request, trouble)


def _most(request: HttpRequest) -> str:
    megabytes = largest_body(request) // MEGABYTE
    if megabytes > 1:
        said = _(
            "At once it may be up to %(most)d MB. Nothing of it was stored."
            " Go back and add fewer files at a time."
        )
        return said % {"most": megabytes}
    return _("One request may have up to 1 MB. Nothing of it was stored. Go back and shorten what you wrote.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    trouble = Trouble(
        status=HTTPStatus.FORBIDDEN,
        code="not_permitted",
        heading=_("This is not permitted"),
        message=_("Your account may not do this."),
    )
    return tell(request, trouble)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    trouble = Trouble(
        status=HTTPStatus.FORBIDDEN,
        code="csrf_failed",
        heading=_("We could not make sure that this came from our page"),
        message=_("Please allow cookies for this site, go back, load the page again and send it once more."),
    )
    return tell(request, trouble)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    trouble = Trouble(
        status=HTTPStatus.NOT_FOUND,
        code="not_found",
        heading=_("There is nothing here"),
        message=_("The address may be mistyped, or what was here is gone."),
    )
    return tell(request, trouble)


def server_error(request: HttpRequest) -> HttpResponse:
    error = sys.exc_info()[1]
    if error is not None and is_storage_trouble(error):
        # Raised outside the views, in another middleware.
        return storage_trouble(request, error)
    trouble = Trouble(
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
        code="server_error",
        heading=_("Something went wrong on our side"),
        message=_(
            "It was noted. Nothing that was confirmed as saved is lost. Please try again in a few minutes."
        ),
    )
    return tell(request, trouble)


def tell(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    response = _json(trouble) if wants_json(request) else _page(request, trouble)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def wants_json(request: HttpRequest) -> bool:
    accept = request.headers.get("Accept", "")
    return request.path.startswith("/api/") or ("application/json" in accept and "text/html" not in accept)


def _json(trouble: Trouble) -> JsonResponse:
    body: dict[str, object] = {
        "type": PROBLEM + trouble.code,
        "title": trouble.status.phrase,
        "status": trouble.status.value,
        "code": trouble.code,
        "detail": " ".join(filter(None, (str(trouble.heading), str(trouble.message)))),
        **trouble.details,
    }
    if trouble.fields:
        body["fields"] = {name: [str(message)] for name, message in trouble.fields.items()}
    return JsonResponse(body, status=trouble.status, content_type="application/problem+json")


def _page(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    context = {"trouble": trouble, "back": _back(request), "was_sent": request.method == "POST"}
    return render(request, trouble.template, context, status=trouble.status)


def _back(request: HttpRequest) -> str:
    """The page to go on from: the first one behind the private link, or of the firm, else of all."""
    workspace = reverse("consult:companies")
    if request.path.startswith(workspace):
        return workspace
    match = request.resolver_match
    token = match.kwargs.get("token") if match else None
    return reverse("respond:home", args=[token]) if token else reverse("respond:start")
