"""A report whose file has gone from the storage: said, not crashed, and drawn again when asked for."""

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from assessment.models import Report
from assessment.refusals import ReportNotReady
from assessment.reports import selectors, tasks
from assessment.reports.actions import request_report
from assessment.reports.services import queue_again
from tests.people import firm_with, submitted

State = Report.State


@pytest.fixture
def gone(report, drawn):
    tasks.draw_report(report.pk)
    report.refresh_from_db()
    default_storage.delete(report.file)
    return report


@pytest.fixture
def enqueued(monkeypatch):
    ids = []
    monkeypatch.setattr(tasks.draw_report, "delay", ids.append)
    return ids


def test_asking_again_queues_the_same_row(gone, enqueued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        again = request_report(result=gone.result, language="en")
    assert (again.pk, again.key, again.state, again.attempts) == (gone.pk, gone.key, State.QUEUED, 0)
    assert enqueued == [gone.pk]


def test_it_is_drawn_from_the_document_that_was_frozen(gone, drawn, enqueued):
    again = request_report(result=gone.result, language="en")
    tasks.draw_report(again.pk)
    again.refresh_from_db()
    assert drawn == [gone.document, gone.document]
    assert selectors.state_of(again)["file"]
    with selectors.open_file(again) as file:
        assert file.read().startswith(b"%PDF")


def test_a_report_whose_file_is_there_is_left_alone(report, drawn, enqueued):
    tasks.draw_report(report.pk)
    assert request_report(result=report.result, language="en").state == State.READY


def test_another_who_asked_first_is_not_undone(gone, drawn, enqueued):
    slow = Report.objects.get(pk=gone.pk)
    request_report(result=gone.result, language="en")
    tasks.draw_report(gone.pk)
    assert selectors.is_gone(slow)
    queue_again(slow)
    assert slow.state == State.READY


def test_its_state_says_so_and_offers_no_file(gone):
    state = selectors.state_of(gone)
    assert (state["state"], state["file"]) == ("failed", False)
    assert str(selectors.GONE) == state["reason"]


def test_opening_it_is_refused(gone):
    with pytest.raises(ReportNotReady):
        selectors.open_file(gone)


def test_the_download_answers_with_a_page_and_the_page_offers_to_ask_again(
    client, db, drawn, media, enqueued
):
    bob = firm_with("远望咨询", bob="consultant")["bob"]
    client.force_login(bob.user)
    round_ = submitted(bob)
    report = request_report(result=round_.results.get(), language="zh-hans")
    tasks.draw_report(report.pk)
    report.refresh_from_db()
    default_storage.delete(report.file)

    response = client.get(reverse("consult:report_file", args=[round_.uid, report.uid]))
    assert response.status_code == 409
    assert "报告的文件不在了" in response.content.decode()
    assert "报告的文件不在了" in client.get(reverse("consult:round", args=[round_.uid])).content.decode()
