"""Freezes all that a report prints into one document, in one language. Drawing reads nothing else."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from assessment.figures.words import words
from assessment.models.company import Industry, Region, Size
from assessment.reports.contents.answers import answers
from assessment.reports.contents.dimensions import dimensions
from assessment.reports.contents.method import method
from assessment.reports.contents.notices import notices
from assessment.reports.contents.steps import steps
from assessment.reports.contents.subject import Json, Subject
from assessment.reports.contents.summary import summary
from assessment.reports.templates import TEMPLATE_VERSION
from scoring import Instrument, digest

__all__ = ["TEMPLATE_VERSION", "Source", "build_document", "report_number"]

NUMBER_LENGTH = 10
CHOICES = {"industry": Industry, "size": Size, "region": Region}


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a report is made from, as values: scoring's `document` of the result, and the answers' JSON.

    `round_number` counts from 1; `date` is printed if there is one; `firm` is the consultant's.
    """

    result: Mapping[str, Any]
    sheet: Mapping[str, Any]
    round_number: int | None = None
    date: datetime.date | None = None
    public_url: str = ""
    firm: str | None = None


def build_document(source: Source, instrument: Instrument, language: str) -> Json:
    """The frozen document: JSON values only, the same for the same source, whenever it is made."""
    subject = Subject(source.result, source.sheet, instrument, language)
    body = {
        "language": language,
        "date": source.date.isoformat() if source.date else None,
        "public_url": source.public_url,
        "company": source.sheet["company"]["name"],
        "title": _title(subject),
        "running": _running(subject, source),
        "express": subject.said["marked_express"] if source.result["form"] == "express" else "",
        "instrument": {
            "title": subject.text(instrument.title),
            "code": instrument.code,
            "digest": instrument.digest,
        },
        "thesis": subject.text(instrument.thesis),
        "track": subject.text(instrument.tracks[source.result["track"]].describes),
        "summary": summary(subject),
        "dimensions": dimensions(subject),
        "steps": steps(subject),
        "notices": notices(subject),
        "method": method(subject),
        "answers": answers(subject),
        "facts": [*_facts(subject, source)],
        "words": words(language)["report"],
    }
    return body | {"number": _number(body)}


def _number(body: Json) -> str:
    number = digest(body)[:NUMBER_LENGTH].upper()
    return f"{number[: NUMBER_LENGTH // 2]}-{number[NUMBER_LENGTH // 2 :]}"


def report_number(document: Mapping[str, Any]) -> str:
    """The number that the report carries: the beginning of its document's digest."""
    return str(document["number"])


def _title(subject: Subject) -> str:
    title = subject.text(subject.instrument.title)
    return str(subject.said["document_title"]).format(
        company=subject.sheet["company"]["name"], instrument=title
    )


def _running(subject: Subject, source: Source) -> Json:
    return {"company": source.sheet["company"]["name"], "round": _round(subject, source)}


def _round(subject: Subject, source: Source) -> str:
    if source.round_number is None:
        return str(subject.said["one_round"])
    return str(subject.said["round"]).format(number=source.round_number)


def _facts(subject: Subject, source: Source) -> Iterator[Json]:
    """The cover's facts, in order; what is not known is left out."""
    said = subject.said["cover"]
    facts = {
        "firm": source.firm,
        "date": shown_date(source.date, subject.language) if source.date else None,
        "round": _round(subject, source) if source.round_number else None,
        "form": _form(subject),
        "track": subject.text(subject.instrument.tracks[subject.result["track"]].name),
        **_company_facts(subject),
        "respondents": _respondents(subject),
        "version": f"{subject.instrument.code} ({subject.instrument.digest[:8]})",
    }
    for name, value in facts.items():
        if value:
            yield {"name": said["facts"][name], "value": value}


def _company_facts(subject: Subject) -> dict[str, str]:
    """Industry, size and region by their names; what is no code of ours is printed as it was given."""
    company = subject.sheet["company"]
    with translation.override(subject.language):
        return {
            name: str(choices(company[name]).label)
            if company.get(name) in choices.values
            else company.get(name, "")
            for name, choices in CHOICES.items()
        }


def _form(subject: Subject) -> str:
    name = subject.text(subject.instrument.forms[subject.result["form"]].name)
    return str(subject.said["cover"]["form"]).format(name=name, items=len(subject.items))


def _respondents(subject: Subject) -> str:
    said, count = subject.said["cover"], subject.result["respondents"]
    if not count:
        return str(said["no_respondents"])
    key = "respondents_one" if count == 1 and "respondents_one" in said else "respondents"
    return str(said[key]).format(count=count)


def shown_date(day: datetime.date, language: str) -> str:
    said = words(language)["report"]
    months = said.get("months")
    return str(said["date"]).format(
        year=day.year, month=day.month, day=day.day, month_name=months[day.month - 1] if months else ""
    )
