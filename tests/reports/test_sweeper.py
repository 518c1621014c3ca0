"""The sweeper finds what nobody has moved, and queues it again."""

import pytest
from django.conf import settings

from assessment.models import Report
from assessment.reports import services, tasks

LEASE = settings.ENV.REPORT_LEASE_S
PATIENCE = settings.ENV.SWEEP_EVERY_S


@pytest.fixture
def enqueued(monkeypatch):
    ids = []
    monkeypatch.setattr(tasks.draw_report, "delay", ids.append)
    return ids


def test_a_row_whose_message_was_never_sent_is_enqueued(report, enqueued, later):
    later(report, PATIENCE + 1)
    tasks.sweep_reports()
    assert enqueued == [report.pk]


def test_a_fresh_row_is_left_to_its_own_request(report, enqueued):
    tasks.sweep_reports()
    assert enqueued == []


def test_a_waiting_row_is_not_enqueued_at_every_sweep(report, enqueued, later):
    later(report, PATIENCE + 1)
    tasks.sweep_reports()
    tasks.sweep_reports()
    assert enqueued == [report.pk]


def test_a_row_whose_message_was_lost_is_enqueued_again_after_a_lease(report, enqueued, later):
    later(report, PATIENCE + 1)
    tasks.sweep_reports()
    later(report, LEASE + 1)
    tasks.sweep_reports()
    assert enqueued == [report.pk, report.pk]


def test_a_lost_worker_s_row_is_queued_again_and_its_file_removed(report, enqueued, media, later):
    claim = services.claim(report.pk)
    (media / "reports").mkdir(parents=True)
    (media / claim.file).write_bytes(b"half a report")
    later(report, LEASE + PATIENCE + 1)
    tasks.sweep_reports()
    report.refresh_from_db()
    assert report.state == Report.State.QUEUED
    assert not (media / claim.file).exists()
    later(report, PATIENCE + 1)
    tasks.sweep_reports()
    assert enqueued == [report.pk]


def test_a_working_worker_is_left_alone(report, enqueued):
    services.claim(report.pk)
    tasks.sweep_reports()
    report.refresh_from_db()
    assert report.state == Report.State.DRAWING
    assert enqueued == []


def test_a_report_that_kills_its_workers_fails_in_the_end(report, later):
    for _ in range(settings.ENV.REPORT_ATTEMPTS_LOST):
        assert services.claim(report.pk) is not None
        later(report, LEASE + 1)
        services.take_overdue()
    report.refresh_from_db()
    assert (report.state, report.reason) == (Report.State.FAILED, Report.Reason.LOST)


def test_a_row_on_its_way_to_a_retry_waits_for_its_time(report, enqueued):
    claim = services.claim(report.pk)
    services.give_back(claim, Report.Reason.STORAGE)
    tasks.sweep_reports()
    assert enqueued == []
