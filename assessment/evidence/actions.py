"""What a respondent can do with files: add one to an answer, take one away."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from assessment.evidence.names import another_name
from assessment.evidence.selectors import files_of_company
from assessment.evidence.services import Stored, check_and_store, discard
from assessment.instruments.selectors import instrument_of
from assessment.models import Answer, Company, EvidenceFile, Respondent
from assessment.refusals import FileRefused
from assessment.rounds.selectors import respondent_by_token
from assessment.rounds.services import refuse_unless_open


def attach_file(*, token: str, item: str, upload: UploadedFile[Any]) -> EvidenceFile:
    """Checks, stores and lists one file. The same file at the same answer twice is once."""
    respondent = respondent_by_token(token)
    _refuse(respondent, item)
    # Checking takes its time: nobody waits for the database meanwhile.
    stored = check_and_store(upload)
    try:
        row, is_new = _list(token, item, stored)
    except BaseException:
        discard(stored.file)
        raise
    if not is_new:
        discard(stored.file)
    return row


@transaction.atomic
def _list(token: str, item: str, stored: Stored) -> tuple[EvidenceFile, bool]:
    respondent = respondent_by_token(token, for_update=True)
    _refuse(respondent, item)
    answer = _answer(respondent, item)
    there = list(answer.files.all())
    if same := next((file for file in there if file.sha256 == stored.sha256), None):
        return same, False
    _refuse_too_many(respondent)
    name = another_name(stored.name, {file.name for file in there})
    return answer.files.create(**{**vars(stored), "name": name}), True


def _answer(respondent: Respondent, item: str) -> Answer:
    """A file may come before its answer. Revision 0: no page has seen anything here."""
    row, _created = respondent.answers.get_or_create(
        item=item, defaults={"kind": Answer.Kind.BLANK, "revision": 0}
    )
    return row


def _refuse(respondent: Respondent, item: str) -> None:
    refuse_unless_open(respondent)
    round_ = respondent.round
    if item not in {one.code for one in instrument_of(round_.instrument).items(round_.form)}:
        raise Http404


def _refuse_too_many(respondent: Respondent) -> None:
    # Whoever counts holds the company's row: of two files at once only one is the last that fits.
    company = Company.objects.select_for_update().get(pk=respondent.round.company_id)
    most = settings.ENV.EVIDENCE_FILES
    if files_of_company(company).count() >= most:
        raise FileRefused(
            _("Your company has %(most)d files here, and no more fit. Remove one, or give a link.")
            % {"most": most}
        )


@transaction.atomic
def remove_file(*, token: str, uid: UUID) -> EvidenceFile:
    respondent = respondent_by_token(token, for_update=True)
    refuse_unless_open(respondent)
    row = EvidenceFile.objects.select_related("answer").filter(uid=uid, answer__respondent=respondent).first()
    if row is None:
        raise Http404
    row.delete()
    transaction.on_commit(lambda: discard(row.file))
    return row
