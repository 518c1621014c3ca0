import os
import tempfile
from pathlib import Path

# Before Django reads its settings: tests never touch the data of `make run`, nor a developer's .env.
_DATA = Path(tempfile.mkdtemp(prefix="crossroads-test-"))
os.environ["DATA_DIR"] = str(_DATA)
for _name in (
    "MODE",
    "SECRET_KEY",
    "LINK_KEY",
    "PUBLIC_URL",
    "ALLOWED_HOSTS",
    "CELERY_BROKER_URL",
    "EMAIL_HOST",
):
    os.environ.pop(_name, None)
os.environ.setdefault("START_RATE", "1000/minute")

import shutil  # noqa: E402

import hypothesis  # noqa: E402
import pytest  # noqa: E402

from tests.parts import PARTS  # noqa: E402

hypothesis.settings.register_profile("short", max_examples=40, deadline=None)
hypothesis.settings.register_profile("full", max_examples=600, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = {name: why for name, find in PARTS.items() if (why := find()) is not None}
    for item in items:
        for name, why in missing.items():
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    shutil.rmtree(_DATA, ignore_errors=True)
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and os.environ.get("REQUIRE_ALL") == "1":
        reporter.write_line("\nskipped, though everything is required: a failure", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _empty_cache():
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test database holds the shipped instrument, as every real one does."""
    from assessment.instruments.services import store_shipped

    with django_db_blocker.unblock():
        store_shipped()


@pytest.fixture(autouse=True)
def _shipped_after_a_flush(request):
    """Tests with real transactions empty the database behind them: they store the instrument again."""
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
        from assessment.instruments.services import store_shipped

        store_shipped()


@pytest.fixture
def media(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "media"},
        },
    }
    return tmp_path / "media"
