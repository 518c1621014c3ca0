"""Writing what a consultant enters; the rules of each field are the model's own."""

from dataclasses import asdict

from django.core.exceptions import ValidationError

from assessment.models import Company
from assessment.refusals import Invalid
from assessment.rounds.services import CompanyFacts


def store_facts(company: Company, facts: CompanyFacts) -> Company:
    for field, value in asdict(facts).items():
        setattr(company, field, value.strip())
    try:
        company.full_clean()
    except ValidationError as error:
        raise Invalid({field: " ".join(messages) for field, messages in error.message_dict.items()}) from None
    company.save()
    return company
