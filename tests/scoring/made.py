"""Instruments and sheets made up for tests: every text is a stand-in, every number is chosen."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import yaml

from scoring import Instrument, Result, parse_instrument, read_sheet, score

Json = dict[str, Any]

SIGNS, DIRECTIONS = ("S1", "S2", "S3", "S4"), ("D1", "D2", "D3")
CROSSROADS = dict.fromkeys(SIGNS, "sign") | dict.fromkeys(DIRECTIONS, "direction")
EXPRESS = {"S1": (1, 2), "S2": (1, 3), "S3": (1, 4), "S4": (1, 3), "D1": (1, 6), "D2": (1, 3), "D3": (2, 5)}
NEEDS = {
    "S2-4": "S2-3",
    "D1-5": "D1-1",
    "D1-6": "D1-1",
    "D2-2": "D2-1",
    "D2-6": "D2-2",
    "D3-3": "D3-1",
    "D3-6": "D3-1",
}
ODDITIES = [
    ("S2-4", "S2-3", None),
    ("S2-4", "S2-1", ["enabler"]),
    ("D1-6", "D1-1", None),
    ("D1-5", "D1-1", None),
    ("S1-1", "S1-4", None),
    ("S3-1", "S3-2", None),
    ("D2-2", "D2-6", None),
    ("D3-6", "D3-1", None),
    ("D3-4", "S1-3", ["enabler"]),
]


def text(word: str) -> Json:
    return {"zh-hans": f"{word}。", "en": word}


def item(code: str, *, levels: int = 5, efforts: Sequence[int] = (), **more: Any) -> Json:
    efforts = efforts or [2] * (levels - 1)
    return {
        "code": code,
        "essay": ["S1.1"],
        **{key: text(f"{key} of {code}") for key in ("title", "stem", "why", "evidence", "knows")},
        "levels": [text(f"level {level} of {code}") for level in range(levels)],
        "steps": [
            {"action": text(f"action {n} of {code}"), "effort": effort, "months": 2}
            for n, effort in enumerate(efforts)
        ],
        **more,
    }


def dimension(code: str, group: str, items: Sequence[Json], *, levels: int = 5) -> Json:
    return {
        "code": code,
        "group": group,
        "essay": ["S1.1"],
        **{key: text(f"{key} of {code}") for key in ("name", "spoke", "question", "asks", "who")},
        "bands": [{"looks": text(f"looks {n}"), "next": text(f"next {n}")} for n in range(levels)],
        "items": list(items),
    }


def head(
    code: str, dimensions: Sequence[str], *, levels: int = 5, contradictions: Sequence[Json] = ()
) -> Json:
    named = {"name": text("name"), "describes": text("describes")}
    return {
        "code": code,
        **{key: text(key) for key in ("title", "thesis", "unfit")},
        "levels": levels,
        "tracks": {"enabler": named, "producer": named},
        "forms": {"express": {**named, "minutes": [6, 8]}, "full": {**named, "minutes": [20, 25]}},
        "groups": {group: {**named, "index": text(f"index of {group}")} for group in ("sign", "direction")},
        "bands": [
            {"code": f"band_{n}", "name": text("name"), "means": text("means"), "headline": text("headline")}
            for n in range(levels)
        ],
        "quadrants": {
            place: {"name": text(place), "means": text(place)}
            for place in ("old_road", "both_roads", "yet_to_set_out", "new_road")
        },
        "dimensions": list(dimensions),
        "contradictions": list(contradictions),
    }


def oddity(given: str, odd: str, tracks: Sequence[str] | None = None) -> Json:
    sides = {"if": {"item": given, "at_least": 3}, "odd": {"item": odd, "at_most": 1}}
    return sides | {"because": text("because")} | ({"tracks": list(tracks)} if tracks else {})


def crossroads_files() -> dict[str, Json]:
    """The real shape (seven dimensions of six items) with every effort 2, as the worked examples assume."""

    def made_item(code: str, number: int) -> Json:
        name = f"{code}-{number}"
        more: Json = {"express": True} if number in EXPRESS[code] else {}
        if name in NEEDS:
            more["needs"] = NEEDS[name]
        return item(name, **more)

    files = {
        f"{code}.yaml": dimension(code, group, [made_item(code, n) for n in range(1, 7)])
        for code, group in CROSSROADS.items()
    }
    odd = [oddity(*rule) for rule in ODDITIES]
    return {"instrument.yaml": head("made-up", list(CROSSROADS), contradictions=odd), **files}


def small_files(**head_more: Any) -> dict[str, Json]:
    """Two signs and a direction of two items each."""
    groups = {"S1": "sign", "S2": "sign", "D1": "direction"}
    files = {
        f"{code}.yaml": dimension(code, group, [item(f"{code}-1", express=True), item(f"{code}-2")])
        for code, group in groups.items()
    }
    return {"instrument.yaml": head("small", list(groups)) | head_more, **files}


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def written(files: Mapping[str, Json]) -> dict[str, str]:
    return {
        name: yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False)
        for name, content in files.items()
    }


def parsed(files: Mapping[str, Json]) -> Instrument:
    return parse_instrument(written(files))


@cache
def crossroads() -> Instrument:
    return parsed(crossroads_files())


def answers_of(rows: str, instrument: Instrument | None = None) -> Json:
    """`3 2 dk – na | …`: a dimension between bars, an item a word; – is left out."""
    said: Json = {}
    for dim, row in zip((instrument or crossroads()).dimensions, rows.split("|"), strict=False):
        for asked, word in zip(dim.items, row.split(), strict=False):
            if word != "–":
                said[asked.code] = answer_of(word)
    return said


def answer_of(word: str) -> Json:
    return {"dk": True} if word == "dk" else {"na": "a reason"} if word == "na" else {"level": int(word)}


def sheet_of(*rows: str, **more: Any) -> Json:
    """A sheet of the made-up instrument with one respondent for each of the rows."""
    return {
        "instrument": "made-up",
        "form": "full",
        "track": "enabler",
        "company": {"name": "Made-up Works"},
        "respondents": [{"answers": answers_of(row)} for row in rows],
        **more,
    }


def scored(document: Json, instrument: Instrument | None = None) -> Result:
    chosen = instrument or crossroads()
    return score(read_sheet({**document, "instrument": chosen.code}, {chosen.code: chosen}), chosen)


def all_at(level: int) -> str:
    return " | ".join([" ".join([str(level)] * 6)] * 7)


def with_dimension(rows: str, code: str, row: str) -> str:
    """The rows with those of one dimension changed."""
    parts = rows.split("|")
    parts[list(CROSSROADS).index(code)] = row
    return " | ".join(part.strip() for part in parts)
