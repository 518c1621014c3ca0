"""Reading stored instruments."""

from functools import lru_cache

from assessment.models import InstrumentVersion
from scoring import Instrument, parse_instrument

SHIPPED = "crossroads-1"


def current_version() -> InstrumentVersion:
    """The newest version: what a new round asks."""
    return InstrumentVersion.objects.filter(code=SHIPPED).defer("sources").latest("revision")


def instrument_of(version: InstrumentVersion) -> Instrument:
    return _parsed(version.pk)


@lru_cache(maxsize=16)
def _parsed(pk: int) -> Instrument:
    # Versions never change, so a parsed one is good for the life of the process.
    return parse_instrument(InstrumentVersion.objects.values_list("sources", flat=True).get(pk=pk))
