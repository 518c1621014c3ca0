"""What every page of the workspace begins with: a person who belongs to a firm, and refusals as pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from assessment.consult.rights import Right, may
from assessment.consult.selectors import member_or_none, membership_of
from assessment.errors import wants_json
from assessment.models import Membership, User
from assessment.refusals import Refusal

P = ParamSpec("P")
MemberView = Callable[Concatenate[HttpRequest, Membership, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def for_members(view: MemberView[P]) -> View[P]:
    """Gives the view the person's place in their firm."""

    @never_cache
    @login_required
    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        user = cast(User, request.user)
        try:
            return view(request, membership_of(user), *args, **kwargs)
        except Refusal as refusal:
            if wants_json(request):
                raise
            return _refused(request, member_or_none(user), refusal)

    return shown


def _refused(request: HttpRequest, member: Membership | None, refusal: Refusal) -> HttpResponseBase:
    back = _back(request)
    # Another language is chosen by a GET, which the address of a button does not take.
    stay = back if request.method == "POST" else ""
    context = {
        "refusal": refusal,
        "back": back,
        "stay": stay,
        "member": member,
        "firm": member and member.firm,
    }
    return render(request, "consult/refused.html", context, status=refusal.status)


def _back(request: HttpRequest) -> str:
    """The page that the refused button stood on."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    for kind in ("round", "company"):
        if uid := kwargs.get(f"{kind}_uid"):
            return reverse(f"consult:{kind}", args=[uid])
    return reverse("consult:companies")


def show(
    request: HttpRequest, member: Membership, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponseBase:
    common = {"member": member, "firm": member.firm, "may_write": may(member, Right.WRITE)}
    return render(request, f"consult/{template}", {**common, **context}, status=status)
