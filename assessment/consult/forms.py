"""What a consultant enters on a page. Lengths and choices are the model's."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from assessment.consult.speech import spoken
from assessment.models import Company, Form, Industry, Region, Round, Size, Track, VerifiedLevel
from assessment.rounds.names import NamesACompany
from assessment.rounds.services import CompanyFacts, RoundFacts
from scoring import Instrument

CHOICES = {"industry": Industry.choices, "size": Size.choices, "region": Region.choices}


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Search by name"), max_length=80, required=False)


class CompanyForm(NamesACompany, forms.ModelForm[Company]):
    class Meta:
        model = Company
        fields = ("name", "industry", "size", "region")
        error_messages = {
            "name": {
                "required": _("Please give the company's name."),
                "max_length": _("A name has at most %(limit_value)d characters. Please shorten it."),
            },
            "industry": {"required": _("Please choose the industry.")},
            "size": {"required": _("Please choose the size.")},
            "region": {"required": _("Please choose the region.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs.update({"autocomplete": "off"})
        for field in self.fields.values():
            field.widget.attrs["class"] = "input"
        for name, choices in CHOICES.items():
            _choice(self, name).choices = [("", _("Please choose")), *choices]

    def facts(self) -> CompanyFacts:
        return CompanyFacts(**{name: self.cleaned_data[name] for name in self._meta.fields or ()})


class QuestionnaireForm(forms.Form):
    """Which questions a company gets. The choices explain themselves in the instrument's own words."""

    track = forms.ChoiceField(
        label=_("Which kind of company is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one of the two.")},
    )
    form = forms.ChoiceField(
        label=_("Form of the questionnaire"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose a form.")},
    )

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = spoken()
        self.describes = {code: track.describes[language] for code, track in instrument.tracks.items()}
        self.describes |= {code: form.describes[language] for code, form in instrument.forms.items()}
        self._choose(
            "track", {code: track.name[language] for code, track in instrument.tracks.items()}, Track.values
        )
        self._choose(
            "form", {code: form.name[language] for code, form in instrument.forms.items()}, Form.values
        )

    @property
    def tracks(self) -> list[dict[str, Any]]:
        return self._rows("track")

    @property
    def forms(self) -> list[dict[str, Any]]:
        return self._rows("form")

    def _rows(self, name: str) -> list[dict[str, Any]]:
        chosen = self[name].value()
        return [
            {
                "value": code,
                "name": label,
                "describes": self.describes.get(str(code), ""),
                "checked": code == chosen,
            }
            for code, label in cast("list[tuple[str, str]]", _choice(self, name).choices)
        ]

    def _choose(self, name: str, names: Mapping[str, str], order: list[str]) -> None:
        _choice(self, name).choices = [(code, names[code]) for code in order if code in names]


class RoundForm(QuestionnaireForm):
    language = forms.ChoiceField(
        label=_("Language of the questionnaire"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose a language.")},
    )
    email = forms.EmailField(
        label=_("E-mail of the contact (optional)"),
        help_text=_("A lost link can be sent there again. Nothing else is."),
        required=False,
        error_messages={"invalid": _("This is no e-mail address. Leave it empty or correct it.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off", "class": "input"}),
    )

    @property
    def languages(self) -> list[dict[str, Any]]:
        return self._rows("language")

    def facts(self) -> RoundFacts:
        names = ("form", "track", "language", "email")
        return RoundFacts(**{name: self.cleaned_data[name] for name in names})

    @staticmethod
    def first_choices() -> dict[str, str]:
        return {"form": Form.FULL, "language": spoken()}

    @staticmethod
    def choices_of(last: Round) -> dict[str, str]:
        coordinator = last.respondents.get(is_coordinator=True)
        return {
            "form": last.form,
            "track": last.track,
            "language": coordinator.language,
            "email": coordinator.email,
        }


class VerifiedForm(forms.Form):
    level = forms.TypedChoiceField(label=_("Verified level"), coerce=int, empty_value=None, required=False)
    reason = forms.CharField(
        label=_("What shows it"),
        required=False,
        widget=forms.Textarea(
            attrs={
                "class": "input",
                "rows": 3,
                "maxlength": VerifiedLevel._meta.get_field("reason").max_length,
            }
        ),
    )

    def __init__(self, *args: Any, levels: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "level").choices = [(str(level), str(level)) for level in range(levels)]


class ReportForm(forms.Form):
    language = forms.ChoiceField(choices=settings.LANGUAGES)


def _choice(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    return cast("forms.ChoiceField", form.fields[name])
