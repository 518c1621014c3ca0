"""The questionnaire as it is printed for a form, track and language: made once, as versions never change."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assessment.instruments.numbers import numbers_of
from assessment.instruments.selectors import instrument_of
from assessment.models import InstrumentVersion, Round
from scoring import Instrument, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    code: str
    number: str
    title: str
    stem: str
    levels: tuple[tuple[str, str], ...]
    term: str
    why: str
    essay: str
    evidence: str
    knows: str
    may_not_apply: bool

    @property
    def anchor(self) -> str:
        return f"q-{self.code}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    code: str
    number: int
    name: str
    question: str
    who: str
    group: str
    group_code: str
    opens_group: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    sections: tuple[Section, ...]
    minutes: tuple[int, int]

    @property
    def questions(self) -> Iterator[Question]:
        return (question for section in self.sections for question in section.questions)

    @property
    def size(self) -> int:
        return sum(len(section.questions) for section in self.sections)

    def section(self, code: str) -> Section | None:
        return next((section for section in self.sections if section.code == code), None)

    def after(self, section: Section) -> Section | None:
        return next((other for other in self.sections if other.number == section.number + 1), None)

    def minutes_left(self, unanswered: int) -> int:
        """What the unanswered questions will take, by the form's longer time, rounded up."""
        return -(-self.minutes[1] * unanswered // max(self.size, 1))


def questionnaire_of(round_: Round, language: str) -> Questionnaire:
    return _printed(round_.instrument, round_.form, round_.track, language)


@lru_cache(maxsize=64)
def _printed(version: InstrumentVersion, form: str, track: str, language: str) -> Questionnaire:
    instrument = instrument_of(version)
    asked = {item.code for item in instrument.items(instrument.forms[form].code)}
    return Questionnaire(
        sections=tuple(_sections(instrument, asked, track, language)), minutes=instrument.forms[form].minutes
    )


def _sections(instrument: Instrument, asked: set[str], track: str, language: str) -> Iterator[Section]:
    group, numbers = "", numbers_of(instrument)
    for number, dimension in enumerate(instrument.dimensions, start=1):
        yield Section(
            code=dimension.code,
            number=number,
            name=dimension.name[language],
            question=dimension.question[language],
            who=dimension.who[language],
            group=instrument.groups[dimension.group].name[language],
            group_code=dimension.group,
            opens_group=dimension.group != group,
            questions=tuple(
                _question(item, numbers[item.code], track, language)
                for item in dimension.items
                if item.code in asked
            ),
        )
        group = dimension.group


def _question(item: Item, number: str, track: str, language: str) -> Question:
    wording = item.wording(track)
    return Question(
        code=item.code,
        number=number,
        title=wording.title[language],
        stem=wording.stem[language],
        levels=tuple((str(level), text[language]) for level, text in enumerate(wording.levels)),
        term=wording.term[language] if wording.term else "",
        why=wording.why[language],
        essay=" ".join(item.essay),
        evidence=wording.evidence[language],
        knows=wording.knows[language],
        may_not_apply=item.may_not_apply(track),
    )
