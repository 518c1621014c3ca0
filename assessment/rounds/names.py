"""A company's name, as everybody who enters one may write it."""

from unicodedata import category

from django import forms

# Letters and symbols by their category, yet nothing is drawn for them.
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def company_name(text: str) -> str:
    """One line, whatever was pasted; empty if nothing of it could be seen.

    >>> company_name(" 恒远\\n 精密 "), company_name("\\u200b\\ufeff")
    ('恒远 精密', '')
    """
    name = " ".join(text.split())
    return name if any(_is_visible(character) for character in name) else ""


def _is_visible(character: str) -> bool:
    return category(character)[0] in "LNPS" and character not in BLANKS


class NamesACompany(forms.BaseForm):
    """A form with a field `name`, which is a company's."""

    def clean_name(self) -> str:
        name = company_name(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(self.fields["name"].error_messages["required"], code="required")
        return name
