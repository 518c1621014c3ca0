"""A section's page, also without any script."""

import re

import pytest

from assessment.instruments.selectors import instrument_of
from assessment.models import Answer
from tests.respond.conftest import Visit, found, text_of
from tests.rounds import FIRST_EXAMPLE, answer, started

S1 = ("S1-1", "S1-2", "S1-3", "S1-4", "S1-5", "S1-6")


def checked(page: str, item: str) -> list[str]:
    return re.findall(rf'name="{item}-answer" value="(\w+)"[^>]* checked', page)


def answers_to(codes, value="3", **more) -> dict[str, str]:
    return {f"{code}-answer": value for code in codes} | {
        key.replace("_", "-", 2): text for key, text in more.items()
    }


def test_each_item_is_a_fieldset_with_its_levels_as_labelled_rows(visit):
    page = visit.get("s/S1/").content.decode()
    instrument = instrument_of(visit.respondent.round.instrument)
    assert page.count("<fieldset") == page.count("<legend>") == len(instrument.dimension("S1").items)
    for item in instrument.dimension("S1").items:
        for level, text in enumerate(item.wording("enabler").levels):
            assert (
                f'<input type="radio" name="{item.code}-answer" value="{level}" id="{item.code}-{level}">'
                in page
            )
            assert f'<label for="{item.code}-{level}">{text["zh-hans"]}</label>' in page


def test_why_we_ask_unfolds_with_the_essays_label(visit):
    page = visit.get("s/S1/").content.decode()
    assert page.count("<details>") >= len(S1)
    assert "见文章S1.1段" in page


def test_not_applying_is_offered_only_where_the_instrument_allows_it(visit):
    page = visit.get("s/S3/").content.decode()
    assert 'name="S3-3-answer" value="na"' in page
    assert 'name="S3-1-answer" value="na"' not in page


def test_a_producer_reads_the_producers_wording(db):
    visit = Visit(started(track="producer"))
    wording = instrument_of(visit.respondent.round.instrument).item("S2-1").wording("producer")
    assert wording.stem["zh-hans"] in text_of(visit.get("s/S2/"))
    assert 'name="S4-6-answer" value="na"' in visit.get("s/S4/").content.decode()


def test_the_express_form_asks_its_own_items_under_their_own_numbers(db):
    page = Visit(started(form="express")).get("s/S2/").content.decode()
    assert re.findall(r'data-item="(S2-\d)"', page) == ["S2-1", "S2-3"]
    assert '<span class="no">2.3</span>' in page


def test_what_was_saved_is_shown(visit):
    visit.save("S1-2", "4", note="去年起 <b>", evidence="https://example.cn/a")
    page = visit.get("s/S1/").content.decode()
    assert checked(page, "S1-2") == ["4"]
    assert checked(page, "S1-1") == []
    assert "去年起 &lt;b&gt;" in page
    assert 'value="https://example.cn/a"' in page


def test_progress_over_all_sections_is_shown_and_each_is_one_press_away(visit):
    answer(visit.respondent, "323433")
    page = visit.get("s/S2/").content.decode()
    assert "改造对象：6题答了6题" in page
    assert "盈利方式：6题答了0题" in page
    for code in ("S1", "S2", "S3", "S4", "D1", "D2", "D3"):
        assert f'name="go" value="{code}"' in page
    assert page.count('aria-current="page"') == 1
    assert "还剩约22分钟" in page


@pytest.mark.parametrize("code", ["S9", "s1", "", "S1-1", "x" * 200])
def test_an_unknown_section_is_nowhere(visit, code):
    assert visit.get(f"s/{code}/").status_code == 404


