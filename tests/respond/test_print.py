"""The questionnaire and one's own answers on paper: without script, in both languages."""

import pytest

from tests.respond.conftest import Visit, text_of
from tests.rounds import answer, started


@pytest.mark.parametrize(
    ("language", "accept", "words"),
    [
        ("zh-hans", "zh-CN", ("空白问卷", "每题勾一个答案", "不清楚")),
        ("en", "en", ("Tick one answer", "Don't know")),
    ],
)
def test_the_empty_questionnaire_has_every_question_and_no_answer(db, language, accept, words):
    visit = Visit(started(language=language), accept_language=accept)
    answer(visit.respondent, note="a secret of ours")
    page = visit.get("print/empty/").content.decode()
    assert page.count('class="asked-on-paper"') == 42
    assert "a secret of ours" not in page
    assert "<input" not in page.split("<main")[1]
    for word in words:
        assert word in page


def test_ones_own_answers_stand_beside_their_questions(visit):
    visit.save("S1-1", "3", note="问过厂长", evidence="https://example.cn/a")
    visit.save("S3-3", "na", reason="没有找过外部资金")
    visit.save("S1-2", "dk")
    said = text_of(visit.get("print/answers/"))
    for part in ("问过厂长", "https://example.cn/a", "没有找过外部资金", "不清楚", "未作答"):
        assert part in said


def test_the_printed_express_form_asks_its_own_questions_only(db):
    visit = Visit(started(form="express"))
    assert visit.get("print/empty/").content.decode().count('class="asked-on-paper"') == 14


def test_home_leads_to_both(visit):
    page = visit.get().content.decode()
    assert visit.path("print/empty/") in page
    assert visit.path("print/answers/") not in page
    visit.save("S1-1", "3")
    assert visit.path("print/answers/") in visit.get().content.decode()


def test_a_wrong_link_prints_nothing(db, client):
    for place in ("empty", "answers"):
        assert client.get(f"/r/wrong/print/{place}/").status_code == 404
