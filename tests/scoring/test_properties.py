"""What holds for any answers."""

import copy

from hypothesis import assume, given
from hypothesis import strategies as st

from scoring import Reading, Result, document, output, read_sheet, score, sheet_document
from tests.scoring.chance import nearly_whole_sheets, sheets
from tests.scoring.made import Json, crossroads, scored

ROUNDING = 1e-9


def within(low: float | None, value: float | None, high: float | None) -> bool:
    if value is None or low is None or high is None:
        return value is None
    return low - ROUNDING <= value <= high + ROUNDING


def readings(result: Result) -> list[Reading]:
    return [result.claimed, result.evidenced, result.verified]


@given(sheets())
def test_a_score_lies_within_its_range(document):
    for reading in readings(scored(document)):
        for dimension in reading.dimensions.values():
            assert within(dimension.low, dimension.score, dimension.high)
        overall = reading.overall
        assert within(overall.low, overall.score, overall.high)
        assert within(overall.overdraft_low, overall.overdraft, overall.overdraft_high)
        assert within(overall.direction_low, overall.direction, overall.direction_high)
        assert within(overall.band_low, overall.band, overall.band_high)


@given(sheets())
def test_every_figure_keeps_to_its_scale(document):
    result = scored(document)
    for reading in readings(result):
        for dimension in reading.dimensions.values():
            assert all(within(0, figure, 100) for figure in (dimension.low, dimension.score, dimension.high))
            assert within(0, dimension.coverage, 1)
            assert within(1, dimension.band, 5)
        assert within(0, reading.overall.low, 100)
        assert within(0, reading.overall.high, 100)
    assert all(step.priority > 0 and step.gain >= 0 for step in result.steps)


def levels_in(document: Json) -> list[tuple[int, str]]:
    return [
        (number, code)
        for number, respondent in enumerate(document["respondents"])
        for code, answer in respondent["answers"].items()
        if answer.get("level", 4) < 4
    ]


def raised(document: Json, number: int, code: str) -> Json:
    changed = copy.deepcopy(document)
    changed["respondents"][number]["answers"][code]["level"] += 1
    return changed


@given(sheets(), st.data())
def test_raising_a_level_never_lowers_a_score(document, data):
    assume(levels_in(document))
    number, code = data.draw(st.sampled_from(levels_in(document)))
    before, after = scored(document), scored(raised(document, number, code))
    assert (after.items[code].points or 0) > (before.items[code].points or 0)
    for one, other in zip(readings(before), readings(after), strict=True):
        for name, dimension in one.dimensions.items():
            assert_not_lower(dimension, other.dimensions[name], ("score", "low", "high", "band"))
        assert_not_lower(one.overall, other.overall, ("score", "low", "high", "direction", "band"))
        assert_not_lower(one.overall, other.overall, ("band_low", "band_high"))
        assert_not_lower(other.overall, one.overall, ("overdraft", "overdraft_low", "overdraft_high"))


def assert_not_lower(before: object, after: object, names: tuple[str, ...]) -> None:
    for name in names:
        one, other = getattr(before, name), getattr(after, name)
        assert (one is None) == (other is None), name
        assert one is None or other >= one - ROUNDING, name


@given(nearly_whole_sheets(), st.data())
def test_a_gain_is_what_raising_the_item_adds(document, data):
    result = scored(document)
    assume(result.steps)
    step = data.draw(st.sampled_from(result.steps))
    after = scored(raised(document, 0, step.item)).claimed.overall.score
    assert after is not None
    assert result.claimed.overall.score is not None
    assert abs(after - result.claimed.overall.score - step.gain) < ROUNDING


@given(sheets(), st.randoms())
def test_the_order_of_respondents_does_not_matter(document, random):
    shuffled = copy.deepcopy(document)
    random.shuffle(shuffled["respondents"])
    assert without_persons(document) == without_persons(shuffled)


def without_persons(sheet: Json) -> Json:
    """The document but for the notices that say which respondent they are about."""
    found = document(scored(sheet))
    found["notices"] = [notice for notice in found["notices"] if "respondent" not in notice]
    return found


@given(sheets(), st.randoms())
def test_the_order_in_which_items_are_given_does_not_matter(document, random):
    shuffled = copy.deepcopy(document)
    for respondent in shuffled["respondents"]:
        answers = list(respondent["answers"].items())
        random.shuffle(answers)
        respondent["answers"] = dict(answers)
        random.shuffle(respondent.get("assigned", []))
    assert output(scored(document)) == output(scored(shuffled))


@given(sheets())
def test_the_readings_agree_where_nothing_was_verified_and_everything_has_evidence(document):
    document["verified"] = {}
    for respondent in document["respondents"]:
        for answer in respondent["answers"].values():
            answer["evidence"] = ["a link"]
    result = scored(document)
    assert result.claimed == result.evidenced == result.verified


@given(sheets())
def test_evidence_can_only_be_missed_never_found(document):
    result = scored(document)
    for code, claimed in result.claimed.dimensions.items():
        evidenced = result.evidenced.dimensions[code]
        assert claimed.status == evidenced.status
        assert within(0, evidenced.score, claimed.score)


@given(sheets())
def test_dont_know_never_pays(document):
    """Hiding a level behind *don't know* never lifts what the company can be sure of."""
    assume(levels_in(document))
    number, code = levels_in(document)[0]
    hidden = copy.deepcopy(document)
    hidden["respondents"][number]["answers"][code] = {"dk": True}
    before, after = scored(document).claimed, scored(hidden).claimed
    home = code.split("-")[0]
    assert (after.dimensions[home].low or 0) <= (before.dimensions[home].low or 0) + ROUNDING
    assert after.overall.band_low is not None
    assert after.overall.band_low <= (before.overall.band_low or 0)


@given(sheets())
def test_a_sheet_written_out_is_read_back_the_same(document):
    instruments = {"made-up": crossroads()}
    sheet = read_sheet(document, instruments)
    again = read_sheet(sheet_document(sheet), instruments)
    assert again == sheet
    assert output(score(again, crossroads())) == output(score(sheet, crossroads()))


@given(sheets())
def test_the_roadmap_keeps_its_own_rules(document):
    result = scored(document)
    seen: dict[str, int] = {}
    homes = {step.item: step.item.split("-")[0] for step in result.steps}
    for name in ("now", "next", "later"):
        column = getattr(result.roadmap, name)
        assert len(column) <= 5
        if name != "later":
            picked = [homes[step.item] for step in column]
            assert all(picked.count(home) <= 2 for home in picked)
        for step in column:
            assert name != "now" or step.effort <= 2
            assert step.from_level >= seen.get(step.item, 0)
            assert step.to_level == step.from_level + 1
            seen[step.item] = step.to_level
