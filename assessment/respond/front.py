"""The pages before there is a link: what this is, how to begin, how to get a lost link again."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from assessment.refusals import MailTrouble
from assessment.respond import actions, selectors
from assessment.respond.forms import LostForm, StartForm
from assessment.respond.throttles import seconds_to_wait, was_just_mailed, was_not_mailed
from assessment.respond.visits import GET_OR_POST, languages, remember_language, speak, spoken
from assessment.rounds.links import token_of


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    context = {**selectors.front_page(), "picture": f"assessment/radar.{spoken()}.svg"}
    return render(request, "respond/start.html", context)


@GET_OR_POST
def begin(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        first = {"form": request.GET.get("form", "full"), "language": spoken()}
        return _begin_page(request, StartForm(initial=first, languages=languages()))
    if request.POST.get("switch") in languages():
        return _switched(request, request.POST["switch"])
    form = StartForm(request.POST, languages=languages())
    if not form.is_valid():
        return _begin_page(request, form, status=HTTPStatus.BAD_REQUEST)
    if wait := seconds_to_wait(request, "start"):
        return _begin_page(request, form, status=HTTPStatus.TOO_MANY_REQUESTS, wait=wait)
    respondent = actions.start_assessment(company=form.company, facts=form.facts)
    response = redirect("respond:home", token_of(respondent.nonce))
    return remember_language(response, respondent.language)


def _switched(request: HttpRequest, language: str) -> HttpResponse:
    """The same page in another language, with all that was typed."""
    speak(request, language)
    typed = request.POST.dict() | {"language": language}
    return remember_language(_begin_page(request, StartForm(initial=typed, languages=languages())), language)


def _begin_page(
    request: HttpRequest, form: StartForm, status: HTTPStatus = HTTPStatus.OK, wait: int = 0
) -> HttpResponse:
    context = {
        "form": form,
        "instrument": selectors.shipped_instrument(),
        "minutes": _minutes(wait),
        "link_days": settings.ENV.LINK_DAYS,
    }
    response = render(request, "respond/begin.html", context, status=status)
    if wait:
        response["Retry-After"] = str(wait)
    return response


@GET_OR_POST
def lost(request: HttpRequest) -> HttpResponse:
    form = LostForm(request.POST) if request.method == "POST" else LostForm()
    context = {"form": form, "sent": False, "minutes": 0}
    if not form.is_bound:
        return render(request, "respond/lost.html", context)
    if not form.is_valid():
        return render(request, "respond/lost.html", context, status=HTTPStatus.BAD_REQUEST)
    if wait := seconds_to_wait(request, "lost"):
        context["minutes"] = _minutes(wait)
        return render(request, "respond/lost.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    email = form.cleaned_data["email"]
    if not was_just_mailed(email):
        try:
            actions.ask_for_links(email=email)
        except MailTrouble:
            was_not_mailed(email)
            raise
    return render(request, "respond/lost.html", context | {"sent": True})


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    wanted, back = request.POST.get("language", ""), request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    # Not `redirect`: it takes a word for the name of a page.
    response = HttpResponseRedirect(back if is_ours and back.startswith("/") else reverse("respond:start"))
    return remember_language(response, wanted) if wanted in languages() else response


def _minutes(seconds: int) -> int:
    return -(-seconds // 60)
