"""Every refusal is a problem with a stable code; nothing that is sent makes a 500."""

from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import get_resolver, reverse
from rest_framework.throttling import UserRateThrottle

from assessment.consult import actions
from assessment.models import Company
from assessment.reports import services
from tests.people import FACTS, draw, round_of, submitted

COMPANY = {"name": "恒远精密制造", "industry": "C", "size": "large", "region": "JS"}


LONG = f"{'x' * 250}@example.com"


def problem(response, status, code):
    body = response.json()
    assert (response.status_code, body["status"], body["code"]) == (status, status, code)
    assert response["Content-Type"] == "application/problem+json"
    assert body["type"] == f"urn:crossroads:problem:{code}"
    assert body["title"]
    assert body["detail"]
    return body


@pytest.mark.parametrize(
    "body",
    [
        "", "{", "nonsense", '{"name": NaN}', '{"name": Infinity}', '{"name": 1e999}', "\ufeff{}",
        '{"name": "a", "name": "b"}', "[" * 100_000, '{"name": ' + "9" * 5000 + "}", b"\xff\xfe",
        b'{"name": "\xe6"}',
    ],
    ids=range(12),
)  # fmt: skip
def test_what_is_no_json_is_malformed(api, body):
    if body == "":
        problem(api.post("companies/", body), 400, "invalid")
    else:
        problem(api.post("companies/", body), 400, "malformed")


@pytest.mark.parametrize("body", [[], [COMPANY], 7, 1.5, '"text"', None, True, False])
def test_json_that_is_no_object_is_invalid(api, body):
    told = problem(api.post("companies/", body), 400, "invalid")
    assert set(told["fields"]) <= {"body", "name", "industry", "size", "region"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 7), ("name", None), ("name", []), ("name", {}), ("name", True), ("name", ""), ("name", "  "),
        ("name", "x" * 81), ("name", "a\x00b"), ("industry", "Z"), ("industry", ["C"]),
        ("industry", {"C": 1}), ("industry", 3), ("size", None), ("size", True), ("region", "gd"),
        ("owner", "somebody"),
    ],
)  # fmt: skip
def test_a_field_of_the_wrong_kind_is_named(api, field, value):
    told = problem(api.post("companies/", COMPANY | {field: value}), 400, "invalid")
    assert list(told["fields"]) == [field]
    assert not Company.objects.exists()


def test_all_faults_are_told_at_once(api):
    told = problem(api.post("companies/", {"name": "", "extra": 1}), 400, "invalid")
    assert "extra" in told["fields"]
    told = problem(api.post("companies/", {"name": ""}), 400, "invalid")
    assert set(told["fields"]) == {"name", "industry", "size", "region"}


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense"]
)
def test_another_content_type_is_refused(api, kind):
    problem(api.post("companies/", "name=x", content_type=kind), 415, "unsupported_media_type")


def test_a_body_of_five_megabytes_is_refused(api):
    problem(api.post("companies/", b'{"name": "' + b"x" * 5_000_000 + b'"}'), 413, "body_too_large")


@pytest.mark.parametrize("token", ["", "Token", "Token wrong", "Token a b", "Token \xff\xfe", "Bearer x"])
def test_without_a_token_that_is_ours_it_is_401(db, token):
    client = Client(headers={"authorization": token} if token else {}, raise_request_exception=False)
    response = client.get("/api/v1/companies/")
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Token"
    problem(response, 401, response.json()["code"])


def test_a_withdrawn_token_no_longer_works(api, bob):
    bob.user.auth_token_set.all().delete()
    problem(api.get("companies/"), 401, "token_refused")


def test_an_account_that_was_switched_off_takes_its_tokens_along(api, bob):
    bob.user.is_active = False
    bob.user.save()
    problem(api.get("companies/"), 401, "token_refused")


def test_a_session_reads_but_writes_only_with_its_csrf_token(bob):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bob.user)
    assert client.get("/api/v1/companies/").status_code == 200
    refused = client.post("/api/v1/companies/", COMPANY, content_type="application/json")
    problem(refused, 403, "not_permitted")


def test_the_sign_in_page_and_the_api_speak_the_same_language_as_the_caller(caller, bob):
    chinese = caller(bob, language="zh-hans").post("companies/", {})
    assert chinese.json()["detail"] == "有几处还不对，请看标出的地方。"
    assert chinese["Content-Language"] == "zh-hans"


def addresses(round_, report=None):
    return [
        f"companies/{round_.company.uid}/",
        f"companies/{round_.company.uid}/rounds/",
        f"rounds/{round_.uid}/",
        f"rounds/{round_.uid}/link/",
        f"rounds/{round_.uid}/result/",
        f"rounds/{round_.uid}/reports/",
        f"rounds/{round_.uid}/reports/{report}/",
        f"rounds/{round_.uid}/reports/{report}/file/",
    ]


def test_the_workspace_and_this_test_know_the_same_addresses(bob):
    names = {
        str(name) for name in get_resolver().namespace_dict["api"][1].reverse_dict if isinstance(name, str)
    }
    assert len(names - {"schema", "nowhere", "companies"}) == len(addresses(round_of(bob)))


