"""Every refusal of the API as one body: RFC 9457 problem details, a stable code, a translated sentence."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from assessment.errors import PROBLEM
from assessment.refusals import Invalid, Message, Refusal

MEDIA_TYPE = "application/problem+json"

# What the framework raises, in our words: they say nothing of classes or tables.
RAISED: tuple[tuple[type[exceptions.APIException], str, Message], ...] = (
    (exceptions.ParseError, "malformed", _("The body is not the JSON that this needs.")),
    (exceptions.NotAuthenticated, "not_authenticated", _("Send your token: “Authorization: Token …”.")),
    (exceptions.AuthenticationFailed, "token_refused", _("This token is not valid (any more).")),
    (exceptions.NotFound, "not_found", _("There is nothing here.")),
    (exceptions.MethodNotAllowed, "method_not_allowed", _("This address does not take that method.")),
    (exceptions.NotAcceptable, "not_acceptable", _("This address answers in JSON only.")),
    (exceptions.UnsupportedMediaType, "unsupported_media_type", _("Send the body as application/json.")),
    (exceptions.Throttled, "throttled", _("Too many requests. Wait a moment, then go on.")),
    (exceptions.PermissionDenied, "not_permitted", _("This is not permitted.")),
)


class BodyTooLarge(exceptions.APIException):
    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_code = "body_too_large"
    default_detail = _("The body is larger than one request may be.")


def problem(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's exception handler. What is no refusal of anybody's is left to `assessment.errors`."""
    set_rollback()
    if isinstance(error, Refusal):
        fields = error.fields if isinstance(error, Invalid) else None
        return respond(
            error.status, error.code, error.message, fields={k: [v] for k, v in (fields or {}).items()}
        )
    if isinstance(error, exceptions.ValidationError):
        return respond(
            HTTPStatus.BAD_REQUEST, Invalid.code, Invalid.message, fields=dict(_fields(error.detail))
        )
    error = _as_framework_error(error)
    if not isinstance(error, exceptions.APIException):
        return None
    code, told = _code_and_message(error)
    return respond(HTTPStatus(error.status_code), code, told, headers=_headers(error))


def respond(
    status: HTTPStatus,
    code: str,
    detail: Message,
    *,
    fields: Mapping[str, list[Message]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    body: dict[str, Any] = {
        "type": PROBLEM + code,
        "title": status.phrase,
        "status": status.value,
        "code": code,
        "detail": str(detail),
    }
    if fields:
        body["fields"] = {field: [str(message) for message in messages] for field, messages in fields.items()}
    return Response(body, status=status.value, headers=dict(headers or {}), content_type=MEDIA_TYPE)


def _as_framework_error(error: Exception) -> Exception:
    if isinstance(error, Http404):
        return exceptions.NotFound()
    if isinstance(error, DjangoPermissionDenied):
        return exceptions.PermissionDenied()
    return error


def _code_and_message(error: exceptions.APIException) -> tuple[str, Message]:
    for kind, code, message in RAISED:
        if isinstance(error, kind):
            # A ParseError of our own parser says which rule the JSON broke.
            own = (
                isinstance(error, exceptions.ParseError)
                and error.detail != exceptions.ParseError.default_detail
            )
            return code, str(error.detail) if own else message
    return error.default_code, str(error.detail)


def _headers(error: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(max(1, int(wait)))
    return headers


def _fields(detail: Any, path: str = "") -> Iterator[tuple[str, list[Message]]]:
    """Nested faults as flat ones: `round.track`, `rows.3.name`; what concerns the whole body is `body`."""
    if isinstance(detail, Mapping):
        for key, value in detail.items():
            name = "" if key == "non_field_errors" else str(key)
            yield from _fields(value, ".".join(filter(None, (path, name))))
    elif all(isinstance(entry, str) for entry in detail):
        yield path or "body", list(detail)
    else:
        for index, entry in enumerate(detail):
            yield from _fields(entry, ".".join(filter(None, (path, str(index)))))
