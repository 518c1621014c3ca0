"""The shipped instrument, walked text by text."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from assessment.instruments.files import shipped_instruments
from scoring import Text

CROSSROADS = shipped_instruments()["crossroads-1"]
ITEMS = CROSSROADS.items("full")
TRACKS = tuple(CROSSROADS.tracks)
WORDINGS = [(item, track, item.wording(track)) for item in ITEMS for track in TRACKS]
NAMES = [f"{item.code} {track}" for item, track, _ in WORDINGS]


def texts_in(value: object, place: str = "") -> Iterator[tuple[str, Text]]:
    """Every text under a value of the instrument, with the way to it."""
    if isinstance(value, Text):
        yield place, value
    elif is_dataclass(value):
        for part in fields(value):
            yield from texts_in(getattr(value, part.name), f"{place}.{part.name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts_in(inner, f"{place}.{key}")
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from texts_in(inner, f"{place}[{getattr(inner, 'code', number)}]")
