from datetime import timedelta

import pytest
from django.utils import timezone

from assessment.models import Report
from assessment.reports import services
from tests.rounds import submitted_round


@pytest.fixture
def drawn(monkeypatch):
    """Drawing that takes no time; what was asked to be drawn is listed."""
    asked = []

    def draw(document):
        asked.append(document)
        return b"%PDF-1.7 " + str(len(asked)).encode()

    monkeypatch.setattr(services, "draw", draw)
    return asked


@pytest.fixture
def result(db):
    return submitted_round().results.get()


@pytest.fixture
def report(result, media):
    return services.prepare_report(result=result, language="en")


@pytest.fixture
def later():
    """Moves a report's times back, as if so many seconds had gone by."""

    def later(report: Report, seconds: float) -> None:
        row = Report.objects.get(pk=report.pk)
        for name in ("next_try_at", "enqueued_at", "claimed_at"):
            if (at := getattr(row, name)) is not None:
                setattr(row, name, at - timedelta(seconds=seconds))
        row.save()
        assert row.next_try_at <= timezone.now()

    return later
