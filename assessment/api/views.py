"""What a program can do: check the shape, call the action that the pages call, answer."""

from functools import cached_property
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from rest_framework.authentication import SessionAuthentication
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from assessment.api import bodies, describe
from assessment.api.authentication import TokenAuthentication
from assessment.api.pages import Pages
from assessment.api.parsers import StrictJSONParser
from assessment.api.serializers import NewCompany, NewReport, NewRound, Strict
from assessment.consult import actions, selectors
from assessment.models import Membership, Report, User
from assessment.reports.downloads import pdf_response
from assessment.reports.selectors import report_of

RETRY_AFTER_S = 1
UNFINISHED = (Report.State.QUEUED, Report.State.DRAWING)


class FirmView(APIView):
    authentication_classes = (TokenAuthentication, SessionAuthentication)
    parser_classes = (StrictJSONParser,)
    metadata_class = None

    @cached_property
    def member(self) -> Membership:
        return selectors.membership_of(cast(User, self.request.user))

    def finalize_response(
        self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any
    ) -> Any:
        patch_cache_control(response, private=True, no_store=True)
        return super().finalize_response(request, response, *args, **kwargs)  # type: ignore[arg-type]


class Companies(FirmView):
    @describe.list_companies
    def get(self, request: Request) -> Response:
        search = request.query_params.get("search", "").replace("\x00", "")
        pages = Pages()
        page = pages.paginate_queryset(
            selectors.companies_of(self.member.firm, search.strip()), request, self
        )
        return pages.get_paginated_response(bodies.companies(page or []))

    @describe.create_company
    def post(self, request: Request) -> Response:
        facts = _read(NewCompany, request).facts()
        company = actions.add_company(by=self.member, facts=facts)
        return _created(bodies.company(company), reverse("api:company", args=[company.uid]))


class Company(FirmView):
    @describe.read_company
    def get(self, request: Request, company_uid: UUID) -> Response:
        return Response(bodies.company(selectors.company_of(self.member.firm, company_uid)))


class Rounds(FirmView):
    @describe.list_rounds
    def get(self, request: Request, company_uid: UUID) -> Response:
        return Response(
            bodies.rounds(selectors.rounds_of(selectors.company_of(self.member.firm, company_uid)))
        )

    @describe.open_round
    def post(self, request: Request, company_uid: UUID) -> Response:
        row = selectors.company_of(self.member.firm, company_uid)
        facts = _read(NewRound, request).facts()
        round_ = actions.open_next_round(by=self.member, company=row, facts=facts)
        return _created(bodies.round_(round_, self.member), reverse("api:round", args=[round_.uid]))


class Round(FirmView):
    @describe.read_round
    def get(self, request: Request, round_uid: UUID) -> Response:
        return Response(bodies.round_(selectors.round_of(self.member.firm, round_uid), self.member))


class Link(FirmView):
    @describe.renew_link
    def post(self, request: Request, round_uid: UUID) -> Response:
        row = selectors.round_of(self.member.firm, round_uid)
        _read(Strict, request)
        return Response(bodies.link(actions.renew_link(by=self.member, round_=row)))


class Result(FirmView):
    @describe.read_result
    def get(self, request: Request, round_uid: UUID) -> Response:
        return Response(bodies.result(selectors.last_result(selectors.round_of(self.member.firm, round_uid))))


class Reports(FirmView):
    @describe.list_reports
    def get(self, request: Request, round_uid: UUID) -> Response:
        return Response(bodies.reports(selectors.round_of(self.member.firm, round_uid)))

    @describe.request_report
    def post(self, request: Request, round_uid: UUID) -> Response:
        row = selectors.round_of(self.member.firm, round_uid)
        language = _read(NewReport, request).validated_data["language"]
        report = actions.ask_for_report(by=self.member, round_=row, language=language)
        address = reverse("api:report", args=[row.uid, report.uid])
        return Response(
            bodies.report(report, row), HTTPStatus.ACCEPTED, headers={"Location": address, **_wait(report)}
        )


class ReportState(FirmView):
    @describe.read_report
    def get(self, request: Request, round_uid: UUID, report_uid: UUID) -> Response:
        row = selectors.round_of(self.member.firm, round_uid)
        found = report_of(row, report_uid)
        return Response(bodies.report(found, row), headers=_wait(found))


class AnyAccept(BaseContentNegotiation):
    """A file is what it is, whatever `Accept` says; only a problem about it is JSON."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


class ReportFile(FirmView):
    content_negotiation_class = AnyAccept

    @describe.fetch_report
    def get(self, request: Request, round_uid: UUID, report_uid: UUID) -> FileResponse:
        return pdf_response(report_of(selectors.round_of(self.member.firm, round_uid), report_uid))


@csrf_exempt
def nowhere(request: HttpRequest) -> HttpResponseBase:
    """Every other address below the API's. Without it a missing last slash would turn a POST into a GET."""
    raise Http404


def _read(shape: type[Any], request: Request) -> Any:
    serializer = shape(data=request.data)
    serializer.is_valid(raise_exception=True)
    return serializer


def _created(body: dict[str, Any], address: str) -> Response:
    return Response(body, HTTPStatus.CREATED, headers={"Location": address})


def _wait(report: Report) -> dict[str, str]:
    return {"Retry-After": str(RETRY_AFTER_S)} if report.state in UNFINISHED else {}
