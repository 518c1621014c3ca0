"""A result's reports as a page offers them: one place a language, empty until somebody asks for it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_info

from assessment.models import Report, Result
from assessment.reports.selectors import state_of


@dataclass(frozen=True, kw_only=True)
class Slot:
    """`templates/reports/_report.html` shows it; `state` is what the state's address answers."""

    language: str
    name: str
    ask_url: str
    state_url: str = ""
    file_url: str = ""
    state: dict[str, Any] | None = None


def slots_of(result: Result, *, route: str, **place: Any) -> list[Slot]:
    """One slot a language. `route` is the namespace of the three addresses: reports, report, report_file."""
    asked = {report.language: report for report in result.reports.defer("document").order_by("requested_at")}
    return [_slot(code, asked.get(code), route, place) for code, _name in settings.LANGUAGES]


def _slot(language: str, report: Report | None, route: str, place: dict[str, Any]) -> Slot:
    name = get_language_info(language)["name_local"]
    ask_url = reverse(f"{route}:reports", kwargs=place)
    if report is None:
        return Slot(language=language, name=name, ask_url=ask_url)
    named = {**place, "uid": report.uid}
    return Slot(
        language=language,
        name=name,
        ask_url=ask_url,
        state_url=reverse(f"{route}:report", kwargs=named),
        file_url=reverse(f"{route}:report_file", kwargs=named),
        state=state_of(report),
    )
