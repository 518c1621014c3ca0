"""A demonstration firm: invented companies in different states, made by the actions that real people use."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from django.db import transaction

from assessment.accounts.actions import add_person
from assessment.consult.actions import add_company, set_verified_level
from assessment.consult.selectors import coordinator_of
from assessment.instruments.selectors import instrument_of
from assessment.models import Answer, Company, Firm, Membership, Report, Role, Round, User
from assessment.reports.services import discard
from assessment.respond.actions import AnswerInput, give_consent, save_answers, submit_response
from assessment.rounds.links import token_of
from assessment.rounds.services import CompanyFacts, RoundFacts
from scoring import Item

FIRM = "远望咨询（演示）"
EMAIL = "demonstration@example.com"
NAME = "林晓（演示）"
MARK = "（演示）"

NOTES = (
    "依据去年的年度经营分析会材料。",
    "财务和生产两边的口径还没有对齐，先按生产的算。",
    "今年三季度刚开始做，只有两条产线有记录。",
    "五家大客户里有三家是这样，另外两家还在谈。",
)
EVIDENCE = "https://example.com/demonstration/"


@dataclass(frozen=True, kw_only=True)
class Invented:
    """`leans` are a company's usual levels, a dimension each in the instrument's order, used in turn."""

    name: str
    industry: str
    size: str
    region: str
    track: str
    form: str = "full"
    leans: tuple[float, ...] = ()
    unknown: float = 0.0
    share: float = 1.0

    @property
    def submits(self) -> bool:
        return self.share >= 1 and bool(self.leans)


COMPANIES = (
    Invented(name="恒远精密制造", industry="C", size="large", region="JS", track="producer",
             leans=(3.1, 1.4, 3.4, 2.3, 3.0, 2.2, 1.3)),
    Invented(name="云采工业品", industry="I", size="medium", region="GD", track="enabler",
             leans=(1.4, 0.7, 1.6, 0.6, 2.1, 1.6, 1.5), unknown=0.05),
    Invented(name="启衡智造", industry="I", size="small", region="ZJ", track="enabler",
             leans=(3.6, 3.1, 3.4, 3.2, 3.7, 3.0, 3.2)),
    Invented(name="南澜家电", industry="C", size="large", region="GD", track="producer",
             leans=(2.6, 2.4, 3.0, 2.2, 2.9, 2.5, 3.1), unknown=0.3),
    Invented(name="青禾服饰", industry="C", size="medium", region="FJ", track="producer", form="express",
             leans=(1.5, 1.2, 2.1, 1.9, 1.0, 0.9, 2.0)),
    Invented(name="易配链", industry="G", size="medium", region="SH", track="enabler",
             leans=(0.9, 0.4, 1.1, 0.7, 1.9, 1.8, 1.5), share=0.55),
    Invented(name="东岭化工", industry="C", size="medium", region="SD", track="producer"),
)  # fmt: skip


def firm_of_demonstration() -> Firm | None:
    return Firm.objects.filter(is_demonstration=True).first()


def new_password() -> str:
    return secrets.token_urlsafe(12)


@transaction.atomic
def set_up(password: str) -> Membership:
    firm = Firm.objects.create(name=FIRM, is_demonstration=True)
    member = add_person(firm=firm, email=EMAIL, role=Role.OWNER, name=NAME, password=password).membership
    # The newest stands first in the list: the last to be made is the first to be seen.
    for invented in reversed(COMPANIES):
        _live(member, invented)
    return member


@transaction.atomic
def remove(firm: Firm) -> None:
    reports = Report.objects.filter(result__round__company__firm=firm).exclude(file="")
    files = list(reports.values_list("file", flat=True))
    people = list(User.objects.filter(memberships__firm=firm))
    firm.companies.all().delete()
    firm.delete()
    for person in people:
        if not person.memberships.exists():
            person.delete()
    # Only when nothing can bring the rows back.
    transaction.on_commit(lambda: _discard_all(files))


def _discard_all(files: list[str]) -> None:
    for file in files:
        discard(file)


def _live(member: Membership, invented: Invented) -> None:
    facts = CompanyFacts(
        name=invented.name + MARK, industry=invented.industry, size=invented.size, region=invented.region
    )
    asked = RoundFacts(form=invented.form, track=invented.track, language="zh-hans")
    company = add_company(by=member, facts=facts, first_round=asked)
    if invented.leans:
        _answer(member, company.rounds.get(), invented)


def _answer(member: Membership, round_: Round, invented: Invented) -> None:
    chance = Random(invented.name)  # noqa: S311 (invented answers, the same at every installation)
    respondent = coordinator_of(round_)
    token = token_of(respondent.nonce)
    give_consent(respondent=respondent)
    save_answers(token=token, answers=dict(_answers(round_, invented, chance)))
    if invented.submits:
        submit_response(token=token)
        _verify(member, round_, chance)


def _answers(round_: Round, invented: Invented, chance: Random) -> Iterator[tuple[str, AnswerInput]]:
    instrument = instrument_of(round_.instrument)
    items = instrument.items(instrument.forms[round_.form].code)
    usual = {
        dimension.code: invented.leans[index % len(invented.leans)]
        for index, dimension in enumerate(instrument.dimensions)
    }
    for item in items[: round(len(items) * invented.share)]:
        yield item.code, _given(item, usual[item.dimension], instrument.levels - 1, invented, chance)


def _given(item: Item, usual: float, best: int, invented: Invented, chance: Random) -> AnswerInput:
    if chance.random() < invented.unknown:
        return AnswerInput(kind=Answer.Kind.DONT_KNOW)
    if item.may_not_apply(invented.track) and chance.random() < 0.15:
        return AnswerInput(kind=Answer.Kind.NOT_APPLICABLE, reason="公司没有这项业务。")
    level = min(best, max(0, round(chance.gauss(usual, 0.8))))
    evidence = (EVIDENCE + item.code,) if chance.random() < 0.35 else ()
    note = chance.choice(NOTES) if chance.random() < 0.2 else ""
    return AnswerInput(kind=Answer.Kind.LEVEL, level=level, note=note, evidence=evidence)


def _verify(member: Membership, round_: Round, chance: Random) -> None:
    """The consultant looked at two of the answers, and found one a level lower."""
    claimed = Answer.objects.filter(respondent__round=round_, kind=Answer.Kind.LEVEL, level__gt=0)
    for lower, answer in zip((0, 1), chance.sample(list(claimed.order_by("pk")), 2), strict=True):
        level = (answer.level or 0) - lower
        reason = "看了原始记录，只有一半产线做到。" if lower else "与现场看到的一致。"
        set_verified_level(by=member, round_=round_, item=answer.item, level=level, reason=reason)


def companies_in(firm: Firm) -> int:
    return Company.objects.filter(firm=firm).count()
