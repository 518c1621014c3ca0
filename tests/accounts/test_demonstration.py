"""A firm to look around in: marked, repeatable, removable."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from assessment.consult.progress import Stage, rows_of
from assessment.models import Company, Firm, Result, User
from assessment.reports import services
from tests.people import draw, firm_with, found, submitted


@pytest.fixture
def run(db):
    def run(*arguments):
        out = io.StringIO()
        call_command("demonstration", *arguments, stdout=out)
        return out.getvalue()

    return run


def test_it_holds_companies_in_every_state_and_says_that_it_is_invented(run):
    run()
    firm = Firm.objects.get()
    rows = rows_of(list(firm.companies.all()))
    stages = [row.stage for row in rows]
    assert firm.is_demonstration
    assert all("演示" in row.company.name for row in rows)
    assert (stages.count(Stage.INVITED), stages.count(Stage.ANSWERING)) == (1, 1)
    assert stages.count(Stage.SUBMITTED) >= 4
    half = next(row.progress for row in rows if row.progress and row.stage == Stage.ANSWERING)
    assert 0.4 < half.answered / half.of < 0.6


def test_its_results_differ_and_one_has_no_single_band(run):
    run()
    overall = [row.overall for row in rows_of(list(Company.objects.all())) if row.overall]
    assert len({figures.band for figures in overall}) >= 3
    assert any(figures.band is None for figures in overall)


def test_the_password_is_random_is_printed_once_and_signs_in(run):
    said = run()
    password = found(r"password  (\S+)", said)
    email = found(r"e-mail    (\S+)", said)
    response = Client().post("/account/login/", {"login": email, "password": password})
    assert response["Location"] == "/firm/"
    again = run()
    assert "nothing was changed" in again
    assert password not in again
    assert Firm.objects.count() == 1


def test_a_lost_password_is_replaced(run):
    first = found(r"password  (\S+)", run())
    second = found(r"password  (\S+)", run("--new-password"))
    assert first != second
    assert User.objects.get().check_password(second)


def test_the_answers_are_the_same_at_every_installation(run):
    run()
    first = sorted(Result.objects.values_list("round__company__name", "document"), key=str)
    run("--remove")
    run()
    assert sorted(Result.objects.values_list("round__company__name", "document"), key=str) == first


def test_removing_takes_away_all_of_it_and_nothing_else(run):
    bob = firm_with("远望咨询", bob="consultant")["bob"]
    mine = submitted(bob)
    run()
    assert "is gone" in run("--remove")
    assert list(Firm.objects.all()) == [bob.firm]
    assert list(Company.objects.all()) == [mine.company]
    assert list(User.objects.all()) == [bob.user]
    assert "no demonstration" in run("--remove")


def test_removing_takes_the_reports_files_too(run, media, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(services, "draw", lambda document: b"%PDF-1.7")
    run()
    result = Result.objects.latest("pk")
    report = draw(services.prepare_report(result=result, language="en"))
    assert (media / report.file).exists()
    with django_capture_on_commit_callbacks(execute=True):
        run("--remove")
    assert not (media / report.file).exists()


def test_it_does_not_take_over_an_account_that_is_there(run):
    firm_with("远望咨询", demonstration="consultant")
    with pytest.raises(CommandError, match="has an account already"):
        run()
    assert Firm.objects.count() == 1
