"""Opening a round and handing out its links."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from assessment.instruments.selectors import current_version
from assessment.models import Company, Respondent, Round
from assessment.models.respondent import new_nonce
from assessment.refusals import AlreadySubmitted, NotConsented, RoundLocked
from assessment.rounds.links import hash_of, token_of


@dataclass(frozen=True, kw_only=True)
class CompanyFacts:
    name: str
    industry: str
    size: str
    region: str


@dataclass(frozen=True, kw_only=True)
class RoundFacts:
    form: str
    track: str
    language: str
    email: str = ""
    weights: Mapping[str, float] | None = None
    targets: Mapping[str, float] | None = None


def open_round(*, company: Company, facts: RoundFacts) -> Respondent:
    """A new round of the company, and its coordinator, who holds the first link."""
    last = company.rounds.aggregate(last=Max("number"))["last"] or 0
    round_ = Round.objects.create(
        company=company,
        number=last + 1,
        instrument=current_version(),
        form=facts.form,
        track=facts.track,
        weights=dict(facts.weights or {}),
        targets=dict(facts.targets or {}),
    )
    return invite(round_=round_, language=facts.language, email=facts.email, is_coordinator=True)


def invite(*, round_: Round, language: str, email: str = "", is_coordinator: bool = False) -> Respondent:
    nonce = new_nonce()
    return Respondent.objects.create(
        round=round_,
        is_coordinator=is_coordinator,
        language=language,
        email=email,
        nonce=nonce,
        token_hash=hash_of(token_of(nonce)),
        expires_at=timezone.now() + timedelta(days=settings.ENV.LINK_DAYS),
    )


def renew_link(respondent: Respondent) -> None:
    respondent.nonce = new_nonce()
    respondent.token_hash = hash_of(token_of(respondent.nonce))
    respondent.expires_at = timezone.now() + timedelta(days=settings.ENV.LINK_DAYS)
    respondent.save(update_fields=["nonce", "token_hash", "expires_at"])


def refuse_unless_open(respondent: Respondent) -> None:
    """Raises why nothing on this sheet may be changed, if that is so."""
    if respondent.round.state == Round.State.LOCKED:
        raise RoundLocked
    if respondent.submitted_at is not None or respondent.round.state != Round.State.OPEN:
        raise AlreadySubmitted
    if respondent.consented_at is None:
        raise NotConsented
