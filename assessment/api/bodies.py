"""Rows as the API shows them."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from assessment.api import serializers as shapes
from assessment.consult.progress import Progress, Row, progress_of, rows_of, sections_of
from assessment.consult.rights import Right, may
from assessment.consult.selectors import coordinator_of, is_current, reports_of
from assessment.models import Company, Membership, Report, Respondent, Result, Round
from assessment.reports.selectors import state_of
from assessment.rounds.links import link_of

Json = dict[str, Any]


def companies(rows: Iterable[Company]) -> list[Json]:
    return [_company(row) for row in rows_of(list(rows))]


def company(row: Company) -> Json:
    return companies([row])[0]


def _company(row: Row) -> Json:
    facts = {
        name: getattr(row.company, name)
        for name in ("uid", "name", "industry", "size", "region", "created_at")
    }
    latest = _brief(row.round, row.progress) if row.round and row.progress else None
    return dict(shapes.Company({**facts, "round": latest}).data)


def rounds(rows: list[Round]) -> Json:
    progress = progress_of(rows)
    return {"results": [shapes.RoundBrief(_brief(row, progress[row.pk])).data for row in rows]}


def _brief(row: Round, progress: Progress) -> Json:
    names = ("uid", "number", "form", "track", "state", "opened_at", "submitted_at")
    return {name: getattr(row, name) for name in names} | {
        "stage": progress.stage,
        "progress": vars(progress),
    }


def round_(row: Round, member: Membership) -> Json:
    progress = progress_of([row])[row.pk]
    sections = [{"code": s.dimension.code, "answered": s.answered, "of": s.of} for s in sections_of(row)]
    body = _brief(row, progress) | {
        "company": row.company.uid,
        "instrument": row.instrument,
        "progress": {**vars(progress), "dimensions": sections},
        # The link opens the answers: who may only read does not get it.
        "link": link(coordinator_of(row)) if may(member, Right.WRITE) else None,
    }
    return dict(shapes.Round(body).data)


def link(respondent: Respondent) -> Json:
    return dict(shapes.Link({"url": link_of(respondent), "expires_at": respondent.expires_at}).data)


def result(row: Result) -> Json:
    body = {
        "round": row.round.uid,
        "revision": row.revision,
        "frozen_at": row.created_at,
        "digest": row.digest,
        "current": is_current(row),
    }
    # The figures go out as they were frozen: the shape in the document describes them and touches none.
    head = shapes.Result()
    return {name: head.fields[name].to_representation(value) for name, value in body.items()} | {
        "figures": row.document
    }


def reports(row: Round) -> Json:
    return {"results": [report(found, row) for found in reports_of(row)]}


def report(row: Report, round_: Round) -> Json:
    state = state_of(row)
    file = settings.PUBLIC_URL + reverse("api:report-file", args=[round_.uid, row.uid])
    names = ("uid", "number", "language", "requested_at")
    body = {name: getattr(row, name) for name in names} | {
        "revision": row.result.revision,
        "state": state["state"],
        "reason": state["reason"],
        "file": file if state["file"] else None,
    }
    return dict(shapes.Report(body).data)
