"""The cast: Alice owns a firm, Bob consults there, Vera may only look; Charlie works elsewhere."""

import re

from assessment.accounts.actions import add_person
from assessment.consult import actions, selectors
from assessment.models import Company, Firm, Membership, Report, Round
from assessment.reports.services import claim, draw_and_store
from assessment.respond.actions import give_consent, submit_response
from assessment.rounds.links import token_of
from assessment.rounds.services import CompanyFacts, RoundFacts
from tests.rounds import FIRST_EXAMPLE, answer

PASSWORD = "a quiet river at dawn"
FACTS = CompanyFacts(name="锦川纺织", industry="C", size="medium", region="GD")
ASKED = RoundFacts(form="full", track="enabler", language="zh-hans")


def firm_with(name: str, **people: str) -> dict[str, Membership]:
    firm = Firm.objects.create(name=name)
    return {
        who: add_person(firm=firm, email=f"{who}@example.com", role=role, password=PASSWORD).membership
        for who, role in people.items()
    }


def found(pattern: str, text: str) -> str:
    """What the pattern's group, or all of it, stands for in the text."""
    match = re.search(pattern, text)
    assert match, f"{pattern} is not in:\n{text}"
    return match[match.re.groups]


def draw(report: Report) -> Report:
    """Draws the report as a worker does."""
    held = claim(report.pk)
    assert held
    draw_and_store(held)
    return Report.objects.get(pk=report.pk)


def company_of(member: Membership, **facts: str) -> Company:
    row = actions.add_company(by=member, facts=CompanyFacts(**{**vars(FACTS), **facts}), first_round=ASKED)
    return selectors.company_of(member.firm, row.uid)


def round_of(member: Membership, **facts: str) -> Round:
    return selectors.rounds_of(company_of(member, **facts))[0]


def answered_round(member: Membership, levels: str = FIRST_EXAMPLE, **facts: str) -> Round:
    round_ = round_of(member, **facts)
    respondent = selectors.coordinator_of(round_)
    give_consent(respondent=respondent)
    answer(respondent, levels)
    return round_


def submitted(member: Membership, levels: str = FIRST_EXAMPLE, **facts: str) -> Round:
    round_ = answered_round(member, levels, **facts)
    submit_response(token=token_of(selectors.coordinator_of(round_).nonce))
    return selectors.round_of(member.firm, round_.uid)
