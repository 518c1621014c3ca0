"""The one place where rows become scoring's values, and scoring's values rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from assessment.models import Answer, Respondent, Round
from scoring import Instrument

Json = dict[str, Any]


def sheet_of(round_: Round, instrument: Instrument) -> Json:
    """A round's submitted answers as `manage.py score` takes them."""
    submitted = round_.respondents.filter(submitted_at__isnull=False).prefetch_related(
        "answers__evidence", "answers__files"
    )
    sheet = _sheet(round_, submitted.order_by("pk"), instrument)
    if round_.submitted_at:
        sheet["date"] = timezone.localdate(round_.submitted_at).isoformat()
    verified = {v.item: {"level": v.level, "reason": v.reason} for v in round_.verified_levels.all()}
    optional = {"weights": round_.weights, "targets": round_.targets, "verified": verified}
    return sheet | {key: value for key, value in optional.items() if value}


def draft_of(respondent: Respondent, instrument: Instrument) -> Json:
    """One respondent's answers as they stand before submitting, as a sheet of their own."""
    return _sheet(respondent.round, [respondent], instrument)


def _sheet(round_: Round, respondents: Iterable[Respondent], instrument: Instrument) -> Json:
    section_of = {
        item.code: dimension.code for dimension in instrument.dimensions for item in dimension.items
    }
    return {
        "instrument": round_.instrument.code,
        "form": round_.form,
        "track": round_.track,
        "company": company_of(round_),
        "respondents": [_respondent(respondent, section_of) for respondent in respondents],
    }


def company_of(round_: Round) -> Json:
    company = round_.company
    return {
        "name": company.name,
        "industry": company.industry,
        "size": company.size,
        "region": company.region,
    }


def _respondent(respondent: Respondent, section_of: Mapping[str, str]) -> Json:
    answers = list(respondent.answers.all())
    row: Json = {"answers": {answer.item: _cell(answer) for answer in answers}}
    if respondent.assigned is not None:
        row["assigned"] = respondent.assigned
    if seconds := _seconds(answers, section_of):
        row["seconds"] = seconds
    return row


def _seconds(answers: list[Answer], section_of: Mapping[str, str]) -> dict[str, float]:
    """The time each section took: from opening its page to the last answer of the longest visit."""
    longest: dict[str, float] = {}
    for answer in answers:
        if answer.seconds is not None and answer.kind != Answer.Kind.BLANK:
            section = section_of[answer.item]
            longest[section] = max(answer.seconds, longest.get(section, 0.0))
    return longest


def _cell(answer: Answer) -> Json:
    cell: Json = {}
    if answer.kind == Answer.Kind.LEVEL:
        cell["level"] = answer.level
    elif answer.kind == Answer.Kind.DONT_KNOW:
        cell["dk"] = True
    elif answer.kind == Answer.Kind.NOT_APPLICABLE:
        cell["na"] = answer.reason
    if answer.note:
        cell["note"] = answer.note
    links = [evidence.url for evidence in answer.evidence.all()]
    if evidence := [*links, *(file.name for file in answer.files.all())]:
        cell["evidence"] = evidence
    return cell
