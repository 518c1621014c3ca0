"""What the page of a company's round shows."""

from typing import Any

from assessment.consult.invitations import invitation_of
from assessment.consult.progress import Stage, progress_of, row_of, sections_of
from assessment.consult.rights import Right, may
from assessment.consult.selectors import coordinator_of, reports_of
from assessment.models import Membership, Report, Round
from assessment.reports.selectors import state_of
from assessment.reports.slots import slots_of


def offers_next_round(rounds: list[Round]) -> bool:
    return all(round_.state != Round.State.OPEN for round_ in rounds)


def round_context(member: Membership, round_: Round, rounds: list[Round]) -> dict[str, Any]:
    """`rounds` are all of the company's, the latest first."""
    progress = progress_of(rounds)
    shown = progress[round_.pk]
    coordinator = coordinator_of(round_)
    writes = may(member, Right.WRITE)
    return {
        "company": round_.company,
        "round": round_,
        "row": row_of(round_, shown),
        "progress": shown,
        "sections": sections_of(round_),
        "coordinator": coordinator,
        # The link opens the answers: who may only read does not get it.
        "invitation": invitation_of(round_, coordinator) if writes else None,
        "has_result": round_.submitted_at is not None,
        "unchosen": writes
        and shown.stage in (Stage.INVITED, Stage.ANSWERING)
        and shown.last_activity is None,
        **reports_context(member, round_),
        "others": [(other, progress[other.pk]) for other in rounds if other.pk != round_.pk],
        "offers_next": writes and round_.pk == rounds[0].pk and offers_next_round(rounds),
    }


def reports_context(member: Membership, round_: Round) -> dict[str, Any]:
    """A place a language for the last result's report; those of earlier revisions stand by themselves."""
    result = round_.results.defer("sheet", "document").order_by("-revision").first()
    if result is None:
        return {}
    slots = slots_of(result, route="consult", round_uid=round_.uid)
    if not may(member, Right.WRITE):
        # Who may only read gets what is there, and no button to ask for more.
        slots = [slot for slot in slots if slot.state and slot.state["state"] == Report.State.READY]
    earlier = [report for report in reports_of(round_) if report.result_id != result.pk]
    return {"slots": slots, "earlier": [report for report in earlier if state_of(report)["file"]]}
