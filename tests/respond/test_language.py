import pytest

pytestmark = pytest.mark.django_db


def test_the_language_is_switched_and_one_stays_where_one_was(client):
    response = client.post("/language/", {"language": "en", "next": "/lost/"})
    assert response["Location"] == "/lost/"
    assert "Send my link again" in client.get("/lost/").content.decode()


@pytest.mark.parametrize(
    "next_",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "http:///evil.example",
        "start",
        "respond:start",
        "%00",
    ],
)
def test_one_is_sent_to_no_other_site(client, next_):
    assert client.post("/language/", {"language": "en", "next": next_})["Location"] == "/"


@pytest.mark.parametrize("language", ["fr", "", "zh", "../en"])
def test_a_language_that_there_is_not_changes_nothing(client, language):
    response = client.post("/language/", {"language": language, "next": "/"})
    assert response.status_code == 302
    assert "language" not in response.cookies


def test_a_link_cannot_switch_the_language(client):
    assert client.get("/language/?language=en").status_code == 405
