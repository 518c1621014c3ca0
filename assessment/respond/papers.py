"""What a respondent takes away on paper: receipt and print views; and the page where a receipt is checked."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessment.instruments.selectors import instrument_of
from assessment.receipts.documents import draw_receipt, facts_of
from assessment.receipts.selectors import issued, last_receipt, receipts_of
from assessment.respond.questionnaire import questionnaire_of
from assessment.respond.sayings import chapters_of
from assessment.respond.visits import spoken, unlisted, visitor
from assessment.results.rows import draft_of
from scoring import canonical

LONGEST_ASKED = 100


@unlisted
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    respondent = visitor(request, token)
    found = last_receipt(respondent)
    round_ = respondent.round
    cells = found.sheet["respondents"][0]["answers"]
    context = {
        "token": token,
        "company": round_.company,
        "receipt": found,
        "earlier": receipts_of(respondent)[1:],
        "facts": list(facts_of(found, instrument_of(round_.instrument))),
        "chapters": chapters_of(questionnaire_of(round_, spoken()), cells),
        "languages": settings.LANGUAGES,
    }
    return render(request, "respond/receipt.html", context)


@unlisted
@require_safe
def receipt_pdf(request: HttpRequest, token: str, language: str) -> HttpResponse:
    found = last_receipt(visitor(request, token))
    if language not in dict(settings.LANGUAGES):
        raise Http404
    return _download(draw_receipt(found, language), f"{found.number}-{language}.pdf", "application/pdf")


@unlisted
@require_safe
def receipt_answers(request: HttpRequest, token: str) -> HttpResponse:
    """The very bytes that the digest is of."""
    found = last_receipt(visitor(request, token))
    return _download(canonical(found.sheet), f"{found.number}.json", "application/json")


def _download(content: bytes, name: str, content_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


@unlisted
@require_safe
def print_empty(request: HttpRequest, token: str) -> HttpResponse:
    respondent = visitor(request, token)
    questionnaire = questionnaire_of(respondent.round, spoken())
    context = {"token": token, "round": respondent.round, "questionnaire": questionnaire}
    return render(request, "respond/print_empty.html", context)


@unlisted
@require_safe
def print_answers(request: HttpRequest, token: str) -> HttpResponse:
    respondent = visitor(request, token)
    round_ = respondent.round
    cells = draft_of(respondent, instrument_of(round_.instrument))["respondents"][0]["answers"]
    context = {
        "token": token,
        "round": round_,
        "company": round_.company,
        "now": timezone.now(),
        "chapters": chapters_of(questionnaire_of(round_, spoken()), cells),
    }
    return render(request, "respond/print_answers.html", context)


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Says genuine or unknown, and nothing of what was answered or by whom."""
    asked = request.GET.get("receipt", "").strip()[:LONGEST_ASKED]
    context = {"asked": asked, "found": issued(asked) if asked else None}
    response = render(request, "respond/check.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
