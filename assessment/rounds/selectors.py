"""Reading rounds and respondents."""

from django.utils import timezone

from assessment.models import Respondent
from assessment.refusals import LinkUnknown
from assessment.rounds.links import hash_of

MAX_TOKEN_LENGTH = 64


def respondent_by_token(token: str, *, for_update: bool = False) -> Respondent:
    """The respondent whose link this is, with round and instrument version; else `LinkUnknown`.

    Who only reads gets company and firm at once: every page names them. Who writes locks sheet and round.
    """
    if len(token) > MAX_TOKEN_LENGTH:
        raise LinkUnknown
    rows = Respondent.objects.select_related("round__instrument").defer("round__instrument__sources")
    if for_update:
        rows = rows.select_for_update(of=("self", "round"))
    else:
        rows = rows.select_related("round__company__firm")
    respondent = rows.filter(token_hash=hash_of(token), expires_at__gt=timezone.now()).first()
    if respondent is None:
        raise LinkUnknown
    return respondent
