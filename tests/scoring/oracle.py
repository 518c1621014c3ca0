"""The rules once more, deliberately naive: whole fractions, no shared code, straight from the page to Python.

What scoring computes in floats with tolerances must come out as here without any.
"""

from fractions import Fraction
from math import ceil, floor
from typing import Any

Json = dict[str, Any]
HALF = Fraction(1, 2)


def expected(document: Json, files: dict[str, Json]) -> Json:
    """What `output` should say of a sheet (but for notices), by the plain data of an instrument's files."""
    return _Oracle(document, files).all()


class _Oracle:
    def __init__(self, document: Json, files: dict[str, Json]) -> None:
        self.document = document
        head = files["instrument.yaml"]
        self.unit = Fraction(100, head["levels"] - 1)
        self.groups: dict[str, str] = {}
        self.items: dict[str, list[str]] = {}
        self.w: dict[str, Fraction] = {}
        self.needs: dict[str, str] = {}
        self.efforts: dict[str, list[int]] = {}
        for d in head["dimensions"]:
            self.groups[d] = files[f"{d}.yaml"]["group"]
            self.items[d] = []
            for item in files[f"{d}.yaml"]["items"]:
                if document["form"] == "express" and not item.get("express"):
                    continue
                code = item["code"]
                self.items[d].append(code)
                self.w[code] = Fraction(str(item.get("weight", 1)))
                self.needs[code] = item.get("needs", "")
                self.efforts[code] = [step["effort"] for step in item["steps"]]
        self.order = [i for d in self.items for i in self.items[d]]
        self.home = {i: d for d in self.items for i in self.items[d]}
        self.v = {d: Fraction(str(document.get("weights", {}).get(d, 1))) for d in self.items}
        self.target = {d: Fraction(str(document.get("targets", {}).get(d, 75))) for d in self.items}

    def cells(self, item: str) -> list[Json]:
        found = []
        for respondent in self.document["respondents"]:
            answers = respondent["answers"]
            if not any({"level", "dk", "na"} & set(answer) for answer in answers.values()):
                continue
            assigned = respondent.get("assigned")
            if assigned is None or item in assigned or self.home[item] in assigned:
                found.append(answers.get(item, {}))
        return found

    def base(self, item: str) -> tuple[Fraction | None, Fraction, bool, bool]:
        """s, c, whether it applies, whether anyone gave evidence."""
        cells = self.cells(item)
        levels = [cell["level"] for cell in cells if "level" in cell]
        u = sum(1 for cell in cells if "level" not in cell and "na" not in cell)
        if not cells:
            u = 1
        n = len(levels)
        evidence = any(cell.get("evidence") for cell in cells)
        if n + u == 0:
            return None, Fraction(0), False, evidence
        s = sum((self.unit * level for level in levels), Fraction(0)) / n if n else None
        return s, Fraction(n, n + u), True, evidence

    def marks(self, reading: str) -> dict[str, tuple[Fraction | None, Fraction, bool]]:
        found = {}
        for item in self.order:
            s, c, applies, evidence = self.base(item)
            if reading == "evidenced" and s is not None and s > 50 and not evidence:
                s = Fraction(50)
            verified = self.document.get("verified", {}).get(item)
            if reading == "verified" and verified:
                s, c, applies = self.unit * verified["level"], Fraction(1), True
            found[item] = (s, c, applies)
        return found

    def dimension(self, d: str, marks: Any) -> Json:
        items = self.items[d]
        a = [i for i in items if marks[i][2]]
        k = [i for i in items if marks[i][0] is not None]
        if not a:
            return dict.fromkeys(("score", "low", "high", "coverage", "band")) | {"status": "not_applicable"}
        w_a = sum(self.w[i] for i in a)
        w_k = sum((self.w[i] for i in k), Fraction(0))
        c = sum(self.w[i] * marks[i][1] for i in a) / w_a
        low = sum((self.w[i] * marks[i][1] * marks[i][0] for i in k), Fraction(0)) / w_a
        found = {"low": low, "high": low + 100 * (1 - c), "coverage": c}
        scored = (
            w_a >= sum(self.w[i] for i in items) * HALF
            and len(k) >= min(3, len(items))
            and w_k >= Fraction(6, 10) * w_a
        )
        if not scored:
            return found | {"status": "not_enough", "score": None, "band": None}
        score = sum(self.w[i] * marks[i][0] for i in k) / w_k
        status = "provisional" if c < Fraction(8, 10) else "scored"
        return found | {"status": status, "score": score, "band": self.band(score)}

    def band(self, z: Fraction) -> int:
        return 1 + floor(z / self.unit + HALF)

    def mean(self, dims: list[str], figure: Any) -> Fraction | None:
        return sum(self.v[d] * figure(d) for d in dims) / sum(self.v[d] for d in dims) if dims else None

    def ranges(self, dims: list[str], scores: Json) -> tuple[Fraction | None, Fraction | None]:
        applicable = [d for d in dims if scores[d]["status"] != "not_applicable"]

        def end(name: str, unscored: int) -> Fraction | None:
            return self.mean(
                applicable, lambda d: unscored if scores[d]["score"] is None else scores[d][name]
            )

        return end("low", 0), end("high", 100)

    def half(self, group: str, scores: Json) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
        dims = [d for d in self.items if self.groups[d] == group]
        scored = [d for d in dims if scores[d]["score"] is not None]
        enough = len(scored) >= ceil(Fraction(6, 10) * len(dims))
        low, high = self.ranges(dims, scores)
        return (self.mean(scored, lambda d: scores[d]["score"]) if enough else None), low, high

    def overall(self, scores: Json) -> Json:
        f, f_low, f_high = self.half("sign", scores)
        g, g_low, g_high = self.half("direction", scores)
        dims = list(self.items)
        scored = [d for d in dims if scores[d]["score"] is not None]
        applicable = [d for d in dims if scores[d]["status"] != "not_applicable"]
        o = self.mean(scored, lambda d: scores[d]["score"]) if f is not None and g is not None else None
        low, high = self.ranges(dims, scores)

        def capped(z: Fraction | None, name: str) -> int | None:
            if z is None or any(scores[d][name] is None for d in applicable):
                return None
            return min(self.band(z), 1 + min(self.band(scores[d][name]) for d in applicable))

        def turned(z: Fraction | None) -> Fraction | None:
            return None if z is None else 100 - z

        overdraft = (turned(f), turned(f_high), turned(f_low))
        direction = (g, g_low, g_high)
        place, certain = self.place(overdraft, direction)
        return {
            "score": o,
            "low": low,
            "high": high,
            "coverage": self.mean(applicable, lambda d: scores[d]["coverage"]),
            "band": capped(o, "score"),
            "band_low": capped(low, "low"),
            "band_high": capped(high, "high"),
            "overdraft": overdraft[0],
            "overdraft_low": overdraft[1],
            "overdraft_high": overdraft[2],
            "direction": g,
            "direction_low": g_low,
            "direction_high": g_high,
            "quadrant": place,
            "quadrant_certain": certain,
        }

    def place(self, overdraft: Any, direction: Any) -> tuple[str | None, bool]:
        if overdraft[0] is None or direction[0] is None:
            return None, False
        heavy, moving = overdraft[0] >= 50, direction[0] >= 50
        if heavy:
            place = "both_roads" if moving else "old_road"
        else:
            place = "new_road" if moving else "yet_to_set_out"
        certain = True
        for value, low, high in (overdraft, direction):
            if abs(value - 50) <= 5 or (low < 50) != (high < 50):
                certain = False
        return place, certain

    def steps(self, marks: Any, scores: Json, points: dict[str, Fraction]) -> list[Json]:
        scored = [d for d in self.items if scores[d]["score"] is not None]
        sum_v = sum((self.v[d] for d in scored), Fraction(0))
        found: list[tuple[Json, Any]] = []
        for d in scored:
            k = [i for i in self.items[d] if marks[i][0] is not None]
            w_k = sum(self.w[i] for i in k)
            w_d = sum(self.w[i] for i in self.items[d] if marks[i][2])
            now = sum(self.w[i] * points[i] for i in k) / w_k
            for i in k:
                s = points[i]
                g = max(Fraction(0), self.target[d] - s)
                if g == 0:
                    continue
                level = floor(s / self.unit)
                e = self.efforts[i][level]
                share = self.v[d] / sum_v * self.w[i] / w_d
                urgency = (g**2 - max(Fraction(0), g - self.unit) ** 2) / self.unit**2
                gain = self.v[d] / sum_v * self.w[i] / w_k * min(self.unit, 100 - s)
                step: Json = {"item": i, "from": level, "to": level + 1, "effort": e, "gain": gain}
                found.append((step | {"priority": 100 * share * urgency / e}, now))
        found.sort(key=lambda pair: (-pair[0]["priority"], pair[1], -pair[0]["gain"], pair[0]["item"]))
        return [step for step, _ in found]

    def roadmap(self, marks: Any, scores: Json) -> Json:
        points: dict[str, Any] = {i: marks[i][0] for i in self.order if marks[i][0] is not None}
        columns: Json = {}
        for name in ("now", "next", "later"):
            began = dict(points)
            picks: list[Json] = []
            for _ in range(5):
                for step in self.steps(marks, scores, points):
                    i = step["item"]
                    if name == "now" and step["effort"] > 2:
                        continue
                    same = [p for p in picks if self.home[p["item"]] == self.home[i]]
                    if name != "later" and len(same) == 2:
                        continue
                    if points[i] < 50 and self.needs[i] in began and began[self.needs[i]] < 50:
                        continue
                    picks.append(step)
                    points[i] = min(Fraction(100), points[i] + self.unit)
                    break
            columns[name] = picks
        return columns

    def all(self) -> Json:
        found: Json = {}
        for reading in ("claimed", "evidenced", "verified"):
            marks = self.marks(reading)
            scores = {d: self.dimension(d, marks) for d in self.items}
            found[reading] = {"dimensions": scores, "overall": self.overall(scores)}
        marks, scores = self.marks("claimed"), found["claimed"]["dimensions"]
        points: dict[str, Any] = {i: marks[i][0] for i in self.order if marks[i][0] is not None}
        unknown = [i for i in self.order if marks[i][2] and marks[i][0] is None]
        lacking = [i for i in unknown if scores[self.home[i]]["status"] == "not_enough"]
        return found | {
            "steps": self.steps(marks, scores, points),
            "find_out_first": lacking + [i for i in unknown if i not in lacking],
            "roadmap": self.roadmap(marks, scores),
        }
