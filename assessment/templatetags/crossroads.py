"""What templates say about an instrument's texts and the rules' figures."""

from collections.abc import Mapping

from django import template
from django.conf import settings
from django.utils.translation import get_language

from scoring import shown

register = template.Library()


@register.filter
def said(text: Mapping[str, str]) -> str:
    """An instrument's text in the language of the page."""
    return text[get_language() or settings.LANGUAGE_CODE]


@register.filter
def points(value: float | None) -> str:
    """A figure as it is shown everywhere: half up to a whole point; a dash where there is none."""
    return "–" if value is None else str(shown(value))
