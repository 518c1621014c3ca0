"""Storing instruments as versions that never change."""

from django.db import transaction
from django.db.models import Max

from assessment.instruments.files import shipped_sources
from assessment.models import InstrumentVersion
from scoring import parse_instrument


@transaction.atomic
def store_version(sources: dict[str, str]) -> tuple[InstrumentVersion, bool]:
    """The version with exactly these texts, and whether it is new."""
    instrument = parse_instrument(sources)
    stored = InstrumentVersion.objects.filter(digest=instrument.digest).first()
    if stored:
        return stored, False
    last = InstrumentVersion.objects.filter(code=instrument.code).aggregate(last=Max("revision"))["last"] or 0
    version = InstrumentVersion.objects.create(
        code=instrument.code, revision=last + 1, digest=instrument.digest, sources=sources
    )
    return version, True


def store_shipped() -> list[tuple[InstrumentVersion, bool]]:
    return [store_version(sources) for sources in shipped_sources().values()]
