"""Finding receipts: one's own, and whether one that somebody holds is ours."""

import re

from django.http import Http404

from assessment.models import Receipt, Respondent

DIGEST = re.compile(r"[0-9a-f]{64}")
NUMBER = re.compile(r"[0-9A-Z]{10}")


def receipts_of(respondent: Respondent) -> list[Receipt]:
    """The newest first."""
    return list(respondent.receipts.order_by("-pk"))


def last_receipt(respondent: Respondent) -> Receipt:
    receipt = respondent.receipts.order_by("-pk").first()
    if receipt is None:
        raise Http404
    receipt.respondent = respondent
    return receipt


def issued(said: str) -> Receipt | None:
    """The receipt with this number or digest, however it was typed."""
    plain = re.sub(r"[\s\-–—]+", "", said)
    mark, number = plain.lower(), plain.upper().translate(str.maketrans("OIL", "011"))
    if DIGEST.fullmatch(mark):
        return Receipt.objects.filter(digest=mark).order_by("pk").first()
    if NUMBER.fullmatch(number):
        return Receipt.objects.filter(number=f"{number[:5]}-{number[5:]}").first()
    return None
