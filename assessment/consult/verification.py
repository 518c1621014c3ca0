"""A round's answers as they were frozen, item by item, with the level that a consultant found beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assessment.consult.forms import VerifiedForm
from assessment.consult.selectors import verified_levels
from assessment.evidence.selectors import files_of_round
from assessment.instruments.selectors import instrument_of
from assessment.models import EvidenceFile, Result, Round, VerifiedLevel
from assessment.respond.questionnaire import Question, questionnaire_of

Files = dict[tuple[str, str], list[EvidenceFile]]


@dataclass(frozen=True, kw_only=True)
class Proof:
    """A link, or the name of a file: with the file itself if it is still there."""

    text: str
    is_link: bool
    file: EvidenceFile | None


@dataclass(frozen=True, kw_only=True)
class Given:
    """One respondent's answer to one item."""

    level: str | None
    text: str
    dont_know: bool
    not_applicable: str
    note: str
    evidence: tuple[Proof, ...]


@dataclass(frozen=True, kw_only=True)
class Claim:
    question: Question
    given: tuple[Given, ...]
    verified: VerifiedLevel | None
    form: VerifiedForm
    open: bool

    @property
    def verified_text(self) -> str:
        return dict(self.question.levels)[str(self.verified.level)] if self.verified else ""


@dataclass(frozen=True, kw_only=True)
class Chapter:
    code: str
    name: str
    claims: tuple[Claim, ...]

    @property
    def verified(self) -> int:
        return sum(claim.verified is not None for claim in self.claims)


def chapters_of(
    round_: Round, result: Result, language: str, refused: tuple[str, VerifiedForm] | None = None
) -> Iterator[Chapter]:
    """The whole questionnaire. `refused` is the item whose form did not pass, open and as it was typed."""
    found, files = verified_levels(round_), _files(round_)
    for section in questionnaire_of(round_, language).sections:
        claims = (
            _claim(
                round_,
                tuple(_answers(result.sheet, question, files)),
                question,
                found.get(question.code),
                refused,
            )
            for question in section.questions
        )
        yield Chapter(code=section.code, name=section.name, claims=tuple(claims))


def _claim(
    round_: Round,
    given: tuple[Given, ...],
    question: Question,
    verified: VerifiedLevel | None,
    refused: tuple[str, VerifiedForm] | None,
) -> Claim:
    is_refused = refused is not None and refused[0] == question.code
    return Claim(
        question=question,
        given=given,
        verified=verified,
        form=refused[1] if refused is not None and is_refused else form_of(round_, question.code, verified),
        open=is_refused,
    )


def form_of(
    round_: Round, item: str, verified: VerifiedLevel | None = None, data: Any = None
) -> VerifiedForm:
    initial = {"level": verified.level, "reason": verified.reason} if verified else {}
    levels = instrument_of(round_.instrument).levels
    return VerifiedForm(data, levels=levels, initial=initial, prefix=item)


def _files(round_: Round) -> Files:
    found: Files = {}
    for file in files_of_round(round_):
        found.setdefault((file.answer.item, file.name), []).append(file)
    return found


def _answers(sheet: dict[str, Any], question: Question, files: Files) -> Iterator[Given]:
    texts = dict(question.levels)
    for respondent in sheet["respondents"]:
        if cell := respondent["answers"].get(question.code):
            level = str(cell["level"]) if "level" in cell else None
            yield Given(
                level=level,
                text=texts[level] if level is not None else "",
                dont_know=cell.get("dk", False),
                not_applicable=cell.get("na", ""),
                note=cell.get("note", ""),
                evidence=tuple(_proof(question.code, text, files) for text in cell.get("evidence", ())),
            )


def _proof(item: str, text: str, files: Files) -> Proof:
    # A file's name has no colon. Two respondents may name theirs alike: each is listed once.
    is_link = text.startswith(("https://", "http://"))
    named = files.get((item, text))
    return Proof(text=text, is_link=is_link, file=named.pop(0) if named else None)
