"""Signing in and out, and choosing a password."""

from smtplib import SMTPServerDisconnected

import pytest
from django.test import Client
from django.urls import reverse

from assessment.models import User
from tests.people import PASSWORD, firm_with, found

PAGES = (
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_signup",
    "account_inactive",
)
MAIL_LINK = r"http\S+/password/reset/key/\S+"


@pytest.fixture
def alice(db):
    return firm_with("远望咨询", alice="owner")["alice"]


@pytest.fixture
def client():
    return Client(headers={"accept-language": "en"})


def sign_in(client, password=PASSWORD, email="alice@example.com", **more):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def test_signing_in_leads_to_the_companies(client, alice):
    assert sign_in(client)["Location"] == reverse("consult:companies")


def test_signing_in_leads_to_where_one_was_going_and_to_no_other_site(client, alice):
    assert sign_in(client, next="/firm/companies/new/")["Location"] == "/firm/companies/new/"
    client.post(reverse("account_logout"))
    assert sign_in(client, next="https://elsewhere.example/")["Location"] == reverse("consult:companies")


def test_the_address_is_taken_whatever_its_case(client, alice):
    assert sign_in(client, email="Alice@Example.com").status_code == 302


@pytest.mark.parametrize(
    ("email", "password"), [("alice@example.com", "wrong"), ("ghost@example.com", PASSWORD)]
)
def test_a_wrong_pair_tells_the_same_whether_the_account_exists(client, alice, email, password):
    page = sign_in(client, password, email).content.decode()
    assert "This e-mail and this password do not go together." in page
    assert f'value="{email}"' in page
    assert password not in page


def test_the_session_ends_with_the_browser_unless_one_stays_signed_in(client, alice):
    sign_in(client)
    assert client.session.get_expire_at_browser_close()
    sign_in(client, remember="on")
    client.post(reverse("account_logout"))
    sign_in(client, remember="on")
    assert not client.session.get_expire_at_browser_close()


def test_signing_out_takes_a_button_and_not_only_a_link(client, alice):
    sign_in(client)
    client.get(reverse("account_logout"))
    assert client.get(reverse("consult:companies")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(reverse("consult:companies")).status_code == 302


def test_nobody_signs_up(client, db):
    fields = {"email": "new@example.com", "password1": PASSWORD, "password2": PASSWORD}
    response = client.post(reverse("account_signup"), fields)
    assert "Accounts are made for you" in response.content.decode()
    assert not User.objects.exists()


def test_a_forgotten_password_is_replaced_by_a_mailed_link(client, alice, mailoutbox, settings):
    response = client.post(reverse("account_reset_password"), {"email": "alice@example.com"}, follow=True)
    assert "Look into your mail" in response.content.decode()
    assert mailoutbox[0].subject == "Choose a new password for Crossroads"
    link = found(MAIL_LINK, mailoutbox[0].body)
    assert link.startswith(settings.PUBLIC_URL)
    page = client.get(link.removeprefix(settings.PUBLIC_URL), follow=True)
    new = "an even quieter river at dusk"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert sign_in(client, new).status_code == 302


def test_the_link_in_the_mail_does_not_follow_the_host_header(alice, mailoutbox, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(headers={"host": "evil.example"})
    client.post(reverse("account_reset_password"), {"email": "alice@example.com"})
    assert "evil.example" not in mailoutbox[0].body


def test_a_stranger_gets_no_mail_and_the_same_page(client, db, mailoutbox):
    response = client.post(reverse("account_reset_password"), {"email": "ghost@example.com"}, follow=True)
    assert "Look into your mail" in response.content.decode()
    assert not mailoutbox


def test_a_mail_that_cannot_be_sent_is_told_and_can_be_tried_again(client, alice, monkeypatch):
    def down(self, fail_silently=False):
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.EmailMessage.send", down)
    response = client.post(reverse("account_reset_password"), {"email": "alice@example.com"})
    assert response.status_code == 503
    assert "could not be sent now" in response.content.decode()


def test_a_weak_password_is_refused_with_its_reason(client, alice):
    sign_in(client)
    fields = {"oldpassword": PASSWORD, "password1": "1234567890", "password2": "1234567890"}
    page = client.post(reverse("account_change_password"), fields).content.decode()
    assert "too common" in page
    assert User.objects.get().check_password(PASSWORD)


def test_the_password_is_changed_by_who_knows_the_present_one(client, alice):
    sign_in(client)
    new = "an even quieter river at dusk"
    wrong = {"oldpassword": "not it", "password1": new, "password2": new}
    assert (
        "Please type your current password."
        in client.post(reverse("account_change_password"), wrong).content.decode()
    )
    response = client.post(reverse("account_change_password"), wrong | {"oldpassword": PASSWORD})
    assert response["Location"] == reverse("consult:companies")
    assert User.objects.get().check_password(new)


def test_guessing_is_slowed_down(client, alice):
    for _attempt in range(12):
        response = sign_in(client, "wrong guess")
    assert response.status_code == 429 or "Too many attempts" in response.content.decode()
    assert sign_in(client).status_code != 302


def test_an_account_that_is_switched_off_cannot_sign_in(client, alice):
    User.objects.update(is_active=False)
    page = client.post(
        reverse("account_login"), {"login": "alice@example.com", "password": PASSWORD}, follow=True
    ).content.decode()
    assert "This account is switched off" in page


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_there_in_both_languages(db, name, language):
    page = Client(headers={"accept-language": language}).get(reverse(name))
    assert page.status_code == 200
    assert f'lang="{language}"' in page.content.decode()
