"""Every address of the workspace for each role: nobody, another firm's, a viewer, a consultant, an owner."""

from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404
from django.urls import get_resolver, reverse

from assessment.consult import actions
from assessment.models import Answer, EvidenceFile, Report
from assessment.reports import services
from tests.people import draw, round_of, submitted

READ, WRITE, WRITE_FORM = "read", "write", "write form"
PAGES = {
    "companies": READ,
    "new_company": WRITE_FORM,
    "company": READ,
    "facts": WRITE_FORM,
    "next_round": WRITE_FORM,
    "round": READ,
    "questionnaire": WRITE_FORM,
    "new_link": WRITE,
    "reopen": WRITE,
    "lock": WRITE,
    "unlock": WRITE,
    "result": READ,
    "verify": READ,
    "verify_item": WRITE,
    "reports": WRITE,
    "report": READ,
    "report_file": READ,
    "evidence_file": READ,
}
OF_THE_FIRM = ("companies", "new_company")


def test_every_address_of_the_workspace_has_a_row_in_this_test():
    workspace = get_resolver().namespace_dict["consult"][1]
    assert {str(name) for name in workspace.reverse_dict if isinstance(name, str)} == set(PAGES)


def evidence_file_of(round_) -> EvidenceFile:
    answer = Answer.objects.filter(respondent__round=round_).first()
    kept = default_storage.save("evidence/1", ContentFile(b"%PDF-1.7"))
    return answer.files.create(name="a.pdf", kind="pdf", size=8, sha256="0" * 64, file=kept)


@pytest.fixture
def arguments(bob, monkeypatch, media):
    """A submitted round with a report that is ready: what every address can be about."""
    monkeypatch.setattr(services, "draw", lambda document: b"%PDF-1.7")
    round_ = submitted(bob)
    file = evidence_file_of(round_)
    report = actions.ask_for_report(by=bob, round_=round_, language="en")
    draw(report)
    of = {"company_uid": round_.company.uid, "round_uid": round_.uid, "uid": report.uid, "item": "S1-1"}
    of["file_uid"] = file.uid
    names = {
        "company": ("company_uid",), "facts": ("company_uid",), "next_round": ("company_uid",),
        "verify_item": ("round_uid", "item"),
        "report": ("round_uid", "uid"), "report_file": ("round_uid", "uid"),
        "evidence_file": ("round_uid", "file_uid"),
    }  # fmt: skip

    def arguments(name):
        keys = () if name in OF_THE_FIRM else names.get(name, ("round_uid",))
        return {key.replace("file_uid", "uid"): of[key] for key in keys}

    return arguments


def statuses(client, name, kwargs):
    address = reverse(f"consult:{name}", kwargs=kwargs)
    return client.get(address).status_code, client.post(address, {}).status_code


@pytest.mark.parametrize("name", PAGES)
def test_nobody_is_asked_to_sign_in(signed_in, arguments, name):
    client = signed_in()
    address = reverse(f"consult:{name}", kwargs=arguments(name))
    response = client.post(address) if PAGES[name] == WRITE else client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", sorted(set(PAGES) - set(OF_THE_FIRM)))
def test_for_another_firm_it_does_not_exist(signed_in, charlie, arguments, name):
    get, post = statuses(signed_in(charlie), name, arguments(name))
    assert {get, post} <= {404, 405}
    assert 404 in {get, post}


@pytest.mark.parametrize("name", sorted(set(PAGES) - set(OF_THE_FIRM)))
def test_what_was_never_there_looks_the_same(signed_in, bob, arguments, name):
    kwargs = {key: value if key == "item" else uuid4() for key, value in arguments(name).items()}
    get, post = statuses(signed_in(bob), name, kwargs)
    assert {get, post} <= {404, 405}
    assert 404 in {get, post}


@pytest.mark.parametrize("name", PAGES)
def test_a_viewer_reads_and_does_not_write(signed_in, vera, arguments, name):
    before = list(Report.objects.values())
    get, post = statuses(signed_in(vera), name, arguments(name))
    wanted = {READ: (200, 405), WRITE: (405, 403), WRITE_FORM: (403, 403)}[PAGES[name]]
    assert (get, post) == wanted
    assert list(Report.objects.values()) == before


@pytest.mark.parametrize("who", ["alice", "bob"])
@pytest.mark.parametrize("name", PAGES)
def test_consultant_and_owner_reach_everything(signed_in, cast, arguments, name, who):
    get, post = statuses(signed_in(cast[who]), name, arguments(name))
    assert get == (405 if PAGES[name] == WRITE else 200)
    assert post in (302, 400, 405)
    assert (post == 405) == (PAGES[name] == READ)


def test_another_firms_list_shows_none_of_ours(signed_in, charlie, bob):
    round_ = round_of(bob)
    assert round_.company.name not in signed_in(charlie).get(reverse("consult:companies")).content.decode()


def test_an_action_does_not_take_a_round_of_another_firm(bob, charlie):
    round_ = submitted(bob)
    for action in (actions.renew_link, actions.reopen_round, actions.lock_round, actions.unlock_round):
        with pytest.raises(Http404):
            action(by=charlie, round_=round_)


def test_a_report_is_reached_only_through_its_own_round(signed_in, bob, arguments):
    other = submitted(bob, name="乙")
    kwargs = arguments("report_file") | {"round_uid": other.uid}
    assert signed_in(bob).get(reverse("consult:report_file", kwargs=kwargs)).status_code == 404


def test_who_belongs_to_no_firm_is_told_so(signed_in, django_user_model, db):
    user = django_user_model.objects.create_user("nomad@example.com", "a quiet river at dawn")
    client = signed_in()
    client.force_login(user)
    response = client.get(reverse("consult:companies"))
    assert response.status_code == 403
    assert "does not belong to a firm" in response.content.decode()


def test_after_a_refused_button_another_language_leads_back_to_its_page(signed_in, bob):
    round_ = round_of(bob)
    page = signed_in(bob).post(reverse("consult:lock", args=[round_.uid])).content.decode()
    assert f'name="next" value="{reverse("consult:round", args=[round_.uid])}"' in page
