import pytest

from tests.evidence.made import PDF, upload
from tests.respond.conftest import ACCEPT_JSON, Visit
from tests.rounds import started


class Desk(Visit):
    """A respondent who adds files."""

    def add(self, content: bytes = PDF, name="报告.pdf", item="S1-1", content_type="application/pdf"):
        data = {"file": upload(content, name, content_type)}
        return self.client.post(self.path(f"files/{item}/"), data, headers=ACCEPT_JSON)

    def added(self, *arguments, **more) -> dict:
        reply = self.add(*arguments, **more)
        assert reply.status_code == 201, reply.content.decode()
        return reply.json()


@pytest.fixture
def desk(db, media):
    return Desk(started())


@pytest.fixture
def stored(media):
    """The files that lie in the storage."""
    return lambda: [path for path in media.rglob("*") if path.is_file()]
