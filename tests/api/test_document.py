"""The OpenAPI document: complete, in the repository, never stale."""

from pathlib import Path

import jsonschema
import pytest
import yaml
from django.test import Client
from django.urls import get_resolver
from drf_spectacular.validation import validate_schema

from assessment.api.document import document
from tests.people import submitted

KEPT = Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml"
METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture(scope="module")
def described():
    return yaml.safe_load(document())


def operations(described):
    for path, item in described["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def test_the_kept_document_is_not_stale():
    assert KEPT.read_text(encoding="utf-8") == document(), "run: python manage.py openapi"


def test_it_is_openapi_3_1(described):
    assert described["openapi"].startswith("3.1")
    validate_schema(described)


def test_every_operation_has_an_id_a_summary_and_its_refusals(described):
    found = list(operations(described))
    assert len({operation["operationId"] for _path, _method, operation in found}) == len(found) == 12
    for _path, method, operation in found:
        assert operation["summary"]
        assert {"401", "403", "429"} <= set(operation["responses"])
        if method == "post":
            assert {"400", "413", "415"} <= set(operation["responses"])


def test_every_refusal_is_a_problem(described):
    for _path, _method, operation in operations(described):
        for status, response in operation["responses"].items():
            if status >= "400":
                assert list(response["content"]) == ["application/problem+json"]


def test_every_address_is_described(described):
    names = get_resolver().namespace_dict["api"][1].reverse_dict
    addresses = {name for name in names if isinstance(name, str)} - {"schema", "nowhere"}
    assert len(described["paths"]) == len(addresses)


def test_anybody_may_read_it_and_it_is_english_for_all(db):
    response = Client(headers={"accept-language": "zh-hans"}).get("/api/v1/schema/")
    assert response.status_code == 200
    assert response.content.decode() == document()


def test_bodies_are_as_described(api, bob, described):
    """One answer of each shape against its schema, so that words and deeds cannot drift."""
    round_ = submitted(bob)
    calls = {
        "listCompanies": api.get("companies/"),
        "readCompany": api.get(f"companies/{round_.company.uid}/"),
        "listRounds": api.get(f"companies/{round_.company.uid}/rounds/"),
        "readRound": api.get(f"rounds/{round_.uid}/"),
        "renewLink": api.post(f"rounds/{round_.uid}/link/"),
        "readResult": api.get(f"rounds/{round_.uid}/result/"),
        "requestReport": api.post(f"rounds/{round_.uid}/reports/", {"language": "en"}),
        "listReports": api.get(f"rounds/{round_.uid}/reports/"),
    }
    by_id = {operation["operationId"]: operation for _path, _method, operation in operations(described)}
    for name, response in calls.items():
        schema = by_id[name]["responses"][str(response.status_code)]["content"]["application/json"]["schema"]
        jsonschema.Draft202012Validator({**schema, "components": described["components"]}).validate(
            response.json()
        )
