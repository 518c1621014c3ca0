"""The consultant's pages: read by selectors, change by actions, end in one render or redirect."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessment.consult import actions, selectors
from assessment.consult.forms import CompanyForm, QuestionnaireForm, ReportForm, RoundForm, SearchForm
from assessment.consult.pages import for_members, show
from assessment.consult.progress import Stage, rows_of
from assessment.consult.rights import Right, require
from assessment.consult.rounds import offers_next_round, reports_context, round_context
from assessment.consult.speech import spoken
from assessment.consult.verification import chapters_of, form_of
from assessment.errors import wants_json
from assessment.evidence.downloads import file_response
from assessment.evidence.selectors import file_of_round
from assessment.instruments.selectors import current_version, instrument_of
from assessment.models import Membership, Round
from assessment.refusals import Invalid, RoundStillOpen
from assessment.reports.downloads import pdf_response
from assessment.reports.selectors import report_of, state_of
from assessment.results.pages import result_page

A_PAGE = 50
page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@for_members
def companies(request: HttpRequest, member: Membership) -> HttpResponseBase:
    form = SearchForm(request.GET)
    search = form.cleaned_data["q"] if form.is_valid() else ""
    pages = Paginator(selectors.companies_of(member.firm, search), A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    context = {"form": form, "search": search, "page": shown, "rows": rows_of(list(shown)), "stages": Stage}
    return show(request, member, "companies.html", context)


@page
@for_members
def new_company(request: HttpRequest, member: Membership) -> HttpResponseBase:
    require(member, Right.WRITE)
    form, asked = CompanyForm(request.POST or None), _round_form(request, RoundForm.first_choices())
    if request.method == "POST" and form.is_valid() and asked.is_valid():
        row = actions.add_company(by=member, facts=form.facts(), first_round=asked.facts())
        messages.success(request, _("Added. Now send the company its invitation."))
        return redirect("consult:company", row.uid)
    return _form_page(request, member, "new_company.html", {"form": form, "asked": asked})


@require_safe
@for_members
def company(request: HttpRequest, member: Membership, company_uid: UUID) -> HttpResponseBase:
    row = selectors.company_of(member.firm, company_uid)
    rounds = selectors.rounds_of(row)
    if not rounds:
        return show(request, member, "company.html", {"company": row})
    return show(request, member, "round.html", round_context(member, rounds[0], rounds))


@page
@for_members
def facts(request: HttpRequest, member: Membership, company_uid: UUID) -> HttpResponseBase:
    row = selectors.company_of(member.firm, company_uid)
    require(member, Right.WRITE)
    form = CompanyForm(request.POST or None, instance=selectors.company_of(member.firm, company_uid))
    if request.method == "POST" and form.is_valid():
        actions.change_company(by=member, company=row, facts=form.facts())
        messages.success(request, _("Changed."))
        return redirect("consult:company", row.uid)
    return _form_page(request, member, "facts.html", {"form": form, "company": row})


@page
@for_members
def next_round(request: HttpRequest, member: Membership, company_uid: UUID) -> HttpResponseBase:
    row = selectors.company_of(member.firm, company_uid)
    require(member, Right.WRITE)
    rounds = selectors.rounds_of(row)
    if not offers_next_round(rounds):
        raise RoundStillOpen
    asked = _round_form(request, RoundForm.choices_of(rounds[0]) if rounds else RoundForm.first_choices())
    if request.method == "POST" and asked.is_valid():
        actions.open_next_round(by=member, company=row, facts=asked.facts())
        messages.success(request, _("The round is open. Now send the company its invitation."))
        return redirect("consult:company", row.uid)
    return _form_page(request, member, "next_round.html", {"asked": asked, "company": row})


@require_safe
@for_members
def round_page(request: HttpRequest, member: Membership, round_uid: UUID) -> HttpResponseBase:
    row = selectors.round_of(member.firm, round_uid)
    return show(request, member, "round.html", round_context(member, row, selectors.rounds_of(row.company)))


@page
@for_members
def questionnaire(request: HttpRequest, member: Membership, round_uid: UUID) -> HttpResponseBase:
    row = selectors.round_of(member.firm, round_uid)
    require(member, Right.WRITE)
    chosen = {"form": row.form, "track": row.track}
    asked = QuestionnaireForm(request.POST or None, initial=chosen, instrument=instrument_of(row.instrument))
    if request.method == "POST" and asked.is_valid():
        data = asked.cleaned_data
        actions.change_round(by=member, round_=row, form=data["form"], track=data["track"])
        messages.success(request, _("Changed."))
        return _to_round(row)
    return _form_page(
        request, member, "questionnaire.html", {"asked": asked, "round": row, "company": row.company}
    )


@require_POST
@for_members
def new_link(request: HttpRequest, member: Membership, round_uid: UUID) -> HttpResponseBase:
    row = selectors.round_of(member.firm, round_uid)
    actions.renew_link(by=member, round_=row)
    messages.success(request, _("There is a new link. The old one no longer works."))
    return _to_round(row)


@require_POST
@for_members
def reopen(request: HttpRequest, member: Membership, round_uid: UUID) -> HttpResponseBase:
    row = selectors.round_of(member.firm, round_uid)
    actions.reopen_round(by=member, round_=row)
    messages.success(request, _("The answers can be changed again, by the same link."))
    return _to_round(row)


@require_POST
@for_members
def lock(request: HttpRequest, member: Membership, round_uid: UUID) -> HttpResponseBase:
    row = selectors.round_of(member.firm, round_uid)
    actions.lock_round(by=member, round_=row)
    messages.success(request, _("Locked: nobody can change answers or verified levels."))
    return _to_round(row)


@require_POST
@for_members
def unlock(request: HttpRequest, member: Membership, round_uid: UUID) -> HttpResponseBase:
    row = selectors.round_of(member.firm, round_uid)
    actions.unlock_round(by=member, round_=row)
    messages.success(request, _("Unlocked."))
    return _to_round(row)


@require_safe
@for_members
def result(request: HttpRequest, member: Membership, round_uid: UUID) -> HttpResponseBase:
    row = selectors.round_of(member.firm, round_uid)
    found = selectors.last_result(row)
    context = {
        "round": row,
        "company": row.company,
        "revision": found,
        "current": selectors.is_current(found),
        "result": result_page(found, spoken()),
        **reports_context(member, row),
    }
    return show(request, member, "result.html", context)


@require_safe
@for_members
def verify(request: HttpRequest, member: Membership, round_uid: UUID) -> HttpResponseBase:
    row = selectors.round_of(member.firm, round_uid)
    return _verify_page(request, member, row)


@require_POST
@for_members
def verify_item(request: HttpRequest, member: Membership, round_uid: UUID, item: str) -> HttpResponseBase:
    row = selectors.round_of(member.firm, round_uid)
    if item not in {question.code for question in instrument_of(row.instrument).items(row.form)}:
        raise Http404
    if "clear" in request.POST:
        actions.clear_verified_level(by=member, round_=row, item=item)
        return redirect(f"{_verify_address(row)}#q-{item}")
    form = form_of(row, item, data=request.POST)
    try:
        given = form.cleaned_data if form.is_valid() else {}
        level, reason = given.get("level"), given.get("reason", request.POST.get(f"{item}-reason", ""))
        actions.set_verified_level(by=member, round_=row, item=item, level=level, reason=reason)
    except Invalid as refusal:
        for field, message in refusal.fields.items():
            if not form.has_error(field):
                form.add_error(field, str(message))
        return _verify_page(request, member, row, refused=(item, form))
    return redirect(f"{_verify_address(row)}#q-{item}")


@require_POST
@for_members
def reports(request: HttpRequest, member: Membership, round_uid: UUID) -> HttpResponseBase:
    row = selectors.round_of(member.firm, round_uid)
    require(member, Right.WRITE)
    form = ReportForm(request.POST)
    if not form.is_valid():
        raise Invalid({"language": str(form.errors["language"][0])})
    report = actions.ask_for_report(by=member, round_=row, language=form.cleaned_data["language"])
    if wants_json(request):
        names = {"state_url": "consult:report", "file_url": "consult:report_file"}
        addresses = {key: reverse(name, args=[row.uid, report.uid]) for key, name in names.items()}
        return JsonResponse(state_of(report) | addresses)
    return _to_round(row, "#report")


@require_safe
@for_members
def report_state(request: HttpRequest, member: Membership, round_uid: UUID, uid: UUID) -> HttpResponseBase:
    return JsonResponse(state_of(report_of(selectors.round_of(member.firm, round_uid), uid)))


@require_safe
@for_members
def report_file(request: HttpRequest, member: Membership, round_uid: UUID, uid: UUID) -> HttpResponseBase:
    return pdf_response(report_of(selectors.round_of(member.firm, round_uid), uid))


@require_safe
@for_members
def evidence_file(request: HttpRequest, member: Membership, round_uid: UUID, uid: UUID) -> HttpResponseBase:
    return file_response(file_of_round(selectors.round_of(member.firm, round_uid), uid))


def _round_form(request: HttpRequest, initial: dict[str, str]) -> RoundForm:
    return RoundForm(request.POST or None, initial=initial, instrument=instrument_of(current_version()))


def _form_page(
    request: HttpRequest, member: Membership, template: str, context: dict[str, Any]
) -> HttpResponseBase:
    status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    return show(request, member, template, context, status)


def _verify_page(
    request: HttpRequest, member: Membership, row: Round, refused: tuple[str, Any] | None = None
) -> HttpResponseBase:
    found = selectors.last_result(row)
    chapters = list(chapters_of(row, found, spoken(), refused))
    context = {
        "round": row,
        "company": row.company,
        "revision": found,
        "chapters": chapters,
        "verified": sum(chapter.verified for chapter in chapters),
        "open": row.state == Round.State.SUBMITTED,
        "stay": _verify_address(row),
    }
    status = HTTPStatus.BAD_REQUEST if refused else HTTPStatus.OK
    return show(request, member, "verify.html", context, status)


def _verify_address(row: Round) -> str:
    return reverse("consult:verify", args=[row.uid])


def _to_round(row: Round, anchor: str = "") -> HttpResponseBase:
    return redirect(reverse("consult:round", args=[row.uid]) + anchor)
