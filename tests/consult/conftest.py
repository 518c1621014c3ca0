import pytest
from django.test import Client

from tests.people import firm_with


@pytest.fixture
def cast(db):
    here = firm_with("远望咨询", alice="owner", bob="consultant", vera="viewer")
    return here | firm_with("近观咨询", charlie="consultant")


@pytest.fixture
def alice(cast):
    return cast["alice"]


@pytest.fixture
def bob(cast):
    return cast["bob"]


@pytest.fixture
def vera(cast):
    return cast["vera"]


@pytest.fixture
def charlie(cast):
    return cast["charlie"]


@pytest.fixture
def signed_in():
    """A browser in which this person has signed in; without a person, one in which nobody has."""

    def signed_in(member=None, language="en"):
        client = Client(headers={"accept-language": language})
        if member:
            client.force_login(member.user)
        return client

    return signed_in


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
