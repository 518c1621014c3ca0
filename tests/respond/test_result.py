import json
import re

import pytest

from assessment.models import Report
from assessment.reports import tasks
from tests.respond.conftest import Visit, found, text_of
from tests.rounds import FIRST_EXAMPLE, answer, started


def submitted(levels=FIRST_EXAMPLE, **facts) -> Visit:
    visit = Visit(started(**facts))
    answer(visit.respondent, levels)
    visit.post("review/")
    return visit


@pytest.fixture
def result(db):
    return submitted()


def test_before_submitting_there_is_no_result(visit):
    response = visit.get("result/")
    assert response.status_code == 409
    assert "还没有结果" in text_of(response)
    assert visit.path() in response.content.decode()


def test_it_begins_with_the_finding_and_its_figures(result):
    said = text_of(result.get("result/"))
    assert "正在转向" in said
    assert "第3档" in said
    assert re.search(r"总分 56\b", said)
    assert re.search(r"透支指数 40\b", said)
    assert "在“待出发”和“新路”之间" in said


def test_the_pictures_are_there_before_any_script(result):
    page = result.get("result/").content.decode()
    pictures = re.findall(
        r'<img src="data:image/svg\+xml,[^"]+" width="\d+" height="\d+" alt="([^"]+)"', page
    )
    assert len(pictures) == 2
    assert "着力生产 75" in pictures[0]


def test_the_same_figures_are_there_as_data_for_the_interactive_chart(result):
    page = result.get("result/").content.decode()
    data = found(r'<script id="chart-radar" type="application/json">(.*?)</script>', page)
    figure = json.loads(data)
    assert figure["layout"]["polar"]["radialaxis"]["range"] == [0, 100]
    assert figure["data"]


def test_values_can_be_read_in_a_table(result):
    table = result.get("result/").content.decode().split('class="table values"')[1].split("</table>")[0]
    rows = re.findall(r'<th scope="row">([^<]+)</th>.*?<b>(\d+)</b>', table)
    assert dict(rows) == {
        "着力生产": "75", "靠增益盈利": "25", "自身造血": "92", "互不锁定": "50",
        "技术融入产业": "75", "数据与新分工": "50", "供需平衡": "25",
    }  # fmt: skip
    assert "全部已知" in table


def test_a_dimension_with_too_little_known_has_a_range_and_no_score(db):
    visit = Visit(started())
    answer(visit.respondent, FIRST_EXAMPLE)
    for item in ("S2-1", "S2-2", "S2-3", "S2-4"):
        visit.save(item, "dk")
    visit.post("review/")
    page = visit.get("result/").content.decode()
    table = page.split('class="table values"')[1].split("</table>")[0]
    assert re.search(r"靠增益盈利</th>.*?–</td>", table)
    assert 'class="range hollow"' in table
    assert "先弄清楚" in page
    assert '<span class="no">2.1</span>' in page.split('<ul class="found')[1].split("</ul>")[0]


def test_the_first_five_steps_say_what_to_do(result):
    steps = result.get("result/").content.decode().split('<ol class="steps')[1].split("</ol>")[0]
    assert steps.count("<li>") == 5
    assert "供需再平衡 7.5" in steps
    assert re.search(r"力气[小中大]", steps)
    assert re.search(r"\d+个月", steps)
    assert "本方面+4" in steps


def test_three_readings_stand_side_by_side(result):
    table = (
        result.get("result/").content.decode().split('class="section ruled readings"')[1].split("</table>")[0]
    )
    total = found(r'(class="total".*)', table)
    claimed, evidenced, verified = re.findall(r'<td class="figure">([^<]+)</td>', total)
    assert claimed == verified == "56"
    assert int(evidenced) < 56


def test_notices_are_kind_and_never_change_a_score(result):
    said = text_of(result.get("result/"))
    assert "值得再看" in said
    assert "这些都不改变得分" in said
    assert "高分多，证据少" in said


def test_an_express_result_carries_its_mark(db):
    assert '<b class="mark">快速版</b>' in submitted("32" * 7, form="express").get("result/").content.decode()


