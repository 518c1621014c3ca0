"""The language of the person who looks."""

from django.conf import settings
from django.utils.translation import get_language


def spoken() -> str:
    return get_language() or settings.LANGUAGE_CODE
