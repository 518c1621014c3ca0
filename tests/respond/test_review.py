import pytest

from assessment.instruments.selectors import instrument_of
from assessment.models import Answer, Result
from tests.respond.conftest import Visit, text_of
from tests.rounds import FIRST_EXAMPLE, answer, started

# Pay that depends on gains (S2-4 at 3) without gains that are measured (S2-3 at 0).
ODD = "323433 110311 434344 221232 323343 212232 112101"


def test_unanswered_items_are_named_and_one_press_away(visit):
    answer(visit.respondent, "323433 11021")
    page = visit.get("review/").content.decode()
    assert visit.path("s/S2/") + "#q-S2-6" in page
    assert "42题答了11题" in text_of(visit.get("review/"))


def test_not_knowing_is_counted_as_answered_and_named(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    visit.save("S1-1", "dk")
    assert "42题答了42题。其中1题选了“不清楚”" in text_of(visit.get("review/"))


def test_contradictions_show_both_answers_side_by_side(visit):
    answer(visit.respondent, ODD)
    page = visit.get("review/").content.decode()
    said = text_of(visit.get("review/"))
    assert "这些答案放在一起少见" in said
    assert visit.path("s/S2/") + "#q-S2-4" in page
    assert visit.path("s/S2/") + "#q-S2-3" in page
    instrument = instrument_of(visit.respondent.round.instrument)
    for code, level in (("S2-4", 3), ("S2-3", 0)):
        wording = instrument.item(code).wording("enabler")
        assert wording.stem["zh-hans"] in said
        assert wording.levels[level]["zh-hans"] in said


def test_no_contradiction_no_heading(visit):
    answer(visit.respondent, "2" * 42)
    assert "放在一起少见" not in text_of(visit.get("review/"))


def test_sections_with_too_little_known_are_named_with_what_would_help(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    for item in ("S2-1", "S2-2", "S2-3", "S2-4"):
        visit.save(item, "dk")
    said = text_of(visit.get("review/"))
    assert "知道的太少，还出不了分 这些部分只会显示范围，不出分" in said
    assert "2.1" in said


def test_an_open_question_is_not_listed_twice(visit):
    answer(visit.respondent, "323433")
    page = visit.get("review/").content.decode()
    assert page.count("#q-S2-1") == 1


def test_nothing_blocks_submitting(visit):
    visit.save("S1-1", "3")
    response = visit.post("review/")
    assert response.status_code == 302
    assert response["Location"] == visit.path("result/")


def test_nothing_at_all_is_nothing_to_submit(visit):
    response = visit.post("review/")
    assert response.status_code == 409
    assert "请至少回答一道题" in text_of(response)
    assert not Result.objects.exists()


def test_a_note_alone_is_nothing_to_submit(visit):
    visit.save("S1-1", "", note="以后再答")
    assert visit.post("review/").status_code == 409


def test_submitting_twice_is_one_submission(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    first, second = visit.post("review/"), visit.post("review/")
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert Result.objects.count() == 1


def test_the_review_leads_to_the_result_once_submitted(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    visit.post("review/")
    assert visit.get("review/")["Location"] == visit.path("result/")


def test_looking_at_the_review_submits_nothing(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    visit.get("review/")
    visit.respondent.refresh_from_db()
    assert visit.respondent.submitted_at is None


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_review_speaks_both_languages(db, language):
    visit = Visit(started(language=language))
    answer(visit.respondent, ODD)
    said = text_of(visit.get("review/"))
    assert ("Before you submit" in said) == (language == "en")
    assert Answer.objects.count() == 42
