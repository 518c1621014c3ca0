"""What a consultant hands to a company: the link, its QR code, and a text to send in each language."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info, override

from assessment.instruments.selectors import instrument_of
from assessment.models import Respondent, Round
from assessment.respond.qr import qr_of
from assessment.rounds.links import link_of


@dataclass(frozen=True, kw_only=True)
class Letter:
    language: str
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Invitation:
    link: str
    respondent: Respondent
    qr: SafeString
    letters: tuple[Letter, ...]

    @property
    def is_expired(self) -> bool:
        return self.respondent.expires_at <= timezone.now()


def invitation_of(round_: Round, respondent: Respondent) -> Invitation:
    link = link_of(respondent)
    ordered = sorted(dict(settings.LANGUAGES), key=lambda code: code != respondent.language)
    letters = tuple(_letter(round_, link, language) for language in ordered)
    return Invitation(link=link, respondent=respondent, qr=qr_of(link), letters=letters)


def _letter(round_: Round, link: str, language: str) -> Letter:
    with override(language):
        return Letter(
            language=language, name=get_language_info(language)["name_local"], text=_text(round_, link)
        )


def _text(round_: Round, link: str) -> str:
    instrument = instrument_of(round_.instrument)
    form = instrument.forms[round_.form]
    firm = round_.company.firm
    values = {
        "company": round_.company.name,
        "firm": firm.name if firm else "",
        "questions": len(instrument.items(form.code)),
        "least": form.minutes[0],
        "most": form.minutes[1],
        "link": link,
    }
    return render_to_string("consult/letter.txt", values).strip()
