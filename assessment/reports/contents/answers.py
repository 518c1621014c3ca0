"""All answers, with every note and every piece of evidence."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from assessment.reports.contents.dimensions import verified
from assessment.reports.contents.subject import Json, Subject
from scoring import Dimension


def answers(subject: Subject) -> list[Json]:
    return [_section(subject, dimension) for dimension in subject.instrument.dimensions]


def _section(subject: Subject, dimension: Dimension) -> Json:
    return {
        "code": dimension.code,
        "group": dimension.group,
        "name": subject.text(dimension.name),
        "question": subject.text(dimension.question),
        "items": [_item(subject, code) for code in subject.asked(dimension.code)],
    }


def _item(subject: Subject, code: str) -> Json:
    return {
        "code": code,
        "no": subject.numbers[code],
        "stem": subject.text(subject.wording(code).stem),
        "answers": [*_answers(subject, code)],
        "notes": [*_notes(subject, code)],
        "evidence": [*_evidence(subject, code)],
        "verified": verified(subject, subject.items[code]),
    }


def _cells(subject: Subject, code: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """What each answer sheet has at the item, with the sheet's number."""
    for number, respondent in enumerate(subject.sheet["respondents"], 1):
        if cell := respondent["answers"].get(code):
            yield number, cell


def _answers(subject: Subject, code: str) -> Iterator[Json]:
    """The levels from the highest, then what is unknown or does not apply; of several people, how many."""
    said, figures = subject.said["answers"], subject.items[code]
    texts = subject.wording(code).levels
    several = subject.result["respondents"] > 1
    for level, count in sorted(Counter(figures["levels"]).items(), reverse=True):
        label = said["level"].format(level=level)
        yield {
            "label": label,
            "people": _people(said, count) if several else "",
            "text": subject.text(texts[level]),
        }
    words = subject.said["dimensions"]
    silent = {words["dk"]: figures["unknown"] - figures["blank"], words["blank"]: figures["blank"]}
    silent |= Counter(
        words["na_because"].format(reason=cell["na"]) for _, cell in _cells(subject, code) if cell.get("na")
    )
    for label, count in silent.items():
        if count:
            yield {"label": label, "people": _people(said, count) if several else "", "text": ""}


def _people(said: Mapping[str, Any], count: int) -> str:
    return str(said.get("people_one", said["people"]) if count == 1 else said["people"]).format(count=count)


def _notes(subject: Subject, code: str) -> Iterator[Json]:
    for number, cell in _cells(subject, code):
        if cell.get("note"):
            yield {"by": _by(subject, number), "text": cell["note"]}


def _evidence(subject: Subject, code: str) -> Iterator[Json]:
    for number, cell in _cells(subject, code):
        for piece in cell.get("evidence", ()):
            yield {"by": _by(subject, number), "text": piece}


def _by(subject: Subject, number: int) -> str:
    several = len(subject.sheet["respondents"]) > 1
    return str(subject.said["answers"]["note_by"]).format(number=number) if several else ""
