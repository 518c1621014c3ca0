"""Writing down what was handed in, in the transaction that hands it in."""

import secrets
from typing import Any

from django.utils import timezone

from assessment.instruments.selectors import instrument_of
from assessment.models import Receipt, Respondent
from assessment.results.rows import draft_of
from scoring import digest, read_sheet, sheet_document

# Without the letters that are taken for digits; 50 bits, beyond guessing.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def issue_receipt(respondent: Respondent) -> Receipt:
    """A receipt of the answers as they stand; `submitted_at` is set already."""
    sheet = _canonical(respondent)
    return Receipt.objects.create(
        respondent=respondent,
        number=_number(),
        sheet=sheet,
        digest=digest(sheet),
        submitted_at=respondent.submitted_at or timezone.now(),
    )


def _canonical(respondent: Respondent) -> dict[str, Any]:
    """The same for the same answers, however long they took."""
    instrument = instrument_of(respondent.round.instrument)
    sheet = sheet_document(read_sheet(draft_of(respondent, instrument), {instrument.code: instrument}))
    for one in sheet["respondents"]:
        del one["seconds"]
    return sheet


def _number() -> str:
    signs = "".join(secrets.choice(SIGNS) for _ in range(10))
    return f"{signs[:5]}-{signs[5:]}"
