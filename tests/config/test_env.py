"""Settings are typed, documented, and fail loudly."""

import re

import pytest

from config.env import BASE_DIR, Env, read_env

PRODUCTION = {
    "MODE": "production",
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "crossroads.example.com, www.example.com",
    "PUBLIC_URL": "https://crossroads.example.com/",
}


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch, tmp_path):
    monkeypatch.setitem(Env.model_config, "env_file", None)
    for name in Env.model_fields:
        monkeypatch.delenv(name, raising=False)


def given(monkeypatch, **values):
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return read_env()


def documented():
    text = (BASE_DIR / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", text, re.MULTILINE))


def test_every_setting_is_in_the_example_file():
    assert documented().keys() == Env.model_fields.keys()


def test_the_example_shows_the_defaults(monkeypatch):
    shown = {name: value for name, value in documented().items() if value and name != "DATA_DIR"}
    assert given(monkeypatch, **shown) == read_env().model_copy(
        update={"DATA_DIR": given(monkeypatch).DATA_DIR}
    )


def test_production_takes_what_it_is_given(monkeypatch):
    env = given(monkeypatch, **PRODUCTION)
    assert env.hosts == ["crossroads.example.com", "www.example.com"]
    assert env.public_url == "https://crossroads.example.com"


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL"])
def test_production_refuses_to_start_without(missing, monkeypatch):
    values = {name: value for name, value in PRODUCTION.items() if name != missing}
    with pytest.raises(SystemExit, match=f"MODE=production needs {missing}"):
        given(monkeypatch, **values)


def test_all_faults_are_told_at_once(monkeypatch):
    with pytest.raises(SystemExit) as stop:
        given(
            monkeypatch,
            PORT="no number",
            TIME_ZONE="Mars/Olympus",
            START_RATE="often",
            PUBLIC_URL="example.com",
        )
    for name in ("PORT", "TIME_ZONE", "START_RATE", "PUBLIC_URL"):
        assert name in str(stop.value)


def test_a_lease_must_outlive_the_hard_limit(monkeypatch):
    with pytest.raises(SystemExit, match="REPORT_LEASE_S must be over REPORT_HARD_LIMIT_S"):
        given(monkeypatch, REPORT_LEASE_S="10")


def test_the_public_address_of_a_local_installation_is_an_allowed_host(monkeypatch):
    env = given(monkeypatch, HOST="0.0.0.0", PUBLIC_URL="http://192.168.1.5:8000")
    assert "192.168.1.5" in env.hosts