def test_what_is_another_firms_is_not_there(caller, cast, bob):
    round_ = submitted(bob)
    report = actions.ask_for_report(by=bob, round_=round_, language="en")
    stranger = caller(cast["charlie"])
    for path in addresses(round_, report.uid):
        statuses = {stranger.get(path).status_code, stranger.post(path, {}).status_code}
        assert statuses <= {404, 405}
        assert 404 in statuses
    assert stranger.get("companies/").json()["results"] == []


def test_what_never_was_is_not_there(api):
    for path in (f"companies/{uuid4()}/", f"rounds/{uuid4()}/", "companies/7/", "nonsense/", "", "companies"):
        problem(api.get(path), 404, "not_found")
    problem(api.post("companies", COMPANY), 404, "not_found")


def test_a_viewer_reads_without_the_link_and_writes_nothing(caller, cast, bob):
    viewer, round_ = caller(cast["vera"]), submitted(bob)
    assert viewer.get(f"rounds/{round_.uid}/").json()["link"] is None
    assert viewer.get(f"rounds/{round_.uid}/result/").status_code == 200
    attempts = [
        ("companies/", COMPANY),
        (f"companies/{round_.company.uid}/rounds/", {"form": "full", "track": "enabler", "language": "en"}),
        (f"rounds/{round_.uid}/link/", {}),
        (f"rounds/{round_.uid}/reports/", {"language": "en"}),
    ]
    for path, body in attempts:
        problem(viewer.post(path, body), 403, "read_only")


def test_who_belongs_to_no_firm_is_told_so(caller, cast):
    member = cast["bob"]
    api = caller(member)
    member.delete()
    problem(api.get("companies/"), 403, "no_firm")


def test_a_state_that_forbids_is_a_conflict(api, bob):
    round_ = round_of(bob)
    body = {"form": "full", "track": "enabler", "language": "en"}
    problem(api.post(f"companies/{round_.company.uid}/rounds/", body), 409, "round_still_open")
    problem(api.get(f"rounds/{round_.uid}/result/"), 409, "not_submitted")
    problem(api.post(f"rounds/{round_.uid}/reports/", {"language": "en"}), 409, "not_submitted")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"form": "short", "track": "enabler", "language": "en"}, "form"),
        ({"form": "full", "track": "other", "language": "en"}, "track"),
        ({"form": "full", "track": "enabler", "language": "fr"}, "language"),
        ({"form": "full", "track": "enabler", "language": "en", "email": "nobody"}, "email"),
        ({"form": "full", "track": "enabler", "language": "en", "email": 3}, "email"),
        (
            {"form": "full", "track": "enabler", "language": "en", "email": f"{'x' * 250}@example.com"},
            "email",
        ),
    ],
)
def test_it_rejects_a_round_that_cannot_be(api, bob, body, field):
    company = actions.add_company(by=bob, facts=FACTS)
    assert list(problem(api.post(f"companies/{company.uid}/rounds/", body), 400, "invalid")["fields"]) == [
        field
    ]


def test_a_report_in_a_language_that_there_is_not_is_refused(api, bob):
    round_ = submitted(bob)
    problem(api.post(f"rounds/{round_.uid}/reports/", {"language": "tlh"}), 400, "invalid")


def test_other_methods_are_refused(api, bob):
    round_ = round_of(bob)
    for method in ("put", "patch", "delete", "options"):
        response = getattr(api.client, method)(f"/api/v1/rounds/{round_.uid}/")
        problem(response, 405, "method_not_allowed")


def test_it_answers_in_json_only(api):
    response = api.get("companies/", headers={"accept": "text/csv"})
    problem(response, 406, "not_acceptable")


def test_a_file_is_sent_whatever_accept_says(api, bob, media, monkeypatch):
    monkeypatch.setattr(services, "draw", lambda document: b"%PDF-1.7")
    round_ = submitted(bob)
    report = actions.ask_for_report(by=bob, round_=round_, language="en")
    draw(report)
    response = api.get(
        f"rounds/{round_.uid}/reports/{report.uid}/file/", headers={"accept": "application/pdf"}
    )
    assert response.status_code == 200


def test_a_database_that_does_not_answer_is_told_as_trouble_not_as_a_fault(api, bob, monkeypatch):
    def locked(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(actions, "add_company", locked)
    body = {"name": "锦川纺织", "industry": "C", "size": "small", "region": "GD"}
    response = api.post("companies/", body)
    problem(response, 503, "storage_trouble")
    assert int(response["Retry-After"]) > 0


def test_too_many_requests_are_slowed_down(api, monkeypatch):
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": "2/minute"})
    for _request in range(3):
        response = api.get("companies/")
    problem(response, 429, "throttled")
    assert int(response["Retry-After"]) > 0


def test_nothing_of_an_answer_is_kept_by_caches(api):
    assert "no-store" in api.get("companies/")["Cache-Control"]


def test_a_search_with_a_null_byte_finds_nothing_and_breaks_nothing(api):
    assert api.get("companies/", data={"search": "a\x00b", "limit": "x", "offset": "-1"}).status_code == 200


def test_the_pages_of_the_workspace_are_not_below_the_api():
    assert not reverse("consult:companies").startswith("/api/")
