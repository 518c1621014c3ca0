import pytest
from django.core import mail
from django.utils import timezone

from assessment.models import Respondent
from assessment.respond import services, tasks
from assessment.rounds.links import link_of
from tests.respond.conftest import text_of
from tests.rounds import started

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """The worker's task, done while one waits."""
    monkeypatch.setattr("assessment.respond.tasks.send_links.delay", services.send_links)


def test_the_link_is_sent_to_the_address_that_was_left(client):
    respondent = started("云采工业品", email="boss@example.cn")
    client.post("/lost/", {"email": "Boss@Example.cn"})
    (letter,) = mail.outbox
    assert letter.to == ["boss@example.cn"]
    assert link_of(respondent) in letter.body
    assert "云采工业品" in letter.body


def test_the_letter_speaks_the_language_of_the_questionnaire(client):
    started(email="boss@example.cn", language="en")
    client.post("/lost/", {"email": "boss@example.cn"})
    assert mail.outbox[0].subject == "Your link to Crossroads"
    assert "You asked for your private link" in mail.outbox[0].body


def test_all_links_of_an_address_come_in_one_letter(client):
    rows = [started(name, email="boss@example.cn") for name in ("甲公司", "乙公司")]
    client.post("/lost/", {"email": "boss@example.cn"})
    assert len(mail.outbox) == 1
    assert all(link_of(row) in mail.outbox[0].body for row in rows)


def test_it_never_tells_whether_the_address_is_known(client):
    started(email="boss@example.cn")
    known = client.post("/lost/", {"email": "boss@example.cn"})
    unknown = client.post("/lost/", {"email": "nobody@example.cn"})
    assert known.status_code == unknown.status_code == 200
    assert text_of(known) == text_of(unknown)
    assert len(mail.outbox) == 1


def test_an_expired_link_comes_back_as_one_that_works(client):
    respondent = started(email="boss@example.cn")
    Respondent.objects.update(expires_at="2020-01-01T00:00Z")
    client.post("/lost/", {"email": "boss@example.cn"})
    respondent.refresh_from_db()
    assert respondent.expires_at > timezone.now()
    assert link_of(respondent) in mail.outbox[0].body


def test_a_mail_that_did_not_go_may_be_asked_for_again(client, monkeypatch):
    started(email="boss@example.cn")
    with monkeypatch.context() as broken:
        broken.setattr(tasks.send_links, "delay", lambda email: (_ for _ in ()).throw(OSError("no broker")))
        assert client.post("/lost/", {"email": "boss@example.cn"}).status_code == 503
    client.post("/lost/", {"email": "boss@example.cn"})
    assert len(mail.outbox) == 1


def test_nobodys_letter_box_is_filled(client):
    started(email="boss@example.cn")
    for _ in range(3):
        client.post("/lost/", {"email": "boss@example.cn"})
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("email", ["", "nobody", "a@b@c"])
def test_what_is_no_address_is_refused_and_kept(client, email):
    response = client.post("/lost/", {"email": email})
    assert response.status_code == 400
    assert f'value="{email}"' in response.content.decode()


def test_requests_are_limited(client, settings):
    rates = {**settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"], "start": "1/hour"}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}
    client.post("/lost/", {"email": "a@example.cn"})
    response = client.post("/lost/", {"email": "b@example.cn"})
    assert response.status_code == 429
    assert "这个网络刚才请求得太多了" in text_of(response)


def test_a_broker_that_cannot_be_reached_is_told_and_loses_nothing(client, monkeypatch):
    def broken(email):
        raise OSError("no broker")

    monkeypatch.setattr("assessment.respond.tasks.send_links.delay", broken)
    response = client.post("/lost/", {"email": "boss@example.cn"})
    assert response.status_code == 503
    assert "邮件" in text_of(response)
