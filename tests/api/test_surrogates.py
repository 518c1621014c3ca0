"""Half of a surrogate pair can be written in JSON, but it is no character: nothing is done with it."""

import pytest

from assessment.consult import actions
from assessment.models import Company, Round
from tests.people import FACTS

COMPANY = {"name": "恒远精密制造", "industry": "C", "size": "large", "region": "JS"}
ROUND = {"form": "full", "track": "enabler", "language": "en", "email": "li@example.com"}
HALF = "\ud800"


def told_as_malformed(response):
    assert (response.status_code, response.json()["code"]) == (400, "malformed")
    return "surrogate pair" in response.json()["detail"]


@pytest.mark.parametrize("field", [*COMPANY, f"zz{HALF}"])
def test_no_field_of_a_company_takes_it(api, field):
    assert told_as_malformed(api.post("companies/", COMPANY | {field: f"C{HALF}"}))
    assert not Company.objects.exists()


@pytest.mark.parametrize("field", [*ROUND, f"zz{HALF}"])
def test_no_field_of_a_round_takes_it(api, bob, field):
    company = actions.add_company(by=bob, facts=FACTS)
    assert told_as_malformed(api.post(f"companies/{company.uid}/rounds/", ROUND | {field: f"full{HALF}"}))
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        r'{"\ud800": 1, "\ud800": 1}', r'{"\udfff": 1}', r'[["\udc00"]]', r'"\ud800"',
        r'{"name": "\udc00\ud800"}',
    ],
    ids=range(5),
)  # fmt: skip
def test_it_is_found_wherever_it_stands(api, body):
    assert told_as_malformed(api.post("companies/", body))


def test_a_whole_pair_is_a_character_like_any_other(api):
    body = r'{"name": "\ud842\udfb7野家", "industry": "C", "size": "large", "region": "JS"}'
    assert api.post("companies/", body).json()["name"] == "𠮷野家"
