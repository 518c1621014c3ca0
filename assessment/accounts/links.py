"""The link by which a person sets a password: good for once, and for `PASSWORD_RESET_TIMEOUT`."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from assessment.models import User


def password_link(user: User) -> str:
    return address_of(f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}")


def address_of(key: str) -> str:
    uid, _, token = key.partition("-")
    return settings.PUBLIC_URL + reverse(
        "account_reset_password_from_key", kwargs={"uidb36": uid, "key": token}
    )
