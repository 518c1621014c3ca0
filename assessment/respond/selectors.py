"""What the respondent's pages show, read from the rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self, cast

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from assessment.instruments.selectors import current_version, instrument_of
from assessment.models import Answer, EvidenceFile, Respondent, Round
from assessment.refusals import Message
from assessment.respond.answers import digest_of
from assessment.respond.questionnaire import Question, Questionnaire, Section
from assessment.results.rows import draft_of
from scoring import Instrument, Result, read_sheet, score

Kinds = Mapping[str, str]
MOST_LINKS = 5
NOTHING_SAID = digest_of(answer="", reason="", note="", links=())
NO_FAULTS: Mapping[str, tuple[Message, ...]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One section's progress."""

    section: Section
    answered: int
    total: int
    is_current: bool
    minutes_left: int

    @property
    def percent(self) -> int:
        return 100 * self.answered // max(self.total, 1)

    @property
    def is_full(self) -> bool:
        return self.answered == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    bars: tuple[Bar, ...]
    answered: int
    total: int
    minutes_left: int
    # The first question that nobody has answered.
    first_open: Question | None

    @property
    def missing(self) -> int:
        return self.total - self.answered

    @property
    def elsewhere(self) -> int:
        """Answered in the other sections than the one on the page."""
        return self.answered - sum(bar.answered for bar in self.bars if bar.is_current)

    @property
    def next(self) -> Bar:
        """Where to go on: the first section that is not full, else the first of all."""
        return next((bar for bar in self.bars if not bar.is_full), self.bars[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    text: str
    checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question with what was answered, or typed and not taken."""

    question: Question
    levels: tuple[Choice, ...]
    others: tuple[Choice, ...]
    reason: str
    note: str
    links: tuple[str, ...]
    revision: int
    is_given: bool
    # What the answer said when its page was opened: so the page can tell what was changed on it.
    shown: str
    faults: Mapping[str, Message]
    saved_at: datetime | None = None
    # The answer that was saved elsewhere meanwhile.
    theirs: Self | None = None
    files: tuple[EvidenceFile, ...] = ()
    file_faults: tuple[Message, ...] = ()

    @property
    def said(self) -> str:
        """The answer in words."""
        choices = (*self.levels, *self.others)
        return next((choice.text for choice in choices if choice.checked), _("Not answered"))

    @property
    def values(self) -> dict[str, object]:
        """The answer for a program."""
        choices = (*self.levels, *self.others)
        return {
            "answer": next((choice.value for choice in choices if choice.checked), ""),
            "said": self.said,
            "reason": self.reason,
            "note": self.note,
            "evidence": list(self.links),
            "revision": self.revision,
            "shown": self.shown,
            "saved_at": self.saved_at.isoformat() if self.saved_at else None,
        }

    @property
    def extras(self) -> int:
        return len(self.links) + len(self.files) + bool(self.note)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The link inputs to show: those filled, and an empty one."""
        return (*self.links, "") if len(self.links) < MOST_LINKS else self.links


def is_open(respondent: Respondent) -> bool:
    return respondent.submitted_at is None and respondent.round.state == Round.State.OPEN


def shipped_instrument() -> Instrument:
    return instrument_of(current_version())


def front_page() -> dict[str, Any]:
    """What the first page says of the questionnaire."""
    instrument = shipped_instrument()
    sizes: dict[str, Any] = {
        form.code: {"questions": len(instrument.items(form.code)), "minutes": form.minutes}
        for form in instrument.forms.values()
    }
    return {"instrument": instrument, **sizes}


def kinds_of(respondent: Respondent) -> dict[str, str]:
    given = respondent.answers.exclude(kind=Answer.Kind.BLANK).order_by()
    return dict(given.values_list("item", "kind"))


def progress_of(questionnaire: Questionnaire, given: Kinds, current: str = "") -> Progress:
    bars = tuple(_bar(questionnaire, section, given, current) for section in questionnaire.sections)
    answered = sum(bar.answered for bar in bars)
    return Progress(
        bars=bars,
        answered=answered,
        total=questionnaire.size,
        minutes_left=questionnaire.minutes_left(questionnaire.size - answered),
        first_open=next((one for one in questionnaire.questions if one.code not in given), None),
    )


def _bar(questionnaire: Questionnaire, section: Section, given: Kinds, current: str) -> Bar:
    answered = sum(question.code in given for question in section.questions)
    return Bar(
        section=section,
        answered=answered,
        total=len(section.questions),
        is_current=section.code == current,
        minutes_left=questionnaire.minutes_left(len(section.questions) - answered),
    )


def entries_of(
    respondent: Respondent, section: Section, file_faults: Mapping[str, tuple[Message, ...]] = NO_FAULTS
) -> list[Entry]:
    """The section's questions with the stored answers, and the files that were just not taken."""
    codes = [question.code for question in section.questions]
    answers = respondent.answers.filter(item__in=codes).prefetch_related("evidence", "files")
    rows = {row.item: row for row in answers}
    return [
        stored_entry(question, rows.get(question.code), file_faults.get(question.code, ()))
        for question in section.questions
    ]


def stored_entry(question: Question, row: Answer | None, file_faults: tuple[Message, ...] = ()) -> Entry:
    if row is None:
        nothing: dict[str, Any] = {"reason": "", "note": "", "links": (), "revision": 0}
        return entry_of(question, "", **nothing, shown=NOTHING_SAID, file_faults=file_faults)
    answer = (
        str(row.level) if row.kind == Answer.Kind.LEVEL else "" if row.kind == Answer.Kind.BLANK else row.kind
    )
    texts: dict[str, Any] = {
        "reason": row.reason,
        "note": row.note,
        "links": tuple(evidence.url for evidence in row.evidence.all()),
    }
    kept: dict[str, Any] = {"revision": row.revision, "shown": digest_of(answer=answer, **texts)}
    files = tuple(row.files.all())
    return entry_of(
        question, answer, **texts, **kept, saved_at=row.saved_at, files=files, file_faults=file_faults
    )


def entry_of(
    question: Question, answer: str, *, faults: Mapping[str, Message] | None = None, **rest: Any
) -> Entry:
    """A question to print, with what was answered or typed."""
    others = [(Answer.Kind.DONT_KNOW.value, _("Don't know"))]
    if question.may_not_apply:
        others.append((Answer.Kind.NOT_APPLICABLE.value, _("Does not apply")))
    return Entry(
        question=question,
        levels=_choices(question.levels, answer),
        others=_choices(others, answer),
        is_given=bool(answer),
        faults=faults or {},
        **rest,
    )


def _choices(values: Any, answer: str) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, text=text, checked=value == answer) for value, text in values)


