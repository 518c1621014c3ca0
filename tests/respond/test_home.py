from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from assessment.models import Firm, Respondent
from assessment.rounds.services import renew_link
from tests.respond.conftest import Visit, text_of
from tests.rounds import FIRST_EXAMPLE, answer, started


def test_the_private_link_is_shown_with_a_qr_code(visit):
    page = visit.get().content.decode()
    assert f'value="{django_settings.PUBLIC_URL}/r/{visit.token}/"' in page
    assert 'class="qr-code"' in page
    assert "data-copy" in page


def test_it_says_how_far_one_is_and_leads_straight_to_the_first_open_question(visit):
    answer(visit.respondent, "32343" + "3" + "11")
    said = text_of(visit.get())
    assert "42题答了8题，还剩34题，约21分钟" in said
    assert "上次答到“盈利方式”" in said
    assert "接着答2.3题" in said
    assert f'class="button" href="{visit.path("s/S2/")}#q-S2-3"' in visit.get().content.decode()


def test_a_question_left_out_in_the_middle_is_where_one_left_off(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    visit.save("S3-4", "")
    assert f'href="{visit.path("s/S3/")}#q-S3-4"' in visit.get().content.decode()


def test_each_section_says_what_is_missing_and_how_long_it_takes(visit):
    answer(visit.respondent, "32343" + "3" + "11")
    said = text_of(visit.get())
    assert "2 / 6 约3分钟" in said
    assert "0 / 6 约4分钟" in said
    assert "6 / 6 约" not in said


def test_when_all_is_answered_it_leads_to_the_review(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    assert "42题都答完了" in text_of(visit.get())
    assert visit.path("review/") in visit.get().content.decode()


def test_after_submitting_it_leads_to_the_result(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    visit.post("review/")
    page = visit.get().content.decode()
    assert visit.path("result/") in page
    assert visit.path("s/S1/") not in page


def test_it_says_whether_a_lost_link_can_be_sent_again(db):
    assert "没有留邮箱" in text_of(Visit(started()).get())
    assert "可以再发到留下的邮箱" in text_of(Visit(started(email="boss@example.cn")).get())


def test_the_token_stands_in_no_title(visit):
    page = visit.get().content.decode()
    assert visit.token not in page.split("<title>")[1].split("</title>")[0]


@pytest.mark.parametrize("rest", ["", "s/S1/", "review/", "nothing/"])
def test_pages_behind_the_link_are_kept_and_listed_nowhere(visit, rest):
    response = visit.get(rest)
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("rest", ["", "s/S1/", "review/", "result/"])
@pytest.mark.parametrize("token", ["nonsense", "x" * 300, "%00", "..%2F.."])
def test_a_wrong_link_gives_nothing_away(client, db, token, rest):
    response = client.get(f"/r/{token}/{rest}")
    assert response.status_code == 404
    if "%2F" not in token:
        assert "这个链接已经不能用了" in text_of(response)


def test_an_expired_link_looks_like_a_wrong_one(client, visit):
    Respondent.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    expired, wrong = visit.get(), client.get("/r/nonsense/")
    assert expired.status_code == wrong.status_code == 404
    assert text_of(expired) == text_of(wrong).replace("nonsense", visit.token)


def test_a_withdrawn_link_looks_like_a_wrong_one(visit):
    renew_link(visit.respondent)
    assert visit.get().status_code == 404
    assert visit.save("S1-1", "3").status_code == 404


def test_it_speaks_the_respondents_language_until_another_is_chosen(db):
    visit = Visit(started(language="en"), accept_language="zh-CN")
    assert "Your private link" in text_of(visit.get())
    visit.client.post("/language/", {"language": "zh-hans", "next": visit.path()})
    assert "您的专用链接" in text_of(visit.get())


# Consent, where somebody else made the company.


@pytest.fixture
def invited(db):
    respondent = started()
    company = respondent.round.company
    company.firm = Firm.objects.create(name="远望咨询")
    company.save()
    Respondent.objects.update(consented_at=None, consent_version="")
    respondent.refresh_from_db()
    return Visit(respondent)


def test_consent_stands_before_the_first_answer(invited):
    said = text_of(invited.get())
    assert "答第一题之前" in said
    assert "远望咨询" in said
    assert invited.get("s/S1/")["Location"] == invited.path()
    refused = invited.save("S1-1", "3")
    assert refused.status_code == 409
    assert refused.json()["code"] == "not_consented"
    assert not invited.answers()


def test_consent_is_given_by_posting_it(invited):
    assert invited.post("consent/", {"consent": "1"})["Location"] == invited.path()
    invited.respondent.refresh_from_db()
    assert invited.respondent.consented_at is not None
    assert invited.save("S1-1", "3").status_code == 200


def test_without_the_tick_there_is_no_consent(invited):
    response = invited.post("consent/")
    assert response.status_code == 400
    assert "您不同意，我们就不能保存任何答案" in text_of(response)
    invited.respondent.refresh_from_db()
    assert invited.respondent.consented_at is None


def test_reading_the_consent_gives_none(invited):
    invited.get("consent/")
    invited.get()
    invited.respondent.refresh_from_db()
    assert invited.respondent.consented_at is None
