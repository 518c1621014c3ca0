"""What workers do. A task takes an id and is safe to run twice; every retry stands on the row."""

from celery import shared_task
from django.conf import settings

from assessment.reports import services


@shared_task(
    soft_time_limit=settings.ENV.REPORT_SOFT_LIMIT_S,
    time_limit=settings.ENV.REPORT_HARD_LIMIT_S,
    acks_late=True,
)
def draw_report(report_id: int) -> None:
    if claim := services.claim(report_id):
        services.draw_and_store(claim)


@shared_task(soft_time_limit=30, time_limit=60)
def sweep_reports() -> None:
    """Finds the rows that nobody has moved for too long, and queues them again."""
    for report_id in services.take_overdue():
        draw_report.delay(report_id)
