"""The number that a question bears before people: section and place in it, the same in every form."""

from scoring import Instrument


def numbers_of(instrument: Instrument) -> dict[str, str]:
    """Item code → number: the third item of the second section is 2.3."""
    return {
        item.code: f"{section}.{place}"
        for section, dimension in enumerate(instrument.dimensions, start=1)
        for place, item in enumerate(dimension.items, start=1)
    }
