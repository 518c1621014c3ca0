"""Reading evidence files. Whose they are not, for them they are not there: `Http404`."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from assessment.models import Company, EvidenceFile, Respondent, Round


def files_of_company(company: Company) -> QuerySet[EvidenceFile]:
    return EvidenceFile.objects.filter(answer__respondent__round__company=company)


def files_of_round(round_: Round) -> QuerySet[EvidenceFile]:
    """Of the sheets that were submitted: what is still being drafted is nobody else's."""
    return EvidenceFile.objects.filter(
        answer__respondent__round=round_, answer__respondent__submitted_at__isnull=False
    ).select_related("answer")


def file_of_respondent(respondent: Respondent, uid: UUID) -> EvidenceFile:
    return _the_one(EvidenceFile.objects.filter(answer__respondent=respondent), uid)


def file_of_round(round_: Round, uid: UUID) -> EvidenceFile:
    return _the_one(files_of_round(round_), uid)


def _the_one(files: QuerySet[EvidenceFile], uid: UUID) -> EvidenceFile:
    file = files.filter(uid=uid).first()
    if file is None:
        raise Http404
    return file