def test_a_full_result_carries_none(result):
    assert 'class="mark"' not in result.get("result/").content.decode()


def test_it_says_again_that_it_is_one_view(result):
    assert "一种看法，不是标准" in text_of(result.get("result/"))


def test_it_speaks_english(db):
    said = text_of(submitted(language="en").get("result/"))
    assert "Overall score" in said
    assert "Do these first" in said
    assert "Paid for gains" in said


@pytest.mark.parametrize("levels", ["0" * 42, "4" * 42, "2" * 42, "4"])
def test_extremes_have_a_page_too(db, levels):
    assert submitted(levels).get("result/").status_code == 200


def test_all_unknown_has_a_page_too(db):
    visit = Visit(started())
    visit.save("S1-1", "dk")
    visit.post("review/")
    response = visit.get("result/")
    assert response.status_code == 200
    assert "没有排出步骤" in text_of(response)


# Reports.


@pytest.fixture
def no_worker(monkeypatch):
    monkeypatch.setattr("assessment.reports.tasks.draw_report.delay", lambda report_id: None)


def test_a_report_can_be_asked_for_without_script(result, no_worker):
    response = result.post("reports/", {"language": "en"})
    assert response["Location"] == result.path("result/") + "#report"
    report = Report.objects.get()
    assert report.language == "en"
    page = result.get("result/").content.decode()
    assert "排队中" in page
    assert f'data-state-url="{result.path(f"reports/{report.uid}/")}"' in page


def test_asking_twice_is_one_report(result, no_worker):
    result.post("reports/", {"language": "en"})
    result.post("reports/", {"language": "en"})
    assert Report.objects.count() == 1


def test_a_script_is_told_the_state_and_where_to_ask_again(result, no_worker):
    reply = result.client.post(
        result.path("reports/"), {"language": "zh-hans"}, headers={"Accept": "application/json"}
    )
    report = Report.objects.get()
    body = reply.json()
    assert body["state"] == "queued"
    assert body["state_url"] == result.path(f"reports/{report.uid}/")
    assert body["file_url"] == result.path(f"reports/{report.uid}/file/")
    assert result.client.get(body["state_url"]).json()["file"] is False


def test_a_language_that_there_is_not_is_refused(result):
    assert result.post("reports/", {"language": "fr"}).status_code == 400
    assert not Report.objects.exists()


def test_a_report_before_the_result_is_a_conflict(visit):
    assert visit.post("reports/", {"language": "en"}).status_code == 409


def test_a_file_that_is_not_ready_is_not_there(result, no_worker):
    result.post("reports/", {"language": "en"})
    assert result.get(f"reports/{Report.objects.get().uid}/file/").status_code in (404, 409)


def test_a_ready_report_is_downloaded_under_a_name_that_one_recognises(result, media, monkeypatch):
    monkeypatch.setattr("assessment.reports.services.draw", lambda document: b"%PDF-1.7 drawn")
    monkeypatch.setattr("assessment.reports.tasks.draw_report.delay", lambda report_id: None)
    result.post("reports/", {"language": "zh-hans"})
    tasks.draw_report(Report.objects.get().pk)
    page = result.get("result/").content.decode()
    file = found(r'href="([^"]+/file/)" download', page)
    response = result.client.get(file)
    assert b"".join(response.streaming_content) == b"%PDF-1.7 drawn"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")
    assert "%E4%BA%91%E9%87%87" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]


def test_another_companys_report_is_not_there(result, no_worker, db):
    result.post("reports/", {"language": "en"})
    other = submitted()
    uid = Report.objects.get().uid
    assert other.get(f"reports/{uid}/").status_code == 404
    assert other.get(f"reports/{uid}/file/").status_code == 404


def test_a_failed_report_says_why_and_can_be_tried_again(result, no_worker):
    result.post("reports/", {"language": "en"})
    Report.objects.update(state=Report.State.FAILED, reason=Report.Reason.STORAGE)
    page = result.get("result/").content.decode()
    assert "文件没有存上" in page
    assert "再试一次" in page
    result.post("reports/", {"language": "en"})
    assert Report.objects.get().state == Report.State.QUEUED
