"""From a JSON document to a `Sheet`. What may stand in one: docs/scoring.md, docs/sheet.schema.json."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from scoring.errors import SheetFaults, naming, printable
from scoring.frozen import Frozen
from scoring.instrument import Instrument
from scoring.places import Place
from scoring.rules import FORMS, FULL, FULL_SCALE, TARGET, FormCode
from scoring.sheet import Answer, Company, Respondent, Sheet, Verified

LONGEST_NOTE: Final = 2000
REQUIRED: Final = ("instrument", "form", "track", "company", "respondents")
OPTIONAL: Final = ("date", "weights", "targets", "verified")
COMPANY: Final = ("industry", "size", "region")
ANSWERS: Final = ("level", "dk", "na")

_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_sheet(document: object, instruments: Mapping[str, Instrument]) -> Sheet:
    """The sheet that a JSON document says.

    `document` is a value as `read_json` gives it; `instruments` are those that it may name, by code.
    Raises `SheetFaults` with every fault at once, each with its path: `respondents[0].answers.S1-1.level: …`.
    """
    faults: list[str] = []
    place = Place(document, "", faults).record(REQUIRED, OPTIONAL)
    if not isinstance(document, dict):
        raise SheetFaults(faults)
    scope = _scope(place, instruments)
    sheet = Sheet(
        instrument=scope.instrument.code if scope.instrument else "",
        form=scope.form or FULL,
        track=_track(place.at("track"), scope) if place.has("track") else "",
        company=_company(place.at("company")) if place.has("company") else Company(""),
        date=_date(place.at("date")) if place.has("date") else None,
        respondents=_respondents(place.at("respondents"), scope) if place.has("respondents") else (),
        weights=_weights(place, scope),
        targets=_targets(place, scope),
        verified=_verified(place, scope),
    )
    if faults:
        raise SheetFaults(faults)
    return sheet


@dataclass(frozen=True, slots=True)
class _Scope:
    """What the rest is read against; `None` where the document does not say it rightly: it goes unchecked."""

    instrument: Instrument | None
    form: FormCode | None
    asked: Mapping[str, tuple[str, ...]]
    """The form's items (all of them, where the form is not known) by dimension, in presented order."""
    dimension_of: Mapping[str, str]

    @property
    def top(self) -> int | None:
        return self.instrument.levels - 1 if self.instrument else None

    def all_asked(self) -> tuple[str, ...]:
        return tuple(code for codes in self.asked.values() for code in codes)


def _scope(place: Place, instruments: Mapping[str, Instrument]) -> _Scope:
    instrument = _instrument(place.at("instrument"), instruments) if place.has("instrument") else None
    form = _form(place.at("form")) if place.has("form") else None
    if instrument is None:
        return _Scope(None, form, {}, {})
    items = instrument.items(form or FULL)
    asked = {
        dimension.code: tuple(item.code for item in items if item.dimension == dimension.code)
        for dimension in instrument.dimensions
    }
    return _Scope(instrument, form, asked, {item.code: item.dimension for item in items})


def _instrument(place: Place, instruments: Mapping[str, Instrument]) -> Instrument | None:
    code = place.value
    if isinstance(code, str) and code in instruments:
        return instruments[code]
    place.wants(f"an instrument's code ({', '.join(instruments)})")
    return None


def _form(place: Place) -> FormCode | None:
    if isinstance(place.value, str) and place.value in FORMS:
        return place.value
    place.wants(f"one of {', '.join(FORMS)}")
    return None


def _track(place: Place, scope: _Scope) -> str:
    if scope.instrument is None:
        return place.words()
    tracks = scope.instrument.tracks
    if isinstance(place.value, str) and place.value in tracks:
        return place.value
    place.wants(f"one of {', '.join(tracks)}")
    return ""


def _company(place: Place) -> Company:
    place.record(("name",), COMPANY)
    name = place.at("name").words() if place.has("name") else ""
    rest = {key: place.at(key).text() for key in COMPANY if place.has(key)}
    return Company(name, **rest)


def _date(place: Place) -> str | None:
    text = place.value if isinstance(place.value, str) else ""
    found = _DATE.fullmatch(text)
    if found and _exists(*(int(part) for part in found.groups())):
        return text
    place.wants("a date such as 2025-03-31")
    return None


def _exists(year: int, month: int, day: int) -> bool:
    if not (year and 1 <= month <= len(_MONTHS)):
        return False
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= _MONTHS[month - 1] + leap


def _respondents(place: Place, scope: _Scope) -> tuple[Respondent, ...]:
    return tuple(_respondent(entry, scope) for entry in place.entries())


