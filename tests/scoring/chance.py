"""Sheets as hypothesis draws them: any answers that an instrument can get."""

from typing import Any

from hypothesis import strategies as st

from scoring import Instrument
from tests.scoring.made import CROSSROADS, Json, crossroads

EVIDENCE = st.sampled_from([[], ["a link"]])
WEIGHTS = st.sampled_from([0.5, 1, 2, 3])


def answers(levels: int = 5) -> st.SearchStrategy[Json]:
    level = st.builds(
        lambda level, evidence: {"level": level} | ({"evidence": evidence} if evidence else {}),
        st.integers(0, levels - 1),
        EVIDENCE,
    )
    others: list[Json] = [{"dk": True}, {"na": "a reason"}, {}, {"note": "…"}]
    return st.one_of(level, level, level, st.sampled_from(others))


@st.composite
def respondents(draw: Any, instrument: Instrument, form: str) -> Json:
    codes = [item.code for item in instrument.items(form)]
    made: Json = {}
    if draw(st.booleans()) and draw(st.booleans()):
        names = [dimension.code for dimension in instrument.dimensions] + codes
        made["assigned"] = draw(st.lists(st.sampled_from(names), unique=True, max_size=5))
        homes = {item.code: item.dimension for item in instrument.items(form)}
        codes = [code for code in codes if code in made["assigned"] or homes[code] in made["assigned"]]
    given = draw(st.lists(answers(instrument.levels), min_size=len(codes), max_size=len(codes)))
    usual = draw(st.sampled_from([None, None, {}, {"na": "a reason"}, {"dk": True}]))
    usual_in = draw(st.sampled_from(instrument.dimensions)).code
    made["answers"] = {
        code: usual if usual is not None and code.startswith(usual_in) else answer
        for code, answer in zip(codes, given, strict=True)
    }
    return made


@st.composite
def nearly_whole_sheets(draw: Any) -> Json:
    """One respondent who gives a level nearly everywhere, and so can be scored."""
    codes = [item.code for item in crossroads().items("full")]
    levels = draw(st.lists(st.integers(0, 4), min_size=len(codes), max_size=len(codes)))
    given: Json = {code: {"level": level} for code, level in zip(codes, levels, strict=True)}
    for code in draw(st.lists(st.sampled_from(codes), max_size=2)):
        given[code] = draw(st.sampled_from([{"dk": True}, {"na": "a reason"}]))
    return {
        "instrument": "made-up",
        "form": "full",
        "track": "enabler",
        "company": {"name": "Made-up Works"},
        "respondents": [{"answers": given}],
        "weights": draw(st.dictionaries(st.sampled_from(sorted(CROSSROADS)), WEIGHTS, max_size=3)),
    }


@st.composite
def sheets(draw: Any, instrument: Instrument | None = None) -> Json:
    chosen = instrument or crossroads()
    form = draw(st.sampled_from(["full", "full", "express"]))
    dimensions = [dimension.code for dimension in chosen.dimensions]
    codes = [item.code for item in chosen.items(form)]
    targets = st.sampled_from([0, 40, 62.5, 100])
    found = st.fixed_dictionaries({"level": st.integers(0, chosen.levels - 1), "reason": st.just("seen")})
    return {
        "instrument": chosen.code,
        "form": form,
        "track": draw(st.sampled_from(sorted(chosen.tracks))),
        "company": {"name": "Made-up Works"},
        "respondents": draw(st.lists(respondents(chosen, form), min_size=0, max_size=3)),
        "weights": draw(st.dictionaries(st.sampled_from(dimensions), WEIGHTS, max_size=3)),
        "targets": draw(st.dictionaries(st.sampled_from(dimensions), targets, max_size=3)),
        "verified": draw(st.dictionaries(st.sampled_from(codes), found, max_size=4)),
    }
