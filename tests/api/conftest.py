import json

import pytest
from django.test import Client

from assessment.accounts.actions import add_token
from tests.people import firm_with


@pytest.fixture
def cast(db):
    here = firm_with("远望咨询", bob="consultant", vera="viewer")
    return here | firm_with("近观咨询", charlie="consultant")


class Caller:
    """A program with a token, that speaks JSON."""

    def __init__(self, member=None, language="en"):
        headers = {"accept-language": language}
        if member:
            headers["authorization"] = f"Token {add_token(user=member.user)}"
        self.client = Client(headers=headers, raise_request_exception=False)

    def get(self, path, **more):
        return self.client.get(_address(path), **more)

    def post(self, path, body=b"", content_type="application/json"):
        data = body if isinstance(body, (bytes, str)) else json.dumps(body)
        return self.client.post(_address(path), data, content_type=content_type)


def _address(path):
    return path if path.startswith("/") else f"/api/v1/{path}"


@pytest.fixture
def caller():
    return Caller


@pytest.fixture
def bob(cast):
    return cast["bob"]


@pytest.fixture
def api(bob):
    return Caller(bob)


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
