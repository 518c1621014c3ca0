"""Adding companies and finding them again."""

import pytest
from django.urls import reverse

from assessment.consult import actions, selectors
from assessment.consult.progress import Overall, Stage, progress_of, rows_of
from assessment.models import Company, Respondent
from assessment.refusals import Invalid, ReadOnly
from assessment.rounds.services import CompanyFacts
from tests.people import FACTS, answered_round, company_of, round_of, submitted

FORM = {
    "name": "锦川纺织", "industry": "C", "size": "medium", "region": "GD",
    "track": "producer", "form": "express", "language": "en", "email": "contact@example.com",
}  # fmt: skip


def test_a_new_company_comes_with_its_first_round_and_link(signed_in, bob):
    response = signed_in(bob).post(reverse("consult:new_company"), FORM, follow=True)
    company = Company.objects.get()
    respondent = Respondent.objects.get()
    assert company.firm == bob.firm
    assert (respondent.round.form, respondent.round.track) == ("express", "producer")
    assert (respondent.language, respondent.email) == ("en", "contact@example.com")
    assert response.redirect_chain == [(reverse("consult:company", args=[company.uid]), 302)]


def test_a_faulty_form_says_what_is_wrong_and_keeps_what_was_typed(signed_in, bob):
    faulty = FORM | {"name": "  ", "industry": "Z", "email": "nobody"}
    response = signed_in(bob).post(reverse("consult:new_company"), faulty)
    assert response.status_code == 400
    page = response.content.decode()
    assert "Please give the company&#x27;s name." in page
    assert 'value="nobody"' in page
    assert not Company.objects.exists()


def test_the_action_itself_refuses_facts_that_break_the_rules(bob):
    with pytest.raises(Invalid) as refusal:
        actions.add_company(by=bob, facts=CompanyFacts(name="x" * 81, industry="Z", size="", region="GD"))
    assert set(refusal.value.fields) == {"name", "industry", "size"}
    assert not Company.objects.exists()


def test_a_viewer_may_not_add_a_company(vera):
    with pytest.raises(ReadOnly):
        actions.add_company(by=vera, facts=FACTS)


def test_the_facts_can_be_corrected_and_what_was_frozen_keeps_its_name(signed_in, bob):
    round_ = submitted(bob)
    address = reverse("consult:facts", args=[round_.company.uid])
    signed_in(bob).post(address, FORM | {"name": "锦川纺织（集团）"})
    assert Company.objects.get().name == "锦川纺织（集团）"
    assert round_.results.get().sheet["company"]["name"] == "锦川纺织"


def test_a_refused_correction_shows_the_stored_name_above_and_the_typed_one_in_the_field(signed_in, bob):
    company = company_of(bob)
    response = signed_in(bob).post(reverse("consult:facts", args=[company.uid]), FORM | {"name": "x" * 81})
    assert response.status_code == 400
    assert f">{company.name}</a>" in response.content.decode()
    assert 'value="' + "x" * 81 in response.content.decode()


def test_the_list_shows_state_progress_and_overall_figures(bob):
    waiting, half, done = (
        round_of(bob, name="甲"),
        answered_round(bob, "323", name="乙"),
        submitted(bob, name="丙"),
    )
    rows = {row.company.name: row for row in rows_of(list(selectors.companies_of(bob.firm)))}
    far = {name: row.progress for name, row in rows.items() if row.progress}
    assert [(rows[name].stage, far[name].answered) for name in "甲乙丙"] == [
        (Stage.INVITED, 0),
        (Stage.ANSWERING, 3),
        (Stage.SUBMITTED, 42),
    ]
    assert far["甲"].last_activity is None
    assert rows["丙"].overall == Overall(score=56, band=3, band_low=3, band_high=3)
    assert [rows[name].round for name in "甲乙丙"] == [waiting, half, done]


def test_a_band_that_is_not_certain_is_shown_as_a_range(signed_in, bob):
    known = [
        (7, "323433"),
        (7, "4"),
        (6, "434344"),
        (6, "221232"),
        (6, "323343"),
        (6, "212232"),
        (6, "112101"),
    ]
    submitted(bob, "".join(levels for _count, levels in known[:1]) + "1")
    page = signed_in(bob).get(reverse("consult:companies")).content.decode()
    assert "Starting – Thriving" in page


def test_an_item_with_only_a_note_does_not_count_as_answered(bob):
    round_ = answered_round(bob, "3")
    selectors.coordinator_of(round_).answers.create(item="S1-2", kind="blank", note="later")
    assert progress_of([round_])[round_.pk].answered == 1


def test_the_list_is_searched_by_name(signed_in, bob):
    company_of(bob, name="锦川纺织")
    company_of(bob, name="东岭化工")
    page = signed_in(bob).get(reverse("consult:companies"), {"q": "纺织"}).content.decode()
    assert "锦川纺织" in page
    assert "东岭化工" not in page


def test_the_list_has_fifty_companies_a_page_and_the_search_stays(signed_in, bob):
    for number in range(52):
        actions.add_company(by=bob, facts=CompanyFacts(**{**vars(FACTS), "name": f"{number:02} Ltd"}))
    client = signed_in(bob)
    first = client.get(reverse("consult:companies"), {"q": "Ltd"})
    second = client.get(reverse("consult:companies"), {"q": "Ltd", "page": 2})
    assert (len(first.context["rows"]), len(second.context["rows"])) == (50, 2)
    assert "?q=Ltd&amp;page=2" in first.content.decode()
    assert client.get(reverse("consult:companies"), {"page": "nonsense"}).status_code == 200


def test_the_list_asks_the_database_no_more_for_twenty_companies_than_for_two(
    signed_in, bob, django_assert_max_num_queries
):
    client = signed_in(bob)
    for number in range(20):
        (submitted if number % 3 else answered_round)(bob, name=f"{number} Ltd")
    with django_assert_max_num_queries(9):
        client.get(reverse("consult:companies"))


def test_an_empty_firm_is_told_how_to_begin(signed_in, bob, vera):
    assert "Add the first one" in signed_in(bob).get(reverse("consult:companies")).content.decode()
    assert "Add the first one" not in signed_in(vera).get(reverse("consult:companies")).content.decode()


def test_a_company_without_a_round_offers_to_open_one(signed_in, bob):
    company = actions.add_company(by=bob, facts=FACTS)
    page = signed_in(bob).get(reverse("consult:company", args=[company.uid])).content.decode()
    assert reverse("consult:next_round", args=[company.uid]) in page


def test_a_demonstration_says_so_on_every_page(signed_in, bob):
    bob.firm.is_demonstration = True
    bob.firm.save()
    page = signed_in(bob).get(reverse("consult:companies")).content.decode()
    assert "are invented" in page


def test_a_name_with_marks_of_html_is_shown_as_text(signed_in, bob):
    company = company_of(bob, name='<b>&"Ltd"</b>')
    for name in ("consult:companies", "consult:company"):
        args = [company.uid] if name == "consult:company" else []
        page = signed_in(bob).get(reverse(name, args=args)).content.decode()
        assert "<b>&" not in page
        assert "&lt;b&gt;&amp;" in page
