"""What workers do for respondents."""

from smtplib import SMTPException

from celery import shared_task

from assessment.respond import services


@shared_task(
    autoretry_for=(OSError, SMTPException), max_retries=5, retry_backoff=10, soft_time_limit=60, time_limit=90
)
def send_links(email: str) -> None:
    services.send_links(email)
