"""A company's name is one line in which something can be seen, wherever it is entered."""

import pytest
from django.urls import reverse

from assessment.api.serializers import NewCompany
from assessment.consult.forms import CompanyForm
from assessment.models import Company
from assessment.rounds.names import company_name

FACTS = {"industry": "C", "size": "large", "region": "JS"}
UNSEEN = ["\u200b", "\ufeff\u2060", "\u3164", "\u2800", "\u200d\n\u200d", "\u0301"]


@pytest.mark.parametrize("name", UNSEEN)
def test_a_name_of_which_nothing_can_be_seen_is_none(name):
    assert company_name(name) == ""
    assert list(CompanyForm({"name": name, **FACTS}).errors) == ["name"]
    serializer = NewCompany(data={"name": name, **FACTS})
    assert not serializer.is_valid()
    assert serializer.errors["name"][0].code == "blank"


@pytest.mark.parametrize("name", ["恒远\n精密", "恒远\u3000\u2028精密", "  恒远\t\r\n精密 "])
def test_a_name_is_one_line_whatever_was_pasted(name):
    form = CompanyForm({"name": name, **FACTS})
    assert form.is_valid()
    assert form.facts().name == "恒远 精密"
    serializer = NewCompany(data={"name": name, **FACTS})
    serializer.is_valid(raise_exception=True)
    assert serializer.facts().name == "恒远 精密"


@pytest.mark.parametrize("name", ["恒", "3M", "7", "नमस्ते", "€", "👩\u200d🔧"])
def test_a_name_in_which_something_can_be_seen_is_kept_as_it_is(name):
    assert company_name(name) == name


def test_a_corrected_name_is_one_line_too(signed_in, bob):
    client = signed_in(bob)
    facts = {"name": "恒远\n精密", **FACTS, "track": "enabler", "form": "full", "language": "en"}
    client.post(reverse("consult:new_company"), facts)
    assert not Company.objects.filter(name__contains="\n").exists()
