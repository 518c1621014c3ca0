"""Reading results."""

from assessment.models import Result, Round
from assessment.refusals import NotSubmitted


def latest_result(round_: Round) -> Result:
    result = round_.results.order_by("-revision").first()
    if result is None or round_.state == Round.State.OPEN:
        raise NotSubmitted
    return result
