"""A stored instrument never changes: a changed text is a new version, and what has begun keeps its own."""

import pytest

from assessment.instruments.files import shipped_sources
from assessment.instruments.selectors import SHIPPED, current_version, instrument_of
from assessment.instruments.services import store_shipped, store_version
from assessment.models import InstrumentVersion
from scoring import InstrumentFaults
from tests.rounds import started

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed() -> dict[str, str]:
    sources = dict(shipped_sources()[SHIPPED])
    sources["S1.yaml"] = sources["S1.yaml"].replace("改造对象", "改造的对象", 1)
    return sources


def test_storing_the_same_texts_twice_is_one_version():
    before = InstrumentVersion.objects.count()
    assert [new for _, new in store_shipped()] == [False]
    assert InstrumentVersion.objects.count() == before


def test_a_comment_makes_no_new_version():
    sources = {name: f"# a remark\n{text}" for name, text in shipped_sources()[SHIPPED].items()}
    assert store_version(sources)[1] is False


def test_a_changed_text_is_a_new_version_that_new_rounds_ask(changed):
    old = current_version()
    version, new = store_version(changed)
    assert new
    assert version.revision == old.revision + 1
    assert version.digest != old.digest
    assert started("新轮").round.instrument == version


def test_a_round_that_has_begun_keeps_its_version(changed):
    round_ = started("先开始的").round
    store_version(changed)
    round_.refresh_from_db()
    assert instrument_of(round_.instrument).dimension("S1").name["zh-hans"] == "改造对象"


def test_a_stored_version_cannot_be_saved_over():
    version = current_version()
    version.digest = "0" * 64
    with pytest.raises(TypeError, match="never changed"):
        version.save()


def test_a_broken_text_is_not_stored_and_every_fault_is_told(changed):
    changed["S1.yaml"] = changed["S1.yaml"].replace("code: S1-1", "code: S1-2", 1)
    changed["D1.yaml"] = changed["D1.yaml"].replace("group: direction", "group: sideways", 1)
    before = InstrumentVersion.objects.count()
    with pytest.raises(InstrumentFaults) as told:
        store_version(changed)
    assert {fault.file for fault in told.value.faults} >= {"S1.yaml", "D1.yaml"}
    assert InstrumentVersion.objects.count() == before
