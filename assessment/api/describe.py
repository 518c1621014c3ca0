"""What the OpenAPI document says of each operation: its id, its summary, its answers, its refusals."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from assessment.api import serializers as shapes
from assessment.api.errors import MEDIA_TYPE

REFUSALS = {
    400: "The input breaks a rule: `malformed`, or `invalid` with `fields`.",
    401: "No token, or one that is not valid: `not_authenticated`, `token_refused`.",
    403: "Not for this role, or the session lacks its CSRF token: `read_only`, `no_firm`, `not_permitted`.",
    404: "There is nothing here, or it is another firm's: `not_found`.",
    406: "The API answers in JSON only: `not_acceptable`.",
    409: "The state does not allow it.",
    413: "The body is too large: `body_too_large`.",
    415: "The body is not application/json: `unsupported_media_type`.",
    429: "Too many requests; `Retry-After` says how long to wait: `throttled`.",
}
EVERY = (401, 403, 429)
BODY = (400, 413, 415)


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "assessment.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        told = "`Authorization: Token …`, made with `manage.py add_token`."
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": told}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "rest_framework.authentication.SessionAuthentication"
    name = "session"
    priority = 1

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        told = "The session of the pages; writing also needs the header `X-CSRFToken`."
        return {"type": "apiKey", "in": "cookie", "name": "sessionid", "description": told}


def _operation(
    id_: str,
    summary: str,
    answers: dict[Any, Any],
    *,
    refusals: tuple[int, ...] = (406,),
    conflict: str = "",
    **more: Any,
) -> Callable[[Any], Any]:
    responses: dict[Any, Any] = dict(answers)
    for status in sorted({*EVERY, *refusals, *((409,) if conflict else ())}):
        told = f"{REFUSALS[status]} {conflict}".strip() if status == 409 else REFUSALS[status]
        responses[(status, MEDIA_TYPE)] = OpenApiResponse(shapes.Problem, description=told)
    return extend_schema(operation_id=id_, summary=summary, description="", responses=responses, **more)


def _header(name: str, told: str, status: int, kind: Any = OpenApiTypes.STR) -> OpenApiParameter:
    return OpenApiParameter(name, kind, OpenApiParameter.HEADER, description=told, response=[status])


LOCATION = "The address of what was made."
WAIT = "Seconds until asking again is worth it; not there once the report is ready or failed."

list_companies = _operation(
    "listCompanies",
    "The firm's companies, the newest first, each with its latest round",
    {200: shapes.Companies},
    parameters=[
        OpenApiParameter("search", OpenApiTypes.STR, description="Part of the name."),
        OpenApiParameter("limit", OpenApiTypes.INT, description="Up to 200; 50 without it."),
        OpenApiParameter("offset", OpenApiTypes.INT),
    ],
    tags=["companies"],
)
create_company = _operation(
    "createCompany",
    "Add a company",
    {201: shapes.Company},
    refusals=(*BODY, 406),
    request=shapes.NewCompany,
    parameters=[_header("Location", LOCATION, 201)],
    tags=["companies"],
)
read_company = _operation(
    "readCompany", "A company", {200: shapes.Company}, refusals=(404, 406), tags=["companies"]
)
list_rounds = _operation(
    "listRounds",
    "A company's rounds, the latest first",
    {200: shapes.Rounds},
    refusals=(404, 406),
    tags=["rounds"],
)
open_round = _operation(
    "openRound",
    "Open the company's next round and get its invitation link",
    {201: shapes.Round},
    refusals=(*BODY, 404, 406),
    conflict="`round_still_open`: the last round must be submitted first.",
    request=shapes.NewRound,
    parameters=[_header("Location", LOCATION, 201)],
    tags=["rounds"],
)
read_round = _operation(
    "readRound",
    "A round: its state, how far the answers are (never what they are), its link",
    {200: shapes.Round},
    refusals=(404, 406),
    tags=["rounds"],
)
renew_link = _operation(
    "renewLink",
    "A new link; the old one stops working at once",
    {200: shapes.Link},
    refusals=(*BODY, 404, 406),
    request=None,
    tags=["rounds"],
)
read_result = _operation(
    "readResult",
    "The result as it was frozen last, in its three readings",
    {200: shapes.Result},
    refusals=(404, 406),
    conflict="`not_submitted`: there is no result yet.",
    tags=["results"],
)
list_reports = _operation(
    "listReports",
    "The round's reports, the newest first",
    {200: shapes.Reports},
    refusals=(404, 406),
    tags=["reports"],
)
request_report = _operation(
    "requestReport",
    "Ask for the report; asking again finds the same one, and tries a failed one again",
    {202: shapes.Report},
    refusals=(*BODY, 404, 406),
    conflict="`not_submitted`: there is no result yet.",
    request=shapes.NewReport,
    parameters=[_header("Location", LOCATION, 202), _header("Retry-After", WAIT, 202, OpenApiTypes.INT)],
    tags=["reports"],
)
read_report = _operation(
    "readReport",
    "A report's state",
    {200: shapes.Report},
    refusals=(404, 406),
    parameters=[_header("Retry-After", WAIT, 200, OpenApiTypes.INT)],
    tags=["reports"],
)
fetch_report = _operation(
    "fetchReport",
    "A report's PDF",
    {(200, "application/pdf"): OpenApiTypes.BINARY},
    refusals=(404,),
    conflict="`report_not_ready`: it is not drawn yet.",
    tags=["reports"],
)
