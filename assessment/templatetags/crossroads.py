"""What templates say of an instrument's texts, and how they set them."""

from collections.abc import Mapping

from django import template
from django.conf import settings
from django.utils.translation import get_language

register = template.Library()


@register.filter
def said(text: Mapping[str, str]) -> str:
    """An instrument's text in the language of the page."""
    return text[get_language() or settings.LANGUAGE_CODE]


@register.simple_tag
def gap() -> str:
    """What stands between two sentences: a space, but none after a Chinese full stop."""
    return "" if (get_language() or settings.LANGUAGE_CODE).startswith("zh") else " "
