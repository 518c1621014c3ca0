"""Asking for a report: a row first, a message after the commit, the same answer however often one asks."""

import pytest
from kombu.exceptions import OperationalError

from assessment.models import Report
from assessment.reports import tasks
from assessment.reports.actions import request_report


@pytest.fixture
def enqueued(monkeypatch):
    ids = []
    monkeypatch.setattr(tasks.draw_report, "delay", ids.append)
    return ids


def test_it_enqueues_only_after_the_commit(result, enqueued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        report = request_report(result=result, language="en")
    assert enqueued == []
    for callback in callbacks:
        callback()
    assert enqueued == [report.pk]


def test_asking_twice_is_one_report(result, enqueued):
    first = request_report(result=result, language="en")
    assert request_report(result=result, language="en").pk == first.pk
    assert Report.objects.count() == 1


def test_each_language_is_a_report_of_its_own(result, enqueued):
    chinese = request_report(result=result, language="zh-hans")
    english = request_report(result=result, language="en")
    assert chinese.key != english.key
    assert chinese.number != english.number


def test_a_failed_report_may_be_asked_for_again(result, enqueued):
    report = request_report(result=result, language="en")
    Report.objects.filter(pk=report.pk).update(state="failed", reason="drawing", attempts=5)
    again = request_report(result=result, language="en")
    assert (again.pk, again.state, again.attempts) == (report.pk, Report.State.QUEUED, 0)


def test_a_broker_that_cannot_be_written_loses_nothing(
    result, monkeypatch, django_capture_on_commit_callbacks
):
    def down(report_id):
        raise OperationalError("Permission denied: 'messages'")

    monkeypatch.setattr(tasks.draw_report, "delay", down)
    with django_capture_on_commit_callbacks(execute=True):
        report = request_report(result=result, language="en")
    report.refresh_from_db()
    assert (report.state, report.enqueued_at) == (Report.State.QUEUED, None)


def test_the_number_comes_from_the_frozen_document(result, enqueued):
    report = request_report(result=result, language="en")
    Report.objects.all().delete()
    assert request_report(result=result, language="en").number == report.number
