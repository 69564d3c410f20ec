"""An export never fills the disk on which the database writes, and is put back when the site goes down."""

import pytest

from tests.conftest import PASSWORD, plain_text
from web.archives import files, store
from web.core.jobs import Stopped, Work
from web.privacy import making


@pytest.fixture
def full(monkeypatch):
    monkeypatch.setattr(files, "ROOM", 2**62)


def test_on_a_full_disk_no_export_is_begun_and_the_person_reads_why(house, aigerim, full):
    answer = aigerim.do("/profile/export", {"password": PASSWORD}, 503)
    assert "слишком мало места" in plain_text(answer.text) and house.db.value("select count(*) from archive") == 0


def test_a_disk_that_fills_up_meanwhile_leaves_no_file(house, aigerim, monkeypatch):
    monkeypatch.setattr(making, "SMALL", 0)
    aigerim.do("/profile/export", {"password": PASSWORD})
    monkeypatch.setattr(files, "ROOM", 2**62)
    with pytest.raises(files.NoRoom):
        making.make_next(Work(house.db, house.settings, house.state))
    assert not list((house.settings.data / files.FOLDER).glob("*"))


def test_going_down_is_no_try_and_leaves_no_file(house, aigerim, monkeypatch):
    monkeypatch.setattr(making, "SMALL", 0)
    aigerim.do("/profile/export", {"password": PASSWORD})
    work = Work(house.db, house.settings, house.state)
    work.stop.set()
    with pytest.raises(Stopped):
        making.make_next(work)
    row = store.of(house.db, aigerim.member_id)
    assert (row.state, row.tries) == ("waiting", 0) and not list((house.settings.data / files.FOLDER).glob("*"))
    work.stop.clear()
    assert making.make_next(work) == row.id
