"""What is worth a second look. A notice never changes a score."""

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any

from assessment.reports.contents.subject import Json, Subject

Notice = Mapping[str, Any]
MOST_ITEMS = 8
GATHERED = ("disagreement", "applicability_disputed")


def notices(subject: Subject) -> list[Json]:
    """One entry a notice; those that would say the same of many items are gathered into one."""
    gathered = [_gathered(list(same)) for _, same in groupby(subject.result["notices"], key=_kind)]
    return [_entry(subject, notice) for notice in gathered]


def _kind(notice: Notice) -> tuple[str, int]:
    return notice["code"], 0 if notice["code"] in GATHERED else id(notice)


def _gathered(same: list[Notice]) -> Notice:
    """Several notices of a kind as one; the items that differ most come first."""
    if len(same) == 1:
        return same[0]
    same = sorted(same, key=lambda notice: -float(notice.get("deviation", 0)))
    return {"code": same[0]["code"], "items": [item for notice in same for item in notice["items"]]}


def _entry(subject: Subject, notice: Notice) -> Json:
    said = subject.said["notices"]
    code = notice["code"]
    text = said[f"{code}_text"].format(**_DETAILS[code](subject, notice))
    return {"title": said[code], "text": text, **_pair(subject, notice)}


def _pair(subject: Subject, notice: Notice) -> Json:
    """The two answers of a contradiction, side by side."""
    if notice["code"] != "contradiction":
        return {"answers": []}
    pair = zip(notice["items"], notice["levels"], strict=True)
    return {"answers": [_answer(subject, item, level) for item, level in pair]}


def _answer(subject: Subject, item: str, level: float) -> Json:
    texts = subject.wording(item).levels
    return {
        "no": subject.numbers[item],
        "title": subject.title(item),
        "text": subject.text(texts[int(level + 0.5)]),
    }


def _items(subject: Subject, codes: list[str]) -> str:
    said = subject.said["notices"]
    names = str(said["join"]).join(f"{code} {subject.title(code)}" for code in codes[:MOST_ITEMS])
    more = len(codes) - MOST_ITEMS
    return names + str(said["more"]).format(count=more) if more > 0 else names


def _contradiction(subject: Subject, notice: Notice) -> Json:
    return {"because": subject.text(subject.instrument.contradictions[notice["index"]].because)}


def _straight_line(subject: Subject, notice: Notice) -> Json:
    items = notice["items"]
    return {"level": notice["level"], "count": len(items), "first": items[0], "last": items[-1]}


def _too_fast(subject: Subject, notice: Notice) -> Json:
    names = [subject.text(subject.instrument.dimension(code).name) for code in notice["dimensions"]]
    return {"dimensions": subject.listed(names)}


def _unproven(subject: Subject, notice: Notice) -> Json:
    return {"high": notice["high"], "bare": len(notice["items"]), "items": _items(subject, notice["items"])}


def _disagreement(subject: Subject, notice: Notice) -> Json:
    said = subject.said["notices"]
    named = [
        str(said["levels"]).format(
            item=_items(subject, [code]), levels=said["join"].join(map(str, subject.items[code]["levels"]))
        )
        for code in notice["items"][:MOST_ITEMS]
    ]
    more = len(notice["items"]) - MOST_ITEMS
    return {"items": said["join"].join(named) + (said["more"].format(count=more) if more > 0 else "")}


def _few_respondents(subject: Subject, notice: Notice) -> Json:
    return {"count": notice["respondents"]}


def _applicability_disputed(subject: Subject, notice: Notice) -> Json:
    return {"items": _items(subject, notice["items"])}


def _no_answer(subject: Subject, notice: Notice) -> Json:
    return {}


_DETAILS: dict[str, Callable[[Subject, Notice], Json]] = {
    "contradiction": _contradiction,
    "straight_line": _straight_line,
    "too_fast": _too_fast,
    "unproven": _unproven,
    "disagreement": _disagreement,
    "few_respondents": _few_respondents,
    "applicability_disputed": _applicability_disputed,
    "no_answer": _no_answer,
}
