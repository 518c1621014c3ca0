"""The answers of one company as frozen values: what `read_sheet` makes of its JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from scoring.frozen import Frozen
from scoring.rules import FormCode

Kind = Literal["level", "dk", "na", "blank"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one respondent said at one item: a level, *don't know*, *does not apply* and why, or nothing."""

    level: int | None = None
    dk: bool = False
    na: str | None = None
    note: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """Which of the four kinds of cell this is."""
        if self.level is not None:
            return "level"
        return "dk" if self.dk else "blank" if self.na is None else "na"


@dataclass(frozen=True, slots=True)
class Respondent:
    """One answer sheet: the items assigned to it in presented order, answers, seconds that a section took."""

    assigned: tuple[str, ...]
    answers: Frozen[Answer]
    seconds: Frozen[float]
    answered: bool = field(init=False)
    """Whether at least one item was answered: with a level, *don't know* or *does not apply*."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "answered", any(answer.kind != "blank" for answer in self.answers.values()))


@dataclass(frozen=True, slots=True)
class Verified:
    """The level that a consultant found, with the reason."""

    level: int
    reason: str


@dataclass(frozen=True, slots=True)
class Company:
    """Whose answers these are. Nothing but the name is needed, and nothing of it is scored."""

    name: str
    industry: str = ""
    size: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is scored. `weights` and `targets` hold every dimension, set or not."""

    instrument: str
    form: FormCode
    track: str
    company: Company
    date: str | None
    respondents: tuple[Respondent, ...]
    weights: Frozen[float]
    targets: Frozen[float]
    verified: Frozen[Verified]


def sheet_document(sheet: Sheet) -> dict[str, Any]:
    """The sheet as JSON again, everything written out: `read_sheet` makes the same sheet of it.

    Equal answers give an equal document (and digest) however they came in: by the web, a file or the API.
    """
    document: dict[str, Any] = {
        "instrument": sheet.instrument,
        "form": sheet.form,
        "track": sheet.track,
        "company": {
            "name": sheet.company.name,
            "industry": sheet.company.industry,
            "size": sheet.company.size,
            "region": sheet.company.region,
        },
        "respondents": [_respondent(respondent) for respondent in sheet.respondents],
        "weights": dict(sheet.weights),
        "targets": dict(sheet.targets),
        "verified": {code: {"level": v.level, "reason": v.reason} for code, v in sheet.verified.items()},
    }
    return document | ({"date": sheet.date} if sheet.date else {})


def _respondent(respondent: Respondent) -> dict[str, Any]:
    return {
        "assigned": list(respondent.assigned),
        "answers": {code: _answer(answer) for code, answer in respondent.answers.items()},
        "seconds": dict(respondent.seconds),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    said: dict[str, Any] = {"level": answer.level, "na": answer.na, "note": answer.note}
    given = {key: value for key, value in said.items() if value not in (None, "")}
    if answer.dk:
        given["dk"] = True
    return given | ({"evidence": list(answer.evidence)} if answer.evidence else {})
