"""Files at an item: added, listed, counted, fetched by those who may, removed."""

import errno
import io
import os
import time

import pytest
from django.core.files.storage import FileSystemStorage
from PIL import Image

from assessment.consult import selectors
from assessment.evidence.services import remove_orphans
from assessment.evidence.uploads import BoundedUploads
from assessment.models import Answer, EvidenceFile, Round
from assessment.results.selectors import latest_result
from tests.evidence import made
from tests.evidence.conftest import Desk
from tests.people import PASSWORD, answered_round, firm_with
from tests.respond.conftest import text_of
from tests.rounds import started

MEGABYTE = 1024 * 1024


def test_a_file_is_kept_under_a_name_that_says_nothing(desk, stored):
    said = desk.added(name="检测报告.pdf")
    assert said["name"] == "检测报告.pdf"
    [path] = stored()
    assert path.read_bytes() == made.PDF
    assert "检测" not in path.name
    assert "." not in path.name


def test_it_comes_back_as_a_download_with_its_own_name(desk):
    reply = desk.client.get(desk.added(name="检测 报告.pdf")["url"])
    assert b"".join(reply.streaming_content) == made.PDF
    assert reply["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E6%A3%80%E6%B5%8B%20%E6%8A%A5%E5%91%8A.pdf"
    )
    assert reply["Content-Type"] == "application/pdf"
    assert reply["X-Content-Type-Options"] == "nosniff"
    assert reply["Cache-Control"] == "private, no-store"
    assert reply["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_wrong_ending_is_put_right(desk):
    assert desk.added(made.picture("PNG"), name="scan.pdf")["name"] == "scan.png"


@pytest.mark.parametrize(
    "content", [b"<svg onload='alert(1)'/>", b"<!doctype html><script>alert(1)</script>"]
)
def test_a_drawing_or_page_called_a_picture_is_refused_in_words(desk, stored, content):
    reply = desk.add(content, name="图.png", content_type="image/png")
    assert reply.status_code == 400
    assert reply.json()["code"] == "file_refused"
    assert "不收网页、SVG和XML" in reply.json()["detail"]
    assert not stored()
    assert not EvidenceFile.objects.exists()


def test_ten_megabytes_are_taken_and_one_byte_more_is_not(desk, stored):
    full = made.PDF + b" " * (10 * MEGABYTE - 2 * len(made.PDF)) + made.PDF
    assert len(full) == 10 * MEGABYTE
    assert desk.added(full)["name"] == "报告.pdf"
    reply = desk.add(full + b" ", name="more.pdf")
    assert reply.status_code == 400
    assert "最大10 MB" in reply.json()["detail"]
    assert len(stored()) == 1


def test_much_too_much_is_stopped_before_it_is_read(desk, stored):
    reply = desk.add(b" " * (12 * MEGABYTE))
    assert reply.status_code == 413
    assert "一次最多11 MB" in reply.json()["detail"]
    assert not stored()


def test_no_other_page_takes_a_file(desk):
    for place in (desk.path("consent/"), desk.path("save/S1-1/"), "/start/"):
        big = {"file": made.upload(b" " * (2 * MEGABYTE))}
        assert desk.client.post(place, big).status_code == 413


def test_the_twenty_first_file_of_a_company_is_refused(desk, stored, settings):
    for number in range(settings.ENV.EVIDENCE_FILES):
        desk.added(made.PDF + b"%d %%%%EOF" % number, item=f"S1-{number % 6 + 1}")
    reply = desk.add(made.PDF + b"one more %%EOF", item="S2-1")
    assert reply.status_code == 400
    assert "已有20个文件" in reply.json()["detail"]
    assert len(stored()) == 20


def test_the_same_file_twice_is_one(desk, stored):
    assert desk.added() == desk.added(name="again.pdf")
    assert len(stored()) == 1


def test_two_files_of_one_name_are_told_apart(desk):
    desk.added(name="a.pdf")
    assert desk.added(made.PDF + b"other %%EOF", name="a.pdf")["name"] == "a (2).pdf"


def test_a_file_changes_no_answer_and_no_revision(desk):
    desk.save("S1-1", "3")
    desk.added()
    desk.added(item="S1-2")
    answers = desk.answers()
    assert (answers["S1-1"].level, answers["S1-1"].revision) == (3, 1)
    assert (answers["S1-2"].kind, answers["S1-2"].revision) == (Answer.Kind.BLANK, 0)


def test_a_removed_file_is_gone_from_the_disk(desk, stored, django_capture_on_commit_callbacks):
    said = desk.added()
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.client.post(said["remove_url"]).json() == {"removed": "报告.pdf"}
    assert not stored()
    assert desk.client.get(said["url"]).status_code == 404


def test_another_respondents_file_is_not_there(desk):
    said = desk.added()
    other = Desk(started("另一家"))
    uid = said["url"].split("/")[-2]
    assert other.get(f"file/{uid}/").status_code == 404
    assert other.post(f"file/{uid}/remove/").status_code == 404
    assert other.post("s/S1/", {"remove": uid}).status_code == 404
    assert EvidenceFile.objects.count() == 1


def test_a_wrong_link_or_question_takes_nothing(desk, stored):
    assert desk.add(item="S9-9").status_code == 404
    assert desk.client.post("/r/wrong/files/S1-1/", {"file": made.upload(made.PDF)}).status_code == 404
    assert desk.post("files/S1-1/").status_code == 400
    assert not stored()


def test_nothing_is_added_or_removed_after_submitting(desk):
    said = desk.added()
    desk.save("S1-1", "3")
    desk.post("review/")
    assert desk.add(made.PDF + b"late %%EOF").status_code == 409
    assert desk.client.post(said["remove_url"]).status_code == 409
    assert desk.client.get(said["url"]).status_code == 200


def test_a_path_in_a_name_leads_nowhere(desk, stored, media):
    assert desk.added(name="../../../etc/cron.d/x.pdf")["name"] == "x.pdf"
    [path] = stored()
    assert path.parent == media / "evidence"


def test_a_full_disk_is_said_and_leaves_no_row(desk, monkeypatch):
    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", full)
    reply = desk.add()
    assert reply.status_code == 503
    assert reply.json()["code"] == "storage_trouble"
    assert not EvidenceFile.objects.exists()


def test_without_script_files_come_with_the_form(desk):
    page = desk.get("s/S1/").content.decode()
    assert 'enctype="multipart/form-data"' in page
    data = {"S1-1-answer": "3", "S1-1-files": [made.upload(made.PDF), made.upload(made.picture(), "图.png")]}
    reply = desk.post("s/S1/", {**data, "upload": "S1-1"})
    assert reply.status_code == 302
    assert reply["Location"].endswith("/s/S1/#q-S1-1")
    page = desk.get("s/S1/").content.decode()
    assert "报告.pdf" in page
    assert "图.png" in page
    assert desk.answers()["S1-1"].level == 3


def test_without_script_a_refused_file_is_named_and_the_rest_is_kept(desk):
    files = [made.upload(b"<svg/>", "坏.png"), made.upload(made.PDF)]
    reply = desk.post(
        "s/S1/", {"S1-1-answer": "3", "S1-1-note": "x" * 2001, "S1-2-answer": "2", "S1-1-files": files}
    )
    assert reply.status_code == 400
    said = text_of(reply)
    assert "坏.png: 不收网页、SVG和XML" in said
    assert "报告.pdf" in said
    assert desk.answers()["S1-2"].level == 2


def test_without_script_a_button_removes_a_file(desk):
    uid = desk.added()["url"].split("/")[-2]
    assert desk.post("s/S1/", {"S1-1-answer": "3", "remove": uid}).status_code == 302
    assert not EvidenceFile.objects.exists()
    assert desk.answers()["S1-1"].level == 3


def test_a_file_counts_as_evidence_and_is_listed_in_the_review(desk):
    desk.save("S1-1", "4", evidence="https://example.cn/a")
    desk.added(name="报告.pdf")
    assert "报告.pdf" in text_of(desk.get("review/"))
    desk.post("review/")
    result = latest_result(Round.objects.get(pk=desk.respondent.round_id))
    cell = result.sheet["respondents"][0]["answers"]["S1-1"]
    assert cell["evidence"] == ["https://example.cn/a", "报告.pdf"]
    assert result.document["items"]["S1-1"]["evidence"] == 1
    assert result.document["items"]["S1-1"]["evidenced"] == 100


def test_the_firm_fetches_it_and_another_firm_does_not(db, media, client):
    alice = firm_with("清源咨询", alice="owner", vera="viewer")["alice"]
    firm_with("别家", charlie="owner")
    round_ = answered_round(alice)
    desk = Desk(selectors.coordinator_of(round_))
    uid = desk.added()["url"].split("/")[-2]
    place = f"/firm/rounds/{round_.uid}/files/{uid}/"
    client.login(email="alice@example.com", password=PASSWORD)
    # Nobody looks over the shoulder of a company that still answers.
    assert client.get(place).status_code == 404
    desk.post("review/")
    assert place in client.get(f"/firm/rounds/{round_.uid}/verify/").content.decode()
    assert client.get(place)["Content-Disposition"].startswith("attachment")
    for who, status in (("vera", 200), ("charlie", 404)):
        client.login(email=f"{who}@example.com", password=PASSWORD)
        assert client.get(place).status_code == status
    client.logout()
    assert client.get(place).status_code == 302


def test_a_stored_picture_is_the_one_drawn_anew(desk, stored):
    desk.added(made.picture("PNG") + b"<script>alert(1)</script>", name="图.png")
    [path] = stored()
    assert b"script" not in path.read_bytes()
    assert Image.open(io.BytesIO(path.read_bytes())).format == "PNG"


def test_a_disk_that_fills_up_in_the_middle_of_an_upload_is_said(desk, stored, monkeypatch):
    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(BoundedUploads, "receive_data_chunk", full)
    reply = desk.add()
    assert reply.status_code == 503
    assert reply.json()["code"] == "storage_trouble"
    assert not stored()


def test_a_file_that_no_row_names_is_removed_after_a_day(desk, stored):
    desk.added()
    desk.added(made.PDF + b"lost %%EOF", item="S1-2")
    desk.added(made.PDF + b"under way %%EOF", item="S1-3")
    lost = EvidenceFile.objects.get(answer__item="S1-2")
    yesterday = time.time() - 25 * 3600
    for path in stored():
        if path.name not in EvidenceFile.objects.get(answer__item="S1-3").file:
            os.utime(path, (yesterday, yesterday))
    EvidenceFile.objects.exclude(answer__item="S1-1").delete()
    assert remove_orphans() == 1
    assert len(stored()) == 2
    assert lost.file.split("/")[1] not in {path.name for path in stored()}


def test_where_nothing_was_ever_stored_nothing_is_removed(db, media):
    assert remove_orphans() == 0
