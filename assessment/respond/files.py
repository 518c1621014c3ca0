"""A respondent's evidence files: at once with script, with the section's form without."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from assessment.evidence.actions import attach_file, remove_file
from assessment.evidence.downloads import file_response
from assessment.evidence.selectors import file_of_respondent
from assessment.models import EvidenceFile
from assessment.refusals import FileRefused, Message
from assessment.respond.questionnaire import Section
from assessment.respond.visits import unlisted, visitor


@unlisted
@require_POST
def add(request: HttpRequest, token: str, item: str) -> JsonResponse:
    visitor(request, token)
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        raise FileRefused(_("No file came with this. Choose it once more."))
    row = attach_file(token=token, item=item, upload=upload)
    return JsonResponse(_said(row, token), status=HTTPStatus.CREATED)


def _said(row: EvidenceFile, token: str) -> dict[str, Any]:
    return {
        "name": row.name,
        "size": filesizeformat(row.size),
        "url": reverse("respond:file", args=[token, row.uid]),
        "remove_url": reverse("respond:remove_file", args=[token, row.uid]),
    }


@unlisted
@require_safe
def download(request: HttpRequest, token: str, uid: UUID) -> HttpResponseBase:
    return file_response(file_of_respondent(visitor(request, token), uid))


@unlisted
@require_POST
def remove(request: HttpRequest, token: str, uid: UUID) -> JsonResponse:
    visitor(request, token)
    return JsonResponse({"removed": remove_file(token=token, uid=uid).name})


def change_files(request: HttpRequest, token: str, items: Iterable[str]) -> dict[str, tuple[Message, ...]]:
    """Takes what the section's form brings and removes what it says; why a file was not taken, by item."""
    if uid := request.POST.get("remove"):
        remove_file(token=token, uid=_uid(uid))
    faults = {item: tuple(_attached(request, token, item)) for item in items}
    return {item: found for item, found in faults.items() if found}


def _attached(request: HttpRequest, token: str, item: str) -> Iterable[Message]:
    for upload in request.FILES.getlist(f"{item}-files"):
        try:
            attach_file(token=token, item=item, upload=upload)
        except FileRefused as refusal:
            # The name tells which of several it was.
            yield f"{(upload.name or '')[:60]}: {refusal.message}"


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def changed_item(request: HttpRequest, section: Section) -> str:
    """The question whose files the form was sent for, to go back to."""
    said = request.POST.get("upload", "")
    return said if any(question.code == said for question in section.questions) else ""
