"""A program's whole way: a company, a round, its link, the answers, the result, a report."""

from django.conf import settings

from assessment.consult.actions import open_next_round
from assessment.instruments.selectors import instrument_of
from assessment.models import Report, Round
from assessment.respond.actions import AnswerInput, give_consent, save_answers, submit_response
from assessment.rounds.selectors import respondent_by_token
from tests.people import ASKED, company_of, draw, round_of, submitted
from tests.rounds import FIRST_EXAMPLE

COMPANY = {"name": "恒远精密制造", "industry": "C", "size": "large", "region": "JS"}
ROUND = {"form": "full", "track": "producer", "language": "zh-hans", "email": "contact@example.com"}


def path_of(address):
    return address.removeprefix(settings.PUBLIC_URL)


def answer_all(link):
    token = link.rstrip("/").rpartition("/")[2]
    respondent = respondent_by_token(token)
    give_consent(respondent=respondent)
    items = instrument_of(respondent.round.instrument).items("full")
    levels = FIRST_EXAMPLE.replace(" ", "")
    answers = {
        item.code: AnswerInput(kind="level", level=int(level))
        for item, level in zip(items, levels, strict=True)
    }
    save_answers(token=token, answers=answers)
    submit_response(token=token)


def test_from_a_new_company_to_its_pdf(api, media):
    made = api.post("companies/", COMPANY)
    assert made.status_code == 201
    assert made.json() | COMPANY == made.json()
    assert made.json()["round"] is None

    opened = api.post(f"{made['Location']}rounds/", ROUND)
    round_ = opened["Location"]
    assert opened.status_code == 201
    assert opened.json()["state"] == "open"
    assert opened.json()["stage"] == "invited"
    assert opened.json()["progress"]["of"] == 42
    assert api.get(f"{round_}result/").json()["code"] == "not_submitted"

    answer_all(opened.json()["link"]["url"])
    state = api.get(round_).json()
    assert (state["state"], state["stage"], state["progress"]["answered"]) == ("submitted", "submitted", 42)
    assert [row["answered"] for row in state["progress"]["dimensions"]] == [6] * 7

    result = api.get(f"{round_}result/").json()
    assert result["revision"] == 1
    assert result["current"] is True
    assert result["figures"]["claimed"]["overall"]["band"] == 3
    assert round(result["figures"]["claimed"]["overall"]["score"], 6) == 55.952381

    asked = api.post(f"{round_}reports/", {"language": "en"})
    assert (asked.status_code, asked["Retry-After"], asked.json()["state"]) == (202, "1", "queued")
    report = asked["Location"]
    assert api.get(f"{report}file/").json()["code"] == "report_not_ready"

    draw(Report.objects.get())
    ready = api.get(report)
    assert ready.json()["state"] == "ready"
    assert "Retry-After" not in ready

    fetched = api.get(path_of(ready.json()["file"]))
    body = b"".join(fetched.streaming_content)
    assert fetched["Content-Type"] == "application/pdf"
    assert body.startswith(b"%PDF")
    assert "attachment" in fetched["Content-Disposition"]

    again = api.post(f"{round_}reports/", {"language": "en"})
    assert (again.status_code, again.json()["uid"]) == (202, ready.json()["uid"])


def test_a_program_renews_a_link(api, bob):
    round_ = round_of(bob)
    before = api.get(f"rounds/{round_.uid}/").json()["link"]["url"]
    after = api.post(f"rounds/{round_.uid}/link/").json()["url"]
    assert before != after
    assert api.get(f"rounds/{round_.uid}/").json()["link"]["url"] == after


def test_the_companies_are_listed_a_page_at_a_time(api, bob):
    for number in range(3):
        company_of(bob, name=f"{number} Ltd")
    first = api.get("companies/", data={"limit": 2, "search": "Ltd"}).json()
    assert (first["count"], [row["name"] for row in first["results"]]) == (3, ["2 Ltd", "1 Ltd"])
    assert first["next"].startswith(f"{settings.PUBLIC_URL}/api/v1/companies/?")
    second = api.get(path_of(first["next"])).json()
    assert ([row["name"] for row in second["results"]], second["next"]) == (["0 Ltd"], None)


def test_a_program_reads_every_round_of_a_company(api, bob):
    first = submitted(bob)
    open_next_round(by=bob, company=first.company, facts=ASKED)
    rounds = api.get(f"companies/{first.company.uid}/rounds/").json()["results"]
    assert [(row["number"], row["state"]) for row in rounds] == [(2, "open"), (1, "submitted")]
    assert Round.objects.count() == 2
