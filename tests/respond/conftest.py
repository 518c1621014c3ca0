import re
from http import HTTPStatus

import pytest
from django.test import Client

from assessment.models import Answer, Respondent
from assessment.rounds.links import token_of
from tests.rounds import started

ACCEPT_JSON = {"Accept": "application/json"}


class Visit:
    """A respondent's browser and what it can reach behind one private link."""

    def __init__(self, respondent: Respondent, accept_language: str = "") -> None:
        self.respondent = respondent
        self.token = token_of(respondent.nonce)
        headers = {"Accept-Language": accept_language} if accept_language else {}
        self.client = Client(raise_request_exception=False, headers=headers)
        self.seen: dict[str, int] = {}

    def path(self, rest: str = "") -> str:
        return f"/r/{self.token}/{rest}"

    def get(self, rest: str = ""):
        return self.client.get(self.path(rest))

    def post(self, rest: str, data: dict | None = None):
        return self.client.post(self.path(rest), data or {})

    def save(self, item: str, answer: str = "", **more):
        """One answer, given after what this browser saw last, or on a page that it opens just now."""
        if "revision" not in more:
            more["revision"] = self.seen[item] if item in self.seen else self._revision(item)
        given = {"answer": answer, **more}
        data = {f"{item}-{name}": value for name, value in given.items() if name != "opened"}
        if "opened" in more:
            data["opened"] = more["opened"]
        reply = self.client.post(self.path(f"save/{item}/"), data, headers=ACCEPT_JSON)
        if reply.status_code == HTTPStatus.OK:
            self.seen[item] = reply.json()["revision"]
        return reply

    def _revision(self, item: str) -> int:
        row = self.answers().get(item)
        return row.revision if row else 0

    def answers(self) -> dict[str, Answer]:
        return {row.item: row for row in Answer.objects.filter(respondent=self.respondent)}


@pytest.fixture
def visit(db):
    return Visit(started())


@pytest.fixture
def english(db):
    return Visit(started("Yuncai Supplies", language="en"), accept_language="en")


@pytest.fixture
def begin_data():
    return {
        "name": "云采工业品",
        "industry": "F",
        "size": "medium",
        "region": "GD",
        "track": "enabler",
        "form": "full",
        "language": "zh-hans",
        "email": "",
        "consent": "1",
    }


def text_of(response) -> str:
    """What the page says, without its marks."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def found(pattern: str, page: str) -> str:
    """The first group of the pattern's first match; a page without one fails the test."""
    match = re.search(pattern, page, re.DOTALL)
    assert match, pattern
    return match.group(1)
