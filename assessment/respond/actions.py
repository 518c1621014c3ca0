"""What a respondent can do."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from kombu.exceptions import OperationalError

from assessment.instruments.selectors import instrument_of
from assessment.models import Answer, Company, Respondent, Result, Round
from assessment.receipts.services import issue_receipt
from assessment.refusals import AnswerChanged, Invalid, MailTrouble, Message, NothingAnswered
from assessment.respond import tasks
from assessment.results.selectors import latest_result
from assessment.results.services import freeze_result
from assessment.rounds.selectors import respondent_by_token
from assessment.rounds.services import CompanyFacts, RoundFacts, open_round, refuse_unless_open
from assessment.turns import in_turn
from scoring import Item

CONSENT_VERSION = "2"
NOTE_LENGTH = 2000
REASON_LENGTH = 200
LONGEST_SECONDS = 24 * 3600


@dataclass(frozen=True, kw_only=True)
class AnswerInput:
    """One item's answer as it was given: `kind` is a value of `Answer.Kind`."""

    kind: str
    level: int | None = None
    reason: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    # Two that say the same are equal, whenever and after whatever they were given.
    seconds: float | None = field(default=None, compare=False)
    # The revision that it was given after; None where nobody else can have answered.
    seen: int | None = field(default=None, compare=False)


@in_turn
def start_assessment(*, company: CompanyFacts, facts: RoundFacts) -> Respondent:
    """A company begins by itself; consent was given on the same page."""
    row = Company.objects.create(
        name=company.name, industry=company.industry, size=company.size, region=company.region
    )
    respondent = open_round(company=row, facts=facts)
    give_consent(respondent=respondent)
    return respondent


def give_consent(*, respondent: Respondent) -> None:
    if respondent.consented_at is None:
        respondent.consented_at = timezone.now()
        respondent.consent_version = CONSENT_VERSION
        respondent.save(update_fields=["consented_at", "consent_version"])


@in_turn
def save_answer(*, token: str, item: str, answer: AnswerInput) -> Answer:
    """Stores one answer; it is kept when this returns and the transaction commits.

    The same twice is once. Another one that was saved meanwhile is not overwritten: `AnswerChanged` has it.
    """
    respondent = respondent_by_token(token, for_update=True)
    return _save(respondent, item, answer, _rows(respondent, [item]).get(item))


@in_turn
def save_answers(*, token: str, answers: dict[str, AnswerInput]) -> dict[str, Answer]:
    """A whole section at once: what a page without script sends.

    Gives back those that were changed elsewhere meanwhile, as they stand; all others are stored.
    """
    respondent = respondent_by_token(token, for_update=True)
    rows, changed = _rows(respondent, answers), {}
    for item, answer in answers.items():
        try:
            _save(respondent, item, answer, rows.get(item))
        except AnswerChanged as refusal:
            changed[item] = refusal.theirs
    return changed


def _rows(respondent: Respondent, codes: Iterable[str]) -> dict[str, Answer]:
    rows = respondent.answers.filter(item__in=list(codes)).order_by().prefetch_related("evidence")
    return {row.item: row for row in rows}


def _save(respondent: Respondent, code: str, answer: AnswerInput, row: Answer | None) -> Answer:
    refuse_unless_open(respondent)
    check_answer(respondent.round, code, answer)
    if row is None:
        if answer == AnswerInput(kind=Answer.Kind.BLANK):
            return Answer(respondent=respondent, item=code, kind=Answer.Kind.BLANK, revision=0)
        row = Answer(respondent=respondent, item=code, revision=0)
    elif _as_input(row) == answer:
        return row
    elif answer.seen is not None and answer.seen < row.revision:
        raise AnswerChanged(row)
    return _store(row, answer)


def _store(row: Answer, answer: AnswerInput) -> Answer:
    row.kind, row.level, row.reason, row.note = answer.kind, answer.level, answer.reason, answer.note
    if answer.seconds is not None:
        row.seconds = min(max(answer.seconds, 0.0), LONGEST_SECONDS)
    row.revision += 1
    known = [evidence.url for evidence in row.evidence.all()] if row.pk else []
    row.save()
    if known != list(answer.evidence):
        row.evidence.exclude(url__in=answer.evidence).delete()
        for url in answer.evidence:
            row.evidence.get_or_create(url=url)
    return row


def _as_input(row: Answer) -> AnswerInput:
    return AnswerInput(
        kind=row.kind,
        level=row.level,
        reason=row.reason,
        note=row.note,
        evidence=tuple(evidence.url for evidence in row.evidence.all()),
    )


def check_answer(round_: Round, code: str, answer: AnswerInput) -> None:
    """Raises `Invalid` with every field that breaks a rule of the instrument."""
    instrument = instrument_of(round_.instrument)
    item = {item.code: item for item in instrument.items(round_.form)}.get(code)
    if item is None:
        raise Invalid({"item": _("This question is not part of the questionnaire.")})
    faults = _level_faults(answer, instrument.levels) | _reason_faults(answer, item, round_.track)
    if len(answer.note) > NOTE_LENGTH:
        faults["note"] = _("A note has at most 2,000 characters. Please shorten it.")
    if faults:
        raise Invalid(faults)


def _level_faults(answer: AnswerInput, levels: int) -> dict[str, Message]:
    if answer.kind == Answer.Kind.LEVEL:
        if answer.level is None or not 0 <= answer.level < levels:
            return {"level": _("Please choose one of the answers listed.")}
    elif answer.kind not in Answer.Kind.values or answer.level is not None:
        return {"level": _("Please choose one of the answers listed.")}
    return {}


def _reason_faults(answer: AnswerInput, item: Item, track: str) -> dict[str, Message]:
    if answer.kind != Answer.Kind.NOT_APPLICABLE:
        return {"reason": _("A reason goes only with “does not apply”.")} if answer.reason else {}
    if not item.may_not_apply(track):
        return {"level": _("“Does not apply” is not possible here.")}
    if not answer.reason.strip():
        return {"reason": _("Please say in a few words why this does not apply.")}
    if len(answer.reason) > REASON_LENGTH:
        return {"reason": _("A reason has at most 200 characters. Please shorten it.")}
    return {}


def ask_for_links(*, email: str) -> None:
    """Sends this address the links that were left with it, if any. Who asks is told the same either way."""
    try:
        tasks.send_links.delay(email)
    except (OperationalError, OSError) as trouble:
        raise MailTrouble from trouble


@in_turn
def submit_response(*, token: str) -> Result:
    """Submits the answers, scores the round and freezes the result. Twice is once."""
    respondent = respondent_by_token(token, for_update=True)
    round_ = respondent.round
    if respondent.submitted_at is not None:
        return latest_result(round_)
    refuse_unless_open(respondent)
    if not respondent.answers.exclude(kind=Answer.Kind.BLANK).exists():
        raise NothingAnswered
    respondent.submitted_at = round_.submitted_at = timezone.now()
    respondent.save(update_fields=["submitted_at"])
    issue_receipt(respondent)
    round_.state = Round.State.SUBMITTED
    round_.save(update_fields=["state", "submitted_at"])
    return freeze_result(round_)
