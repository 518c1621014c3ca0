"""The commands that add firms, people and tokens: clear at first, and harmless when repeated."""

import io
import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from knox.models import AuthToken

from assessment.models import Firm, Membership, User
from tests.people import found

PASSWORD = "a quiet river at dawn"


@pytest.fixture
def run(db, monkeypatch):
    def run(*arguments, stdin=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        out, err = io.StringIO(), io.StringIO()
        call_command(*arguments, stdout=out, stderr=err)
        return out.getvalue()

    return run


def test_a_firm_and_its_owner_are_added_and_told_what_to_do(run, settings):
    said = run("add_firm", "远望咨询", "Owner@Example.com")
    member = Membership.objects.get()
    assert (member.firm.name, member.user.email, member.role) == ("远望咨询", "owner@example.com", "owner")
    assert not member.user.has_usable_password()
    assert f"{settings.PUBLIC_URL}/account/login/" in said


def test_the_printed_link_sets_a_password_once(run, settings):
    said = run("add_firm", "远望咨询", "owner@example.com")
    link = found(r"http\S+/password/reset/key/\S+", said).removeprefix(settings.PUBLIC_URL)
    client = Client(headers={"accept-language": "en"})
    page = client.get(link, follow=True)
    done = client.post(page.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
    assert done.status_code == 302
    assert User.objects.get().check_password(PASSWORD)
    assert "does not work any more" in Client(headers={"accept-language": "en"}).get(link).content.decode()


def test_a_password_from_standard_input_signs_in(run):
    said = run("add_firm", "远望咨询", "owner@example.com", "--password-stdin", stdin=PASSWORD + "\n")
    assert "reset/key" not in said
    response = Client().post("/account/login/", {"login": "owner@example.com", "password": PASSWORD})
    assert response["Location"] == "/firm/"


def test_doing_it_again_changes_nothing_and_says_so(run):
    run("add_firm", "远望咨询", "owner@example.com", "--password-stdin", stdin=PASSWORD)
    said = run(
        "add_firm", "远望咨询", "owner@example.com", "--password-stdin", stdin="another password altogether"
    )
    assert "nothing was changed" in said
    assert "password was left as it is" in said
    assert (Firm.objects.count(), User.objects.count(), Membership.objects.count()) == (1, 1, 1)
    assert User.objects.get().check_password(PASSWORD)


def test_a_known_firm_is_not_given_to_somebody_else(run):
    run("add_firm", "远望咨询", "owner@example.com")
    with pytest.raises(CommandError, match="another owner"):
        run("add_firm", "远望咨询", "thief@example.com")
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("arguments", "stdin", "told"),
    [
        (("add_firm", " ", "owner@example.com"), "", "1 to 80 characters"),
        (("add_firm", "x" * 81, "owner@example.com"), "", "1 to 80 characters"),
        (("add_firm", "远望咨询", "nobody"), "", "valid email"),
        (("add_firm", "远望咨询", "owner@example.com", "--password-stdin"), "short", "too short"),
        (
            ("add_firm", "远望咨询", "owner@example.com", "--password-stdin"),
            "",
            "no password on standard input",
        ),
        (("add_consultant", "远望咨询", "bob@example.com"), "", "There is no firm"),
        (("add_token", "bob@example.com"), "", "Nobody with the e-mail"),
    ],
)
def test_it_refuses_what_is_not_right_and_adds_nothing(run, arguments, stdin, told):
    with pytest.raises(CommandError, match=told):
        run(*arguments, stdin=stdin)
    assert not Firm.objects.exists()
    assert not User.objects.exists()


def test_a_consultant_joins_and_a_second_time_keeps_their_role(run):
    run("add_firm", "远望咨询", "owner@example.com")
    assert "as viewer" in run(
        "add_consultant", "远望咨询", "vera@example.com", "--role", "viewer", "--name", "Vera"
    )
    assert "already, as viewer" in run("add_consultant", "远望咨询", "vera@example.com", "--role", "owner")
    assert User.objects.get(email="vera@example.com").name == "Vera"


def test_a_person_may_belong_to_a_second_firm(run):
    run("add_firm", "远望咨询", "owner@example.com")
    run("add_firm", "近观咨询", "owner@example.com")
    assert User.objects.get().memberships.count() == 2


def test_a_token_is_printed_alone_and_opens_the_api(run):
    run("add_firm", "远望咨询", "owner@example.com")
    token = run("add_token", "owner@example.com").strip()
    assert re.fullmatch(r"xr_\w+", token)
    answer = Client().get("/api/v1/companies/", headers={"authorization": f"Token {token}"})
    assert answer.status_code == 200


@pytest.mark.parametrize("days", ["36501", "99999999999"])
def test_a_token_without_a_reasonable_end_is_refused(run, days):
    run("add_firm", "远望咨询", "owner@example.com")
    with pytest.raises(CommandError, match="--days is at most 36500"):
        run("add_token", "owner@example.com", "--days", days)


def test_a_token_for_no_firm_is_refused(run):
    User.objects.create_user("nomad@example.com", PASSWORD)
    with pytest.raises(CommandError, match="belongs to no firm"):
        run("add_token", "nomad@example.com")


def test_a_token_with_an_end_says_when(run):
    run("add_firm", "远望咨询", "owner@example.com")
    run("add_token", "owner@example.com", "--days", "7")
    left = AuthToken.objects.get().expiry - timezone.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
    with pytest.raises(CommandError, match="at least one day"):
        run("add_token", "owner@example.com", "--days", "0")
