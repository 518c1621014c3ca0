"""Asking for a report on the page, and fetching it."""

import pytest
from django.urls import reverse

from assessment.consult import actions
from assessment.models import Report
from assessment.reports import services
from assessment.reports.downloads import file_name
from tests.people import draw, round_of, submitted


@pytest.fixture(autouse=True)
def drawn(monkeypatch, media):
    monkeypatch.setattr(services, "draw", lambda document: b"%PDF-1.7 drawn")


def test_the_page_asks_for_it_and_then_offers_it(signed_in, bob):
    round_ = submitted(bob)
    client = signed_in(bob)
    response = client.post(reverse("consult:reports", args=[round_.uid]), {"language": "zh-hans"})
    assert response["Location"] == reverse("consult:round", args=[round_.uid]) + "#report"
    report = draw(Report.objects.get())
    address = reverse("consult:report_file", args=[round_.uid, report.uid])
    assert address in client.get(reverse("consult:round", args=[round_.uid])).content.decode()
    assert b"".join(client.get(address).streaming_content).startswith(b"%PDF")


def test_a_script_gets_the_state_and_where_to_ask_again(signed_in, bob):
    round_ = submitted(bob)
    client = signed_in(bob)
    address = reverse("consult:reports", args=[round_.uid])
    asked = client.post(address, {"language": "en"}, headers={"accept": "application/json"}).json()
    assert (asked["state"], asked["file"]) == ("queued", False)
    draw(Report.objects.get())
    assert client.get(asked["state_url"]).json()["state"] == "ready"


def test_before_it_is_drawn_there_is_nothing_to_fetch(signed_in, bob):
    round_ = submitted(bob)
    report = actions.ask_for_report(by=bob, round_=round_, language="en")
    response = signed_in(bob).get(reverse("consult:report_file", args=[round_.uid, report.uid]))
    assert response.status_code == 409
    assert "not drawn yet" in response.content.decode()


def test_a_language_that_there_is_not_is_refused(signed_in, bob):
    round_ = submitted(bob)
    response = signed_in(bob).post(reverse("consult:reports", args=[round_.uid]), {"language": "tlh"})
    assert response.status_code == 400
    assert not Report.objects.exists()


def test_without_a_result_there_is_no_report(signed_in, bob):
    round_ = round_of(bob)
    response = signed_in(bob).post(reverse("consult:reports", args=[round_.uid]), {"language": "en"})
    assert response.status_code == 409


def test_two_companies_that_answered_alike_have_a_report_each(bob):
    first, second = submitted(bob), submitted(bob)
    reports = [actions.ask_for_report(by=bob, round_=round_, language="en") for round_ in (first, second)]
    assert [report.result.round for report in reports] == [first, second]


def test_a_viewer_gets_what_is_there_and_no_button(signed_in, bob, vera):
    round_ = submitted(bob)
    client, address = signed_in(vera), reverse("consult:round", args=[round_.uid])
    assert reverse("consult:reports", args=[round_.uid]) not in client.get(address).content.decode()
    report = draw(actions.ask_for_report(by=bob, round_=round_, language="en"))
    page = client.get(address).content.decode()
    assert reverse("consult:report_file", args=[round_.uid, report.uid]) in page


def test_reports_of_an_earlier_revision_stay_within_reach(signed_in, bob):
    round_ = submitted(bob)
    before = draw(actions.ask_for_report(by=bob, round_=round_, language="en"))
    actions.set_verified_level(by=bob, round_=round_, item="S1-1", level=1, reason="Seen.")
    page = signed_in(bob).get(reverse("consult:round", args=[round_.uid])).content.decode()
    assert "Earlier reports" in page
    assert reverse("consult:report_file", args=[round_.uid, before.uid]) in page


def test_the_file_is_named_after_the_company(bob):
    round_ = submitted(bob, name="锦川/纺织: “A”.")
    report = actions.ask_for_report(by=bob, round_=round_, language="en")
    assert file_name(report) == f"锦川 纺织 “A”-{report.number}-en.pdf"