def test_after_submitting_the_section_leads_to_the_result(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    visit.post("review/")
    assert visit.get("s/S1/")["Location"] == visit.path("result/")


# Without script: the whole section at once.


def test_the_whole_section_is_saved_and_leads_on(visit):
    response = visit.post("s/S1/", answers_to(S1) | {"go": "S2", "opened": "1700000000"})
    assert response["Location"] == visit.path("s/S2/")
    assert {row.level for row in visit.answers().values()} == {3}
    assert len(visit.answers()) == 6


@pytest.mark.parametrize(
    ("go", "there"),
    [("D3", "s/D3/"), ("review", "review/"), ("home", ""), ("", "s/S1/"), ("https://evil.example", "s/S1/")],
)
def test_any_button_saves_first_and_then_goes_where_it_says(visit, go, there):
    response = visit.post("s/S1/", answers_to(S1[:1]) | {"go": go})
    assert response["Location"] == visit.path(there)
    assert visit.answers()["S1-1"].level == 3


def test_changing_the_language_saves_first(visit):
    response = visit.post("s/S1/", answers_to(S1[:1]) | {"switch": "en"})
    assert response["Location"] == visit.path("s/S1/")
    assert visit.answers()["S1-1"].level == 3
    assert "Transformation target" in text_of(visit.get("s/S1/"))


def test_what_is_right_is_saved_and_the_rest_is_shown_again_as_it_was_typed(visit):
    data = {
        "S3-1-answer": "3",
        "S3-2-answer": "na",
        "S3-2-reason": "",
        "S3-2-note": "问过销售",
        "S3-4-answer": "2",
        "S3-4-evidence": ["javascript:alert(1)", "https://example.cn/b"],
        "S3-4-note": "n" * 2001,
        "opened": "1700000000",
        "go": "S4",
    }
    response = visit.post("s/S3/", data)
    page = response.content.decode()
    assert response.status_code == 400
    assert set(visit.answers()) == {"S3-1"}
    assert checked(page, "S3-1") == ["3"]
    assert checked(page, "S3-2") == ["na"]
    assert checked(page, "S3-4") == ["2"]
    assert "问过销售" in page
    assert 'value="javascript:alert(1)"' in page
    assert 'value="https://example.cn/b"' in page
    assert "n" * 2001 in page
    assert 'name="opened" value="1700000000"' in page


def test_faults_are_summed_up_on_top_and_tied_to_their_fields(visit):
    page = visit.post(
        "s/S3/", {"S3-2-answer": "na", "S3-4-answer": "2", "S3-4-evidence": "nonsense:x"}
    ).content.decode()
    summary = page.split('id="faults"')[1].split("</div>")[0]
    assert "有2题还没保存" in summary
    assert 'href="#q-S3-2"' in summary
    assert 'href="#q-S3-4"' in summary
    assert "请用几个字说明为什么不适用。" in summary
    assert '<span class="error" id="S3-2-reason-error" data-error="reason">请用几个字' in page
    assert re.search(
        r'id="S3-2-reason"[^>]*aria-invalid="true"[^>]*aria-describedby="S3-2-reason-error"', page
    )


def test_a_level_of_five_is_refused_on_the_page_too(visit):
    response = visit.post("s/S1/", {"S1-1-answer": "5"})
    assert response.status_code == 400
    assert "请从列出的选项里选一个。" in text_of(response)
    assert not Answer.objects.exists()


def test_items_of_another_section_are_not_taken(visit):
    visit.post("s/S1/", {"S1-1-answer": "3", "D3-1-answer": "3"})
    assert set(visit.answers()) == {"S1-1"}


def test_an_old_page_does_not_wipe_what_another_device_has_saved_since(visit):
    visit.save("S1-2", "4")
    visit.post("s/S1/", {"S1-1-answer": "3", "S1-2-note": "", "S1-2-revision": "0"})
    assert visit.answers()["S1-2"].level == 4


def test_a_note_that_stood_alone_can_be_taken_away(visit):
    visit.save("S1-2", "", note="先记着")
    visit.post("s/S1/", {"S1-2-note": "", "S1-2-revision": "1"})
    assert visit.answers()["S1-2"].note == ""


def test_posting_after_submission_is_a_conflict_and_changes_nothing(visit):
    answer(visit.respondent, FIRST_EXAMPLE)
    visit.post("review/")
    response = visit.post("s/S1/", answers_to(S1, "0"))
    assert response.status_code == 409
    assert "答卷已提交" in text_of(response)
    assert visit.answers()["S1-1"].level == 3


@pytest.mark.parametrize("form", ["express", "full"])
@pytest.mark.parametrize("track", ["enabler", "producer"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_browser_without_script_goes_from_the_first_section_to_the_result(db, form, track, language):
    visit = Visit(started(form=form, track=track, language=language))
    place = found(r'href="([^"]+/s/\w+/)"', visit.get().content.decode())
    pages = 0
    while "/review/" not in place:
        page = visit.client.get(place).content.decode()
        codes = re.findall(r'data-item="([^"]+)"', page)
        go = re.findall(r'<button class="button" name="go" value="(\w+)"', page)[0]
        sent = {f"{code}-answer": str(index % 5) for index, code in enumerate(codes)}
        hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page))
        place = visit.client.post(place, hidden | sent | {"go": go})["Location"]
        pages += 1
    assert pages == len(instrument_of(visit.respondent.round.instrument).dimensions)
    assert visit.client.get(place).status_code == 200
    done = visit.client.post(place)
    assert done["Location"] == visit.path("result/")
    assert visit.client.get(done["Location"]).status_code == 200
