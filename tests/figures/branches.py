"""Companies whose results show every branch that figures and reports have to draw."""

from functools import cache
from typing import Any

from assessment.instruments.files import shipped_instruments
from scoring import Instrument, document, read_sheet, score, sheet_document

Json = dict[str, Any]

KNOWN = "3 2 3 4 3 3 | 1 1 0 2 1 1 | 4 3 4 3 4 4 | 2 2 1 2 3 2 | 3 2 3 3 4 3 | 2 1 2 2 3 2 | 1 1 2 1 0 1"
PARTLY = (
    "3 2 dk 4 3 3 | 1 dk dk 2 1 dk | na 3 4 3 4 4 | 2 2 1 2 na na | 3 2 3 3 4 3 | "
    "2 dk dk dk 3 dk | 1 1 2 1 0 –"
)
GATED = "4 4 3 4 4 4 | 4 3 4 4 4 4 | 4 4 4 4 3 4 | 0 0 1 0 0 0 | 3 3 3 4 3 3 | 3 4 3 3 3 3 | 3 3 4 3 4 3"
ALIKE = " | ".join(["2 2 2 2 2 2"] * 7)
UNKNOWN = " | ".join(["dk " * 6] * 7)
THRIVING = " | ".join([*["4 4 4 4 3 3"] * 2, "4 4 4 4 4 4", *["4 4 4 4 3 3"] * 4])
TWO_LOW = GATED.replace("3 3 3 4 3 3", "0 0 1 0 0 0")
BEST = " | ".join(["4 " * 6] * 7)
WORST = " | ".join(["0 " * 6] * 7)
NOWHERE = " | ".join(["na " * 6] * 7)
NOT_S3 = KNOWN.replace("4 3 4 3 4 4", "na na na na na na")
TEN = [KNOWN, PARTLY, GATED, ALIKE, WORST, BEST, KNOWN, NOT_S3, UNKNOWN, PARTLY]
LONG_NAME = "佛山市顺德区㻬𬭚喆堃五金塑料制品（集团）有限责任公司工业互联网事业部华南运营中心"
LATIN_NAME = "Kőbányai Gépgyár & Łódzkie Zakłady Ștefan"


def crossroads() -> Instrument:
    return shipped_instruments()["crossroads-1"]


def _cell(word: str) -> Json | None:
    if word == "–":
        return None
    return {"dk": True} if word == "dk" else {"na": "用不上"} if word == "na" else {"level": int(word)}


def _answers(rows: str, form: str) -> Json:
    asked = {item.code for item in crossroads().items(form)}
    words = [word for row in rows.split("|") for word in row.split()]
    cells = {item.code: _cell(word) for item, word in zip(crossroads().items("full"), words, strict=True)}
    return {code: cell for code, cell in cells.items() if cell and code in asked}


def sheet(
    *rows: str, name: str = "恒远精密制造", form: str = "full", track: str = "enabler", **more: Any
) -> Json:
    return {
        "instrument": "crossroads-1",
        "form": form,
        "track": track,
        "company": {"name": name},
        "respondents": [{"answers": _answers(row, form)} for row in rows],
        **more,
    }


def said_at(given: Json, item: str, **more: Any) -> Json:
    """Adds a note or evidence to the first respondent's answer."""
    given["respondents"][0]["answers"].setdefault(item, {"dk": True}).update(more)
    return given


BRANCHES: dict[str, Json] = {
    "known": sheet(KNOWN),
    "partly": sheet(PARTLY),
    "gated": sheet(GATED),
    "alike": sheet(ALIKE),
    "thriving": sheet(THRIVING),
    "two_low": sheet(TWO_LOW),
    "unknown": sheet(UNKNOWN),
    "best": sheet(BEST),
    "worst": sheet(WORST, track="producer"),
    "nowhere": sheet(NOWHERE),
    "not_applicable": sheet(NOT_S3),
    "express": sheet(KNOWN, form="express"),
    "ten": sheet(*TEN, name=LATIN_NAME),
    "targets": sheet(KNOWN, targets={"S1": 90, "D3": 40}, weights={"S2": 2.0}),
}


@cache
def scored(branch: str) -> Json:
    return result_of(BRANCHES[branch])


def result_of(given: Json) -> Json:
    return document(score(read_sheet(given, {"crossroads-1": crossroads()}), crossroads()))


def written_out(given: Json) -> Json:
    return sheet_document(read_sheet(given, {"crossroads-1": crossroads()}))