# The review before submitting.


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A question on the review page, with the section that it stands in."""

    section: Section
    question: Question
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """Two answers that cannot well be true together."""

    first: Place
    second: Place
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unscored:
    """A section with too little known to be scored, and the questions that would help."""

    section: Section
    open: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    section: Section
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """A question with the files that back its answer."""

    place: Place
    files: tuple[EvidenceFile, ...]


@dataclass(frozen=True, kw_only=True)
class Review:
    gaps: list[Gap]
    unsure: int
    odd: list[Odd]
    unscored: list[Unscored]
    proven: list[Proven]


def review_of(respondent: Respondent, questionnaire: Questionnaire, language: str) -> Review:
    prefetch_related_objects([respondent], "answers__evidence", "answers__files")
    answers = {row.item: row for row in respondent.answers.all()}
    given = {code: row.kind for code, row in answers.items() if row.kind != Answer.Kind.BLANK}
    instrument = instrument_of(respondent.round.instrument)
    places = _places(questionnaire, answers)
    result = _draft_result(respondent, instrument)
    unscored = _unscored(result, questionnaire, places, given)
    known = {one.section.code for one in unscored}
    return Review(
        # A section that stands among the unscored names its open questions there.
        gaps=[gap for gap in _gaps(questionnaire, given) if gap.section.code not in known],
        unsure=sum(kind == Answer.Kind.DONT_KNOW for kind in given.values()),
        odd=_odd(result, instrument, places, language),
        unscored=unscored,
        proven=[
            Proven(place=place, files=files)
            for code, place in places.items()
            if code in answers and (files := tuple(answers[code].files.all()))
        ],
    )


def _draft_result(respondent: Respondent, instrument: Instrument) -> Result:
    return score(read_sheet(draft_of(respondent, instrument), {instrument.code: instrument}), instrument)


def _places(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> dict[str, Place]:
    return {
        question.code: Place(
            section=section, question=question, answer=_said(question, answers.get(question.code))
        )
        for section in questionnaire.sections
        for question in section.questions
    }


def _said(question: Question, row: Answer | None) -> str:
    if row is None or row.kind == Answer.Kind.BLANK:
        return ""
    return question.levels[row.level][1] if row.level is not None else str(row.get_kind_display())


def _gaps(questionnaire: Questionnaire, given: Kinds) -> list[Gap]:
    return [
        Gap(section=section, questions=open_)
        for section in questionnaire.sections
        if (open_ := tuple(question for question in section.questions if question.code not in given))
    ]


def _odd(result: Result, instrument: Instrument, places: Mapping[str, Place], language: str) -> list[Odd]:
    found = []
    for notice in result.notices:
        if notice.code == "contradiction":
            rule = instrument.contradictions[cast(int, notice.details["index"])]
            first, second = (places[code] for code in notice.items)
            found.append(Odd(first=first, second=second, because=rule.because[language]))
    return found


def _unscored(
    result: Result, questionnaire: Questionnaire, places: Mapping[str, Place], given: Kinds
) -> list[Unscored]:
    return [
        Unscored(
            section=section,
            open=tuple(
                places[question.code]
                for question in section.questions
                if given.get(question.code, Answer.Kind.DONT_KNOW) == Answer.Kind.DONT_KNOW
            ),
        )
        for section in questionnaire.sections
        if result.claimed.dimensions[section.code].status == "not_enough"
    ]
