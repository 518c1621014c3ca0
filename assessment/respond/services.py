"""What is done for respondents behind their back: sending a lost link again."""

from collections.abc import Sequence
from itertools import groupby

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from assessment.models import Respondent
from assessment.rounds.links import link_of
from assessment.rounds.services import renew_link

MOST_LINKS_IN_A_MAIL = 20


def send_links(email: str) -> int:
    """Mails every link that was left with this address; how many mails those were.

    Who reads the letter box is who left the address: a link that has expired is made anew.
    """
    respondents = list(
        Respondent.objects.filter(email__iexact=email)
        .select_related("round__company")
        .order_by("email", "-created_at")
    )
    for respondent in respondents:
        if respondent.expires_at <= timezone.now():
            renew_link(respondent)
    # A mail for each address as it was left: what the database takes for equal, a mail server may not.
    letters = [list(rows) for _address, rows in groupby(respondents, key=lambda row: row.email)]
    for rows in letters:
        with translation.override(rows[0].language):
            _send(rows[:MOST_LINKS_IN_A_MAIL])
    return len(letters)


def _send(respondents: Sequence[Respondent]) -> None:
    links = [{"company": row.round.company.name, "link": link_of(row)} for row in respondents]
    text = render_to_string("respond/mail/lost.txt", {"links": links})
    send_mail(_("Your link to Crossroads"), text, None, [respondents[0].email])