def _respondent(place: Place, scope: _Scope) -> Respondent:
    place.record(("answers",), ("assigned", "seconds"))
    before = len(place.faults)
    assigned = _assigned(place.at("assigned"), scope) if place.has("assigned") else scope.all_asked()
    sure = len(place.faults) == before
    return Respondent(
        assigned=assigned,
        answers=_answers(place.at("answers"), scope, assigned if sure else None)
        if place.has("answers")
        else Frozen({}),
        seconds=_seconds(place.at("seconds"), scope) if place.has("seconds") else Frozen({}),
    )


def _assigned(place: Place, scope: _Scope) -> tuple[str, ...]:
    """The items that the codes of dimensions and items name, in presented order."""
    named: set[str] = set()
    seen: set[str] = set()
    for entry in place.entries():
        code = entry.words()
        if code in seen:
            entry.fault("stands in the list a second time")
        seen.add(code)
        if code in scope.asked:
            named.update(scope.asked[code])
        elif _is_asked(entry, code, scope, "a dimension or an item"):
            named.add(code)
    return tuple(code for code in scope.all_asked() if code in named)


def _is_asked(place: Place, code: str, scope: _Scope, what: str = "an item") -> bool:
    """Whether the code is one of the form's items; notes a fault if it is known not to be."""
    if code in scope.dimension_of:
        return True
    if scope.instrument is not None and code:
        elsewhere = scope.form and any(code == item.code for item in scope.instrument.items(FULL))
        place.fault(
            f"is not asked in the {scope.form} form" if elsewhere else f"{naming(code)} is not {what}"
        )
    return False


def _answers(place: Place, scope: _Scope, assigned: tuple[str, ...] | None) -> Frozen[Answer]:
    mine = frozenset(assigned) if assigned is not None else None
    answers = {}
    for code in place.members():
        entry = place.at(code)
        if _is_asked(entry, code, scope) and mine is not None and code not in mine:
            entry.fault("is not assigned to this respondent")
        answers[code] = _answer(entry, scope)
    # An empty answer is the same as none, and must not tell two equal sheets apart.
    return Frozen({code: answer for code, answer in answers.items() if answer != Answer()})


def _answer(place: Place, scope: _Scope) -> Answer:
    place.record((), (*ANSWERS, "note", "evidence"))
    given = [key for key in ANSWERS if place.has(key)]
    if len(given) > 1:
        place.fault(f"must hold one of level, dk and na, not {' and '.join(given)}")
    if place.has("dk") and place.at("dk").value is not True:
        place.at("dk").wants("true")
    return Answer(
        level=place.at("level").level(scope.top) if place.has("level") else None,
        dk=place.has("dk"),
        na=place.at("na").words() if place.has("na") else None,
        note=place.at("note").text(LONGEST_NOTE) if place.has("note") else "",
        evidence=_evidence(place.at("evidence")) if place.has("evidence") else (),
    )


def _evidence(place: Place) -> tuple[str, ...]:
    return tuple(entry.words() for entry in place.entries())


def _seconds(place: Place, scope: _Scope) -> Frozen[float]:
    return Frozen(
        {code: entry.number("seconds, 0 or more", 0) for code, entry in _by_dimension(place, scope).items()}
    )


def _by_dimension(place: Place, scope: _Scope) -> dict[str, Place]:
    found = {code: place.at(code) for code in place.members()}
    for code, entry in found.items():
        if scope.instrument is not None and code not in scope.asked:
            entry.fault(f"'{printable(code)}' is not a dimension")
    return found


def _weights(place: Place, scope: _Scope) -> Frozen[float]:
    unset = dict.fromkeys(scope.asked, 1.0)
    if not place.has("weights"):
        return Frozen(unset)
    places = _by_dimension(place.at("weights"), scope)
    what = "a finite number above 0"
    return Frozen(unset | {code: entry.number(what, 0, open_below=True) for code, entry in places.items()})


def _targets(place: Place, scope: _Scope) -> Frozen[float]:
    unset = dict.fromkeys(scope.asked, TARGET)
    if not place.has("targets"):
        return Frozen(unset)
    places = _by_dimension(place.at("targets"), scope)
    what = f"a number from 0 to {FULL_SCALE:g}"
    return Frozen(unset | {code: entry.number(what, 0, FULL_SCALE) for code, entry in places.items()})


def _verified(place: Place, scope: _Scope) -> Frozen[Verified]:
    found: dict[str, Verified] = {}
    verified = place.at("verified")
    for code in verified.members() if place.has("verified") else ():
        entry = verified.at(code)
        _is_asked(entry, code, scope)
        entry.record(("level", "reason"))
        level = entry.at("level").level(scope.top) if entry.has("level") else 0
        found[code] = Verified(level, entry.at("reason").words() if entry.has("reason") else "")
    return Frozen(found)
