"""A report's row moves by conditional updates: one worker at a time, and never twice to two files."""

import errno

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.files.storage import default_storage

from assessment.models import Report
from assessment.reports import services
from assessment.reports.tasks import draw_report

State = Report.State


def files(media):
    return sorted(path.name for path in media.rglob("*.pdf"))


def test_the_task_draws_the_frozen_document_and_stores_it(report, drawn, media):
    draw_report(report.pk)
    report.refresh_from_db()
    assert (report.state, report.reason, report.attempts) == (State.READY, "", 1)
    assert drawn == [report.document]
    assert default_storage.open(report.file).read() == b"%PDF-1.7 1"
    assert report.size == 10
    assert len(report.sha256) == 64


def test_a_second_message_for_a_ready_report_does_nothing(report, drawn, media):
    draw_report(report.pk)
    draw_report(report.pk)
    assert len(drawn) == 1
    assert len(files(media)) == 1


def test_of_two_workers_only_one_gets_the_claim(report):
    assert services.claim(report.pk) is not None
    assert services.claim(report.pk) is None


def test_a_row_is_not_claimed_before_its_next_try(report, drawn):
    first = services.claim(report.pk)
    services.give_back(first, Report.Reason.STORAGE)
    assert services.claim(report.pk) is None


def test_a_full_disk_gives_the_row_back_with_a_reason_and_a_time(report, drawn, monkeypatch):
    def full(name, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    draw_report(report.pk)
    report.refresh_from_db()
    assert (report.state, report.reason) == (State.QUEUED, Report.Reason.STORAGE)
    assert report.next_try_at > report.claimed_at
    monkeypatch.undo()


def test_a_report_that_cannot_be_drawn_fails_after_bounded_tries(report, monkeypatch, later):
    def broken(document):
        raise ValueError("a broken template")

    monkeypatch.setattr(services, "draw", broken)
    for _ in range(settings.ENV.REPORT_ATTEMPTS):
        draw_report(report.pk)
        later(report, 1000)
    draw_report(report.pk)
    report.refresh_from_db()
    assert (report.state, report.reason) == (State.FAILED, Report.Reason.DRAWING)
    assert report.attempts == settings.ENV.REPORT_ATTEMPTS


def test_the_soft_time_limit_gives_the_row_back(report, monkeypatch):
    def slow(document):
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(services, "draw", slow)
    draw_report(report.pk)
    report.refresh_from_db()
    assert (report.state, report.reason) == (State.QUEUED, Report.Reason.TOO_LONG)


def test_a_worker_that_lost_its_lease_leaves_no_second_file(report, drawn, media, later):
    slow = services.claim(report.pk)
    later(report, settings.ENV.REPORT_LEASE_S + 1)
    services.take_overdue()
    draw_report(report.pk)
    services.draw_and_store(slow)
    report.refresh_from_db()
    assert report.state == State.READY
    assert files(media) == [report.file.removeprefix("reports/")]


@pytest.mark.parametrize("reason", list(Report.Reason))
def test_every_reason_is_said_in_both_languages(reason):
    from django.utils import translation

    said = set()
    for language in ("en", "zh-hans"):
        with translation.override(language):
            said.add(str(reason.label))
    assert len(said) == 2
