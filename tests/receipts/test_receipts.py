"""A receipt says what was handed in and when; whoever holds it can check it and sees no answer."""

import hashlib
import io
import json

import pypdf
import pytest

from assessment.models import Receipt, Respondent, Round
from tests.evidence.conftest import Desk
from tests.respond.conftest import text_of
from tests.rounds import answer, started


@pytest.fixture
def handed_in(db, media):
    visit = Desk(started())
    answer(visit.respondent, note="问过厂长")
    assert not Receipt.objects.exists()
    visit.post("review/")
    return visit


def the_receipt() -> Receipt:
    return Receipt.objects.latest("pk")


def test_submitting_twice_gives_one_receipt(handed_in):
    handed_in.post("review/")
    assert Receipt.objects.count() == 1


def test_before_submitting_there_is_none(db):
    visit = Desk(started())
    for place in ("receipt/", "receipt/en.pdf", "receipt/answers.json"):
        assert visit.get(place).status_code == 404


def test_the_page_has_answers_time_version_and_digest(handed_in):
    said = text_of(handed_in.get("receipt/"))
    receipt = the_receipt()
    for part in (receipt.number, receipt.digest, "问过厂长", "crossroads-1", "提交时间"):
        assert part in said


def test_the_file_of_the_answers_has_the_digest(handed_in):
    reply = handed_in.get("receipt/answers.json")
    assert hashlib.sha256(reply.content).hexdigest() == the_receipt().digest
    assert "seconds" not in reply.content.decode()
    assert json.loads(reply.content)["respondents"][0]["answers"]["S1-1"] == {"level": 3, "note": "问过厂长"}
    assert reply["Content-Disposition"].startswith("attachment")


def test_the_digest_is_of_the_answers_and_not_of_the_time_they_took(handed_in):
    again = Desk(started())
    answer(again.respondent, note="问过厂长", seconds=7.5)
    again.post("review/")
    first, second = Receipt.objects.order_by("pk")
    assert first.digest == second.digest
    assert first.number != second.number


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "答卷回执"), ("en", "Receipt of answers")])
def test_the_pdf_has_all_of_it_in_either_language(handed_in, language, word):
    reply = handed_in.get(f"receipt/{language}.pdf")
    assert reply["Content-Type"] == "application/pdf"
    assert reply["Cache-Control"] == "private, no-store"
    pdf = pypdf.PdfReader(io.BytesIO(reply.content))
    text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
    receipt = the_receipt()
    assert word in text
    assert receipt.number in text
    assert receipt.digest in text.replace(" ", "")
    assert "问过厂长" in text
    assert handed_in.token not in reply.content.decode("latin-1") + str(pdf.metadata)
    assert handed_in.get(f"receipt/{language}.pdf").content == reply.content


def test_an_unknown_language_has_no_pdf(handed_in):
    assert handed_in.get("receipt/fr.pdf").status_code == 404


def typed(receipt: Receipt) -> list[str]:
    return [receipt.number, receipt.number.lower().replace("-", " "), receipt.digest, receipt.digest.upper()]


def test_number_and_digest_are_known_however_they_are_typed(handed_in, client):
    for said in typed(the_receipt()):
        page = text_of(client.get("/check/", {"receipt": said}))
        assert "属实" in page
        assert the_receipt().digest in page


def test_the_check_shows_neither_answers_nor_company_nor_link(handed_in, client):
    page = client.get("/check/", {"receipt": the_receipt().number}).content.decode()
    for hidden in ("云采工业品", "问过厂长", handed_in.token):
        assert hidden not in page


@pytest.mark.parametrize("said", ["AAAAA-AAAAA", "0" * 64, "'; drop table", "x" * 5000, "字"])
def test_what_we_did_not_issue_is_unknown(handed_in, client, said):
    page = text_of(client.get("/check/", {"receipt": said}))
    assert "查无此回执" in page
    assert "属实" not in page


def test_nothing_typed_is_no_question(db, client):
    assert "查无此回执" not in text_of(client.get("/check/"))


def test_another_submission_has_another_receipt_and_the_first_stays(handed_in, client):
    first = the_receipt()
    Respondent.objects.update(submitted_at=None)
    Round.objects.update(state="open", submitted_at=None)
    handed_in.save("S1-1", "4")
    handed_in.post("review/")
    assert the_receipt().digest != first.digest
    assert first.number in text_of(handed_in.get("receipt/"))
    assert "属实" in text_of(client.get("/check/", {"receipt": first.number}))


def test_a_receipt_is_never_changed(handed_in):
    with pytest.raises(TypeError):
        the_receipt().save()


def test_home_and_result_lead_to_it(handed_in):
    place = handed_in.path("receipt/")
    for page in ("", "result/"):
        assert place in handed_in.get(page).content.decode()
