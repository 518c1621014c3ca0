"""A sheet's answers in words, question by question: what the receipt and the print view show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from assessment.respond.questionnaire import Question, Questionnaire, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    question: Question
    level: str
    text: str
    reason: str
    note: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    section: Section
    sayings: tuple[Said, ...]


def chapters_of(questionnaire: Questionnaire, cells: Mapping[str, Mapping[str, Any]]) -> list[Chapter]:
    return [
        Chapter(
            section=section,
            sayings=tuple(_said(question, cells.get(question.code, {})) for question in section.questions),
        )
        for section in questionnaire.sections
    ]


def _said(question: Question, cell: Mapping[str, Any]) -> Said:
    level = str(cell.get("level", ""))
    return Said(
        question=question,
        level=level,
        text=dict(question.levels)[level] if level else _unsaid(cell),
        reason=cell.get("na", ""),
        note=cell.get("note", ""),
        evidence=tuple(cell.get("evidence", ())),
    )


def _unsaid(cell: Mapping[str, Any]) -> str:
    if cell.get("dk"):
        return _("Don't know")
    return _("Does not apply") if "na" in cell else _("Not answered")
