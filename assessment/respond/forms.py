"""What a respondent types, read and checked."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from assessment.models import Answer, Company, Form, Industry, Region, Respondent, Size, Track
from assessment.refusals import Message
from assessment.respond.actions import NOTE_LENGTH, REASON_LENGTH, AnswerInput
from assessment.respond.answers import digest_of
from assessment.respond.selectors import MOST_LINKS
from assessment.rounds.names import NamesACompany
from assessment.rounds.services import CompanyFacts, RoundFacts

LONGEST_LINK = 500
LEVEL = re.compile(r"[0-9]{1,2}")
REVISION = re.compile(r"[0-9]{1,9}")
OTHER_KINDS = (Answer.Kind.DONT_KNOW, Answer.Kind.NOT_APPLICABLE)


class StartForm(NamesACompany, forms.Form):
    """Who the company is, and which questionnaire it wants."""

    name = forms.CharField(
        max_length=Company._meta.get_field("name").max_length,
        error_messages={
            "required": _("Please give the company's name."),
            "max_length": _("A name has at most %(limit_value)d characters. Please shorten it."),
        },
    )
    industry = forms.ChoiceField(
        choices=Industry.choices, error_messages={"required": _("Please choose the industry.")}
    )
    size = forms.ChoiceField(choices=Size.choices, error_messages={"required": _("Please choose the size.")})
    region = forms.ChoiceField(
        choices=Region.choices, error_messages={"required": _("Please choose the region.")}
    )
    track = forms.ChoiceField(
        choices=Track.choices, error_messages={"required": _("Please choose which of the two describes you.")}
    )
    form = forms.ChoiceField(choices=Form.choices, error_messages={"required": _("Please choose a form.")})
    email = forms.EmailField(
        required=False,
        max_length=Respondent._meta.get_field("email").max_length,
        error_messages={"invalid": _("This is no e-mail address. Leave it empty or correct it.")},
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Without your consent we may not store any answers.")}
    )

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(code, get_language_info(code)["name_local"]) for code in languages]
        required = {"required": _("Please choose a language.")}
        self.fields["language"] = forms.ChoiceField(choices=names, error_messages=required)
        self.order_fields(["name", "industry", "size", "region", "track", "form", "language"])

    @property
    def company(self) -> CompanyFacts:
        data = self.cleaned_data
        return CompanyFacts(
            name=data["name"], industry=data["industry"], size=data["size"], region=data["region"]
        )

    @property
    def facts(self) -> RoundFacts:
        data = self.cleaned_data
        return RoundFacts(
            form=data["form"], track=data["track"], language=data["language"], email=data["email"]
        )


class LostForm(forms.Form):
    email = forms.EmailField(
        error_messages={
            "required": _("Please give the e-mail address that you left."),
            "invalid": _("This is no e-mail address. Please correct it."),
        }
    )


class LinksField(forms.Field):
    """Web addresses, one an input of the same name; what is empty or said twice is dropped."""

    widget = forms.SelectMultiple
    link = forms.URLField(
        max_length=LONGEST_LINK,
        assume_scheme="https",
        error_messages={
            "invalid": _("“%(value)s” is no web address. It begins with https:// or http://."),
            "max_length": _("A link has at most %(limit_value)d characters."),
        },
    )

    def clean(self, value: Any) -> tuple[str, ...]:
        links = list(dict.fromkeys(self._clean_link(text.strip()) for text in value or [] if text.strip()))
        if len(links) > MOST_LINKS:
            raise forms.ValidationError(_("At most %(most)d links fit here."), params={"most": MOST_LINKS})
        return tuple(links)

    def _clean_link(self, text: str) -> str:
        try:
            link: str = self.link.clean(text)
        except forms.ValidationError as error:
            shown = {"value": text[:60], "limit_value": LONGEST_LINK}
            raise forms.ValidationError(error.error_list[0].message, params=shown) from None
        if not link.lower().startswith(("https://", "http://")):
            raise forms.ValidationError(self.link.error_messages["invalid"], params={"value": text[:60]})
        return link


class AnswerForm(forms.Form):
    """One item's answer; its inputs bear the item's code as prefix."""

    answer = forms.CharField(required=False)
    reason = forms.CharField(required=False)
    note = forms.CharField(required=False)
    evidence = LinksField(required=False)

    def clean_answer(self) -> str:
        answer: str = self.cleaned_data["answer"]
        if answer and answer not in OTHER_KINDS and not LEVEL.fullmatch(answer):
            raise forms.ValidationError(_("Please choose one of the answers listed."))
        return answer

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if self.cleaned_data.get("answer") != Answer.Kind.NOT_APPLICABLE:
            # What was written under a choice that has since been changed goes with it.
            return ""
        if len(reason) > REASON_LENGTH:
            raise forms.ValidationError(_("A reason has at most 200 characters. Please shorten it."))
        return reason

    def clean_note(self) -> str:
        # A browser sends two characters for every new line and counts one.
        note: str = self.cleaned_data["note"].replace("\r\n", "\n")
        if len(note) > NOTE_LENGTH:
            raise forms.ValidationError(_("A note has at most 2,000 characters. Please shorten it."))
        return note

    @cached_property
    def faults(self) -> Mapping[str, Message]:
        names = {"answer": "level"}
        return {names.get(name, name): str(errors[0]) for name, errors in self.errors.items()}

    @property
    def typed(self) -> dict[str, Any]:
        """What was sent, as it was sent."""
        texts = {name: self[name].data or "" for name in ("answer", "reason", "note")}
        links = tuple(text for text in self["evidence"].data or () if text.strip())
        return {**texts, "links": links, "revision": self.revision, "shown": self._sent("shown")}

    @property
    def revision(self) -> int:
        """The revision that this answer was given after; 0 if there was none.

        Who was shown another one and chose their own has seen that one.
        """
        seen = self._sent("other" if self._sent("choice") == "mine" else "revision")
        return int(seen) if REVISION.fullmatch(seen) else 0

    @property
    def was_changed(self) -> bool:
        """An item that was left alone says nothing about what another page has saved since."""
        data, choice, shown = self.cleaned_data, self._sent("choice"), self._sent("shown")
        if choice:
            return choice == "mine"
        if shown:
            return shown != self.digest
        return bool(data["answer"] or data["note"] or data["evidence"] or self.revision)

    @property
    def digest(self) -> str:
        data = self.cleaned_data
        return digest_of(
            answer=data["answer"], reason=data["reason"], note=data["note"], links=data["evidence"]
        )

    def _sent(self, name: str) -> str:
        sent: str = self.data.get(self.add_prefix(name), "")
        return sent

    def read(self, seconds: float | None) -> AnswerInput:
        """The answer; only of a form without faults."""
        data = self.cleaned_data
        answer: str = data["answer"]
        is_level = bool(LEVEL.fullmatch(answer))
        return AnswerInput(
            kind=Answer.Kind.LEVEL if is_level else answer or Answer.Kind.BLANK,
            level=int(answer) if is_level else None,
            reason=data["reason"],
            note=data["note"],
            evidence=data["evidence"],
            seconds=seconds,
            seen=self.revision,
        )
