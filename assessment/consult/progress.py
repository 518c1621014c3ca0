"""How far rounds have come: counts only, never what was answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, Max, OuterRef, Q, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from assessment.consult.speech import spoken
from assessment.instruments.selectors import instrument_of
from assessment.models import Answer, Company, Respondent, Result, Round
from scoring import Dimension, shown

GIVEN = ~Q(kind=Answer.Kind.BLANK)


class Stage(TextChoices):
    NO_ROUND = "no_round", _("No round yet")
    INVITED = "invited", _("Not begun")
    ANSWERING = "answering", _("Answering")
    REOPENED = "reopened", _("Reopened")
    SUBMITTED = "submitted", _("Submitted")
    LOCKED = "locked", _("Locked")


@dataclass(frozen=True, kw_only=True)
class Progress:
    stage: Stage
    answered: int
    of: int
    last_activity: datetime | None


@dataclass(frozen=True, kw_only=True)
class Section:
    dimension: Dimension
    answered: int
    of: int
    opens_group: bool

    @property
    def name(self) -> str:
        return self.dimension.name[spoken()]


@dataclass(frozen=True, kw_only=True)
class Overall:
    """The claimed overall figures of a result, as one line of a list shows them."""

    score: int | None
    band: int | None
    band_low: int | None
    band_high: int | None


@dataclass(frozen=True, kw_only=True)
class Row:
    company: Company
    round: Round | None = None
    progress: Progress | None = None
    overall: Overall | None = None

    @cached_property
    def stage(self) -> Stage:
        return self.progress.stage if self.progress else Stage.NO_ROUND

    @property
    def band(self) -> str:
        """The band's name, or the two ends of its range."""
        if self.round is None or self.overall is None:
            return ""
        bands = instrument_of(self.round.instrument).bands
        ends = [self.overall.band] if self.overall.band else [self.overall.band_low, self.overall.band_high]
        return " – ".join(bands[number - 1].name[spoken()] for number in dict.fromkeys(ends) if number)


def rows_of(companies: Sequence[Company]) -> list[Row]:
    """One row a company: its latest round, how far that is, and what came of it."""
    rounds = {round_.company_id: round_ for round_ in _latest_rounds(companies)}
    progress = progress_of(rounds.values())
    overall = _overall_of(rounds.values())
    return [_row(company, rounds.get(company.pk), progress, overall) for company in companies]


def row_of(round_: Round, progress: Progress) -> Row:
    """The same for one round, whether or not it is the latest."""
    return _row(round_.company, round_, {round_.pk: progress}, _overall_of([round_]))


def _row(
    company: Company, round_: Round | None, progress: dict[int, Progress], overall: dict[int, Overall]
) -> Row:
    if round_ is None:
        return Row(company=company)
    return Row(company=company, round=round_, progress=progress[round_.pk], overall=overall.get(round_.pk))


def _latest_rounds(companies: Sequence[Company]) -> Iterable[Round]:
    last = Round.objects.filter(company=OuterRef("company")).order_by("-number").values("number")[:1]
    rounds = Round.objects.filter(company__in=companies, number=Subquery(last)).order_by()
    return rounds.select_related("instrument").defer("instrument__sources")


def progress_of(rounds: Iterable[Round]) -> dict[int, Progress]:
    rounds = list(rounds)
    begun = set(
        Respondent.objects.filter(round__in=rounds, consented_at__isnull=False).values_list(
            "round_id", flat=True
        )
    )
    counts = _counts(rounds)
    return {row.pk: _progress(row, row.pk in begun, *counts.get(row.pk, (0, None))) for row in rounds}


def _counts(rounds: list[Round]) -> dict[int, tuple[int, datetime | None]]:
    answers = Answer.objects.filter(respondent__round__in=rounds).order_by().values("respondent__round")
    counted = answers.annotate(answered=Count("item", distinct=True, filter=GIVEN), last=Max("saved_at"))
    return {row["respondent__round"]: (row["answered"], row["last"]) for row in counted}


def _progress(round_: Round, begun: bool, answered: int, last: datetime | None) -> Progress:
    times = [time for time in (last, round_.submitted_at) if time is not None]
    return Progress(
        stage=_stage(round_, begun or answered > 0),
        answered=answered,
        of=len(instrument_of(round_.instrument).items(round_.form)),
        last_activity=max(times, default=None),
    )


def _stage(round_: Round, begun: bool) -> Stage:
    if round_.state != Round.State.OPEN:
        return Stage(round_.state)
    if round_.submitted_at is not None:
        return Stage.REOPENED
    return Stage.ANSWERING if begun else Stage.INVITED


def sections_of(round_: Round) -> list[Section]:
    """How many items of each dimension have an answer."""
    given = set(Answer.objects.filter(GIVEN, respondent__round=round_).values_list("item", flat=True))
    instrument = instrument_of(round_.instrument)
    asked = {item.code for item in instrument.items(round_.form)}
    before = [None, *(dimension.group for dimension in instrument.dimensions)]
    return [
        _section(dimension, asked, given, opens_group=dimension.group != group)
        for dimension, group in zip(instrument.dimensions, before, strict=False)
    ]


def _section(dimension: Dimension, asked: set[str], given: set[str], *, opens_group: bool) -> Section:
    codes = asked & {item.code for item in dimension.items}
    return Section(dimension=dimension, answered=len(codes & given), of=len(codes), opens_group=opens_group)


def _overall_of(rounds: Iterable[Round]) -> dict[int, Overall]:
    last = Result.objects.filter(round=OuterRef("round")).order_by("-revision").values("revision")[:1]
    results = Result.objects.filter(round__in=list(rounds), revision=Subquery(last)).order_by()
    rows = results.values_list("round_id", "document__claimed__overall")
    return {round_id: _overall(figures) for round_id, figures in rows}


def _overall(figures: dict[str, float | int | None]) -> Overall:
    score = figures["score"]
    bands = {key: _whole(figures[key]) for key in ("band", "band_low", "band_high")}
    return Overall(score=None if score is None else shown(score), **bands)


def _whole(value: float | int | None) -> int | None:
    return None if value is None else int(value)
