"""The pages behind a private link; a GET changes nothing, whoever sends it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from assessment.models import Answer, Respondent
from assessment.refusals import AnswerChanged, Invalid, Message, NothingAnswered
from assessment.reports.actions import request_report as ask_for_report
from assessment.reports.downloads import pdf_response
from assessment.reports.selectors import report_of, state_of
from assessment.reports.slots import slots_of
from assessment.respond import actions, selectors
from assessment.respond.files import change_files, changed_item
from assessment.respond.forms import AnswerForm
from assessment.respond.qr import qr_of
from assessment.respond.questionnaire import Questionnaire, Section, questionnaire_of
from assessment.respond.selectors import Entry
from assessment.respond.visits import GET_OR_POST, languages, remember_language, spoken, unlisted, visitor
from assessment.results.pages import result_page
from assessment.results.selectors import latest_result
from assessment.rounds.links import link_of

REPORT_URLS = (("state", "report"), ("file", "report_file"))


@unlisted
@require_safe
def home(request: HttpRequest, token: str) -> HttpResponse:
    respondent = visitor(request, token)
    if respondent.consented_at is None:
        return render(request, "respond/consent.html", _sheet(respondent, token))
    questionnaire = questionnaire_of(respondent.round, spoken())
    link = link_of(respondent)
    context = {
        "progress": selectors.progress_of(questionnaire, selectors.kinds_of(respondent)),
        "questionnaire": questionnaire,
        "link": link,
        "qr": qr_of(link),
        "is_open": selectors.is_open(respondent),
        "has_receipt": respondent.receipts.exists(),
    }
    return render(request, "respond/home.html", _sheet(respondent, token) | context)


@unlisted
@GET_OR_POST
def consent(request: HttpRequest, token: str) -> HttpResponse:
    respondent = visitor(request, token)
    if request.method == "POST" and request.POST.get("consent"):
        actions.give_consent(respondent=respondent)
    elif request.method == "POST":
        context = _sheet(respondent, token) | {"is_missing": True}
        return render(request, "respond/consent.html", context, status=HTTPStatus.BAD_REQUEST)
    return redirect("respond:home", token)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What lies before a respondent who answers a section."""

    request: HttpRequest
    respondent: Respondent
    token: str
    questionnaire: Questionnaire
    section: Section


@unlisted
@GET_OR_POST
def section(request: HttpRequest, token: str, code: str) -> HttpResponse:
    respondent = visitor(request, token)
    questionnaire = questionnaire_of(respondent.round, spoken())
    asked = questionnaire.section(code)
    if asked is None:
        raise Http404
    desk = Desk(
        request=request, respondent=respondent, token=token, questionnaire=questionnaire, section=asked
    )
    if request.method == "POST":
        return _take_section(desk)
    if not selectors.is_open(respondent):
        return redirect("respond:result", token)
    if respondent.consented_at is None:
        return redirect("respond:home", token)
    return _section_page(desk, selectors.entries_of(respondent, asked))


def _take_section(desk: Desk) -> HttpResponse:
    """The whole page, as a browser without script sends it: what is right is kept, the rest shown again."""
    forms = {one.code: AnswerForm(desk.request.POST, prefix=one.code) for one in desk.section.questions}
    faults = {code: found for code, form in forms.items() if (found := _faults(desk.respondent, code, form))}
    seconds = _seconds(desk.request)
    right = {
        code: form.read(seconds) for code, form in forms.items() if code not in faults and form.was_changed
    }
    changed = actions.save_answers(token=desk.token, answers=right)
    file_faults = change_files(desk.request, desk.token, list(forms))
    if not faults and not changed and not file_faults:
        return _go(desk)
    stored = selectors.entries_of(desk.respondent, desk.section, file_faults)
    entries = [_typed(entry, forms, faults, changed) or entry for entry in stored]
    refused = faults or file_faults
    return _section_page(desk, entries, HTTPStatus.BAD_REQUEST if refused else HTTPStatus.CONFLICT)


def _faults(respondent: Respondent, code: str, form: AnswerForm) -> Mapping[str, Message]:
    if form.faults:
        return form.faults
    try:
        actions.check_answer(respondent.round, code, form.read(None))
    except Invalid as invalid:
        return invalid.fields
    return {}


def _typed(
    stored: Entry,
    forms: Mapping[str, AnswerForm],
    faults: Mapping[str, Mapping[str, Message]],
    changed: Mapping[str, Answer],
) -> Entry | None:
    """The question with exactly what was sent, if it was not taken, and what stands elsewhere."""
    code = stored.question.code
    if code not in faults and code not in changed:
        return None
    theirs = stored if code in changed else None
    files: dict[str, Any] = {"files": stored.files, "file_faults": stored.file_faults}
    return selectors.entry_of(
        stored.question, **forms[code].typed, **files, faults=faults.get(code, {}), theirs=theirs
    )


def _go(desk: Desk) -> HttpResponse:
    where, language = desk.request.POST.get("go", ""), desk.request.POST.get("switch", "")
    if language in languages():
        return remember_language(redirect("respond:section", desk.token, desk.section.code), language)
    if where in ("home", "review"):
        return redirect(f"respond:{where}", desk.token)
    if changed := changed_item(desk.request, desk.section):
        here = reverse("respond:section", args=[desk.token, desk.section.code])
        return redirect(f"{here}#q-{changed}")
    there = desk.questionnaire.section(where) or desk.section
    return redirect("respond:section", desk.token, there.code)


