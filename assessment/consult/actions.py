"""What a consultant can do; pages and API call the same. Each takes who does it and refuses who may not."""

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from assessment.consult import services
from assessment.consult.rights import Right, require
from assessment.consult.selectors import coordinator_of, last_result
from assessment.instruments.selectors import instrument_of
from assessment.models import Answer, Company, Membership, Report, Respondent, Result, Round, VerifiedLevel
from assessment.refusals import Invalid, Message, NotSubmitted, RoundHasBegun, RoundIsLocked, RoundStillOpen
from assessment.reports.actions import request_report
from assessment.results.services import freeze_result
from assessment.rounds.services import CompanyFacts, RoundFacts, open_round
from assessment.rounds.services import renew_link as give_new_link

REASON_LENGTH = VerifiedLevel._meta.get_field("reason").max_length or 0


@transaction.atomic
def add_company(*, by: Membership, facts: CompanyFacts, first_round: RoundFacts | None = None) -> Company:
    require(by, Right.WRITE)
    company = services.store_facts(Company(firm=by.firm), facts)
    if first_round:
        open_round(company=company, facts=first_round)
    return company


@transaction.atomic
def change_company(*, by: Membership, company: Company, facts: CompanyFacts) -> Company:
    """Corrects the facts. What was frozen keeps the name it was frozen with."""
    require(by, Right.WRITE)
    return services.store_facts(_taken_company(by, company), facts)


@transaction.atomic
def open_next_round(*, by: Membership, company: Company, facts: RoundFacts) -> Round:
    require(by, Right.WRITE)
    company = _taken_company(by, company)
    if company.rounds.filter(state=Round.State.OPEN).exists():
        raise RoundStillOpen
    return open_round(company=company, facts=facts).round


@transaction.atomic
def change_round(*, by: Membership, round_: Round, form: str, track: str) -> Round:
    """Another form or track, while no question has been answered; the link stays."""
    require(by, Right.WRITE)
    round_ = _taken(by, round_)
    if (round_.form, round_.track) == (form, track):
        return round_
    if round_.state != Round.State.OPEN or Answer.objects.filter(respondent__round=round_).exists():
        raise RoundHasBegun
    round_.form, round_.track = form, track
    round_.save(update_fields=["form", "track"])
    return round_


@transaction.atomic
def renew_link(*, by: Membership, round_: Round) -> Respondent:
    """A new link; the old one stops working at once."""
    require(by, Right.WRITE)
    respondent = coordinator_of(_taken(by, round_))
    give_new_link(respondent)
    return respondent


@transaction.atomic
def reopen_round(*, by: Membership, round_: Round) -> Round:
    """Answers may be changed again. Submitting again freezes a new revision; old ones stay, with reports."""
    require(by, Right.WRITE)
    round_ = _taken(by, round_)
    _refuse_unless_submitted(round_)
    round_.respondents.update(submitted_at=None)
    return _moved(round_, Round.State.OPEN)


@transaction.atomic
def lock_round(*, by: Membership, round_: Round) -> Round:
    require(by, Right.WRITE)
    round_ = _taken(by, round_)
    if round_.state == Round.State.OPEN:
        raise NotSubmitted
    return _moved(round_, Round.State.LOCKED)


@transaction.atomic
def unlock_round(*, by: Membership, round_: Round) -> Round:
    require(by, Right.WRITE)
    round_ = _taken(by, round_)
    return _moved(round_, Round.State.SUBMITTED) if round_.state == Round.State.LOCKED else round_


@transaction.atomic
def set_verified_level(*, by: Membership, round_: Round, item: str, level: int | None, reason: str) -> Result:
    """The level that the consultant found, and why: a new revision, in which the claimed one stays."""
    require(by, Right.WRITE)
    round_ = _taken(by, round_)
    _refuse_unless_submitted(round_)
    # A browser sends two characters for every new line and counts one.
    reason = reason.replace("\r\n", "\n").strip()
    _check_verified(round_, item, level, reason)
    found = {"level": level, "reason": reason}
    if not round_.verified_levels.filter(item=item, **found).exists():
        set_by = {**found, "by": by.user}
        VerifiedLevel.objects.update_or_create(round=round_, item=item, defaults=set_by)
    return freeze_result(round_)


@transaction.atomic
def clear_verified_level(*, by: Membership, round_: Round, item: str) -> Result:
    require(by, Right.WRITE)
    round_ = _taken(by, round_)
    _refuse_unless_submitted(round_)
    round_.verified_levels.filter(item=item).delete()
    return freeze_result(round_)


@transaction.atomic
def ask_for_report(*, by: Membership, round_: Round, language: str) -> Report:
    require(by, Right.WRITE)
    return request_report(result=last_result(_taken(by, round_)), language=language)


def _taken(by: Membership, round_: Round) -> Round:
    """The row as it stands now, held until the transaction ends: a submission may arrive meanwhile."""
    rounds = Round.objects.select_for_update(of=("self",)).select_related("company__firm", "instrument")
    taken = rounds.defer("instrument__sources").filter(pk=round_.pk, company__firm=by.firm).first()
    if taken is None:
        raise Http404
    return taken


def _taken_company(by: Membership, company: Company) -> Company:
    taken = Company.objects.select_for_update().filter(pk=company.pk, firm=by.firm).first()
    if taken is None:
        raise Http404
    return taken


def _moved(round_: Round, state: Round.State) -> Round:
    round_.state = state
    round_.save(update_fields=["state"])
    return round_


def _refuse_unless_submitted(round_: Round) -> None:
    if round_.state == Round.State.LOCKED:
        raise RoundIsLocked
    if round_.state == Round.State.OPEN:
        raise NotSubmitted


def _check_verified(round_: Round, code: str, level: int | None, reason: str) -> None:
    instrument = instrument_of(round_.instrument)
    faults: dict[str, Message] = {}
    if code not in {item.code for item in instrument.items(round_.form)}:
        faults["item"] = _("This question is not part of the questionnaire.")
    if level is None or not 0 <= level < instrument.levels:
        faults["level"] = _("Please choose one of the levels listed.")
    if not reason:
        faults["reason"] = _("Please say what you saw that shows this level.")
    elif len(reason) > REASON_LENGTH:
        faults["reason"] = _("A reason has at most 500 characters. Please shorten it.")
    if faults:
        raise Invalid(faults)
