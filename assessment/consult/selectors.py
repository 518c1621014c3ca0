"""Reading what belongs to a firm. Another firm's rows do not exist here: `Http404`."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from assessment.models import (
    Company,
    Firm,
    Membership,
    Report,
    Respondent,
    Result,
    Round,
    User,
    VerifiedLevel,
)
from assessment.refusals import NoFirm, NotSubmitted


def member_or_none(user: User) -> Membership | None:
    """Where the person works. The first firm, until one can switch between several."""
    return user.memberships.select_related("firm", "user").order_by("pk").first()


def membership_of(user: User) -> Membership:
    member = member_or_none(user)
    if member is None:
        raise NoFirm
    return member


def companies_of(firm: Firm, search: str = "") -> QuerySet[Company]:
    companies = firm.companies.order_by("-created_at", "-pk")
    return companies.filter(name__icontains=search) if search else companies


def company_of(firm: Firm, uid: UUID) -> Company:
    company = firm.companies.select_related("firm").filter(uid=uid).first()
    if company is None:
        raise Http404
    return company


def rounds_of(company: Company) -> list[Round]:
    """Every round of the company, the latest first."""
    return list(
        company.rounds.select_related("company", "instrument")
        .defer("instrument__sources")
        .order_by("-number")
    )


def round_of(firm: Firm, uid: UUID) -> Round:
    rounds = Round.objects.select_related("company__firm", "instrument").defer("instrument__sources")
    round_ = rounds.filter(uid=uid, company__firm=firm).first()
    if round_ is None:
        raise Http404
    return round_


def coordinator_of(round_: Round) -> Respondent:
    """Who holds the round's invitation link."""
    return round_.respondents.get(is_coordinator=True)


def last_result(round_: Round) -> Result:
    """What was frozen last. It stays to be read while a reopened round is being answered again."""
    result = round_.results.order_by("-revision").first()
    if result is None:
        raise NotSubmitted
    result.round = round_
    return result


def is_current(result: Result) -> bool:
    return result.round.state != Round.State.OPEN


def reports_of(round_: Round) -> list[Report]:
    """Every report of the round, the newest first: those of earlier revisions stay what they were."""
    reports = (
        Report.objects.filter(result__round=round_).select_related("result").order_by("-requested_at", "-pk")
    )
    return list(reports.defer("document", "result__document", "result__sheet"))


def verified_levels(round_: Round) -> dict[str, VerifiedLevel]:
    return {row.item: row for row in round_.verified_levels.select_related("by")}