def _section_page(desk: Desk, entries: list[Entry], status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    given = selectors.kinds_of(desk.respondent)
    context = {
        "section": desk.section,
        "entries": entries,
        "next": desk.questionnaire.after(desk.section),
        "progress": selectors.progress_of(desk.questionnaire, given, desk.section.code),
        "questionnaire": desk.questionnaire,
        "opened": desk.request.POST.get("opened") or int(time.time()),
        "most_links": selectors.MOST_LINKS,
        "faulty": [entry for entry in entries if entry.faults or entry.theirs or entry.file_faults],
        "file_mb": settings.ENV.EVIDENCE_FILE_MB,
        "takes_files": settings.ENV.EVIDENCE_FILES > 0,
    }
    page = _sheet(desk.respondent, desk.token) | context
    return render(desk.request, "respond/section.html", page, status=status)


@unlisted
@require_POST
def save(request: HttpRequest, token: str, item: str) -> JsonResponse:
    """One answer. It says *saved* only when it is: the action has committed when it returns."""
    form = AnswerForm(request.POST, prefix=item)
    if form.faults:
        raise Invalid(form.faults)
    if f"{item}-note" not in request.POST and f"{item}-answer" not in request.POST:
        # A body that never reached us whole must not read as an answer taken back.
        raise Invalid({"answer": _("Nothing of this answer arrived. Please try again.")})
    try:
        answer = actions.save_answer(token=token, item=item, answer=form.read(_seconds(request)))
    except AnswerChanged as refusal:
        refusal.details = _both(request, form, refusal.theirs)
        raise
    return JsonResponse(
        {
            "saved": True,
            "item": item,
            "revision": answer.revision,
            "state": answer.kind,
            "shown": form.digest,
        }
    )


def _both(request: HttpRequest, form: AnswerForm, row: Answer) -> dict[str, object]:
    """The answer that stands and the one that came late, for programs, and as the page shows them."""
    questions = questionnaire_of(row.respondent.round, spoken()).questions
    question = next(question for question in questions if question.code == row.item)
    theirs = selectors.stored_entry(question, row)
    entry = selectors.entry_of(question, **form.typed, theirs=theirs)
    context = {"entry": entry, "code": row.item}
    html = render_to_string("respond/_changed.html", context, request)
    return {"theirs": theirs.values, "yours": entry.values, "html": html}


@unlisted
@GET_OR_POST
def review(request: HttpRequest, token: str) -> HttpResponse:
    if request.method == "POST":
        return _submit(request, token)
    respondent = visitor(request, token)
    if not selectors.is_open(respondent):
        return redirect("respond:result", token)
    if respondent.consented_at is None:
        return redirect("respond:home", token)
    return _review_page(request, respondent, token)


def _submit(request: HttpRequest, token: str) -> HttpResponse:
    try:
        actions.submit_response(token=token)
    except NothingAnswered as refusal:
        return _review_page(request, visitor(request, token), token, refusal)
    return redirect("respond:result", token)


def _review_page(
    request: HttpRequest, respondent: Respondent, token: str, refusal: NothingAnswered | None = None
) -> HttpResponse:
    questionnaire = questionnaire_of(respondent.round, spoken())
    context = {
        "review": selectors.review_of(respondent, questionnaire, spoken()),
        "progress": selectors.progress_of(questionnaire, selectors.kinds_of(respondent)),
        "refusal": refusal,
    }
    status = refusal.status if refusal else HTTPStatus.OK
    return render(request, "respond/review.html", _sheet(respondent, token) | context, status=status)


@unlisted
@require_safe
def result(request: HttpRequest, token: str) -> HttpResponse:
    respondent = visitor(request, token)
    found = latest_result(respondent.round)
    context = {
        "result": result_page(found, spoken()),
        "slots": slots_of(found, route="respond", token=token),
        "has_receipt": respondent.receipts.exists(),
    }
    return render(request, "respond/result.html", _sheet(respondent, token) | context)


@unlisted
@GET_OR_POST
def request_report(request: HttpRequest, token: str) -> HttpResponse:
    respondent = visitor(request, token)
    if request.method == "POST":
        wanted = request.POST.get("language", "")
        if wanted not in languages():
            raise Invalid({"language": _("Please choose a language.")})
        report = ask_for_report(result=latest_result(respondent.round), language=wanted)
        if request.accepts("application/json") and not request.accepts("text/html"):
            urls = {
                f"{name}_url": reverse(f"respond:{route}", args=[token, report.uid])
                for name, route in REPORT_URLS
            }
            return JsonResponse(state_of(report) | urls)
    return redirect(reverse("respond:result", args=[token]) + "#report")


@unlisted
@require_safe
def report_state(request: HttpRequest, token: str, uid: UUID) -> JsonResponse:
    respondent = visitor(request, token)
    return JsonResponse(state_of(report_of(respondent.round, uid)))


@unlisted
@require_safe
def report_file(request: HttpRequest, token: str, uid: UUID) -> HttpResponseBase:
    respondent = visitor(request, token)
    return pdf_response(report_of(respondent.round, uid))


def _sheet(respondent: Respondent, token: str) -> dict[str, object]:
    round_ = respondent.round
    return {
        "respondent": respondent,
        "round": round_,
        "company": round_.company,
        "token": token,
        "link_days": settings.ENV.LINK_DAYS,
    }


def _seconds(request: HttpRequest) -> float | None:
    """Since the page was opened, by its hidden field; None where that is no time in the past."""
    opened = request.POST.get("opened", "")
    if not opened.isascii() or not opened.isdigit() or len(opened) > 12:
        return None
    return max(0.0, timezone.now().timestamp() - int(opened))
