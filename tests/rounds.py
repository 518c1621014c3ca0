"""Rounds for tests, made by the actions that respondents use."""

from assessment.instruments.selectors import instrument_of
from assessment.models import Respondent, Round
from assessment.respond.actions import AnswerInput, save_answers, start_assessment, submit_response
from assessment.rounds.links import token_of
from assessment.rounds.services import CompanyFacts, RoundFacts

# The levels of the first worked example of docs/scoring.md, in the instrument's order.
FIRST_EXAMPLE = "323433 110211 434344 221232 323343 212232 112101"


def started(name="云采工业品", *, form="full", track="enabler", language="zh-hans", email="") -> Respondent:
    return start_assessment(
        company=CompanyFacts(name=name, industry="C", size="medium", region="GD"),
        facts=RoundFacts(form=form, track=track, language=language, email=email),
    )


def answer(respondent: Respondent, levels: str = FIRST_EXAMPLE, **more) -> None:
    """Answers from the first item on, a digit an item."""
    round_ = respondent.round
    codes = [item.code for item in instrument_of(round_.instrument).items(round_.form)]
    given = {
        code: AnswerInput(kind="level", level=int(level), **more)
        for code, level in zip(codes, levels.replace(" ", ""), strict=False)
    }
    save_answers(token=token_of(respondent.nonce), answers=given)


def submitted_round(name="云采工业品", levels: str = FIRST_EXAMPLE, **facts) -> Round:
    respondent = started(name, **facts)
    answer(respondent, levels)
    submit_response(token=token_of(respondent.nonce))
    return Round.objects.get(pk=respondent.round_id)
