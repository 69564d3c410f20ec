"""Deleting an account: with the password, fourteen days to change one's mind, or at once."""

from tests.conftest import PASSWORD
from web.core import clock


def test_it_needs_the_password(house, boris):
    boris.do("/profile/delete", {"password": "wrong", "at_once": "yes"}, 422)
    boris.page("/profile")


def test_without_waiving_there_are_fourteen_days(house, boris):
    boris.do("/profile/delete", {"password": PASSWORD})
    row = house.db.one("select * from member where id = :id", id=boris.member_id)
    assert 13.9 * 86400 < row.delete_after - clock.now() < 14.1 * 86400
    house.run_job("due deletions")
    boris.page("/profile")


def test_asking_twice_does_not_move_the_day(house, boris):
    boris.do("/profile/delete", {"password": PASSWORD})
    house.db.write(lambda tx: tx.run("update member set delete_after = delete_after - 1000 where id = :id", id=boris.member_id))
    day = house.db.value("select delete_after from member where id = :id", id=boris.member_id)
    boris.do("/profile/delete", {"password": PASSWORD})
    assert house.db.value("select delete_after from member where id = :id", id=boris.member_id) == day


def test_a_changed_mind_keeps_everything(house, boris):
    boris.do("/profile/delete", {"password": PASSWORD})
    boris.do("/profile/keep")
    assert house.db.value("select delete_after from member where id = :id", id=boris.member_id) is None


def test_when_the_day_has_come_the_account_is_gone(house, boris, monkeypatch):
    boris.do("/profile/delete", {"password": PASSWORD})
    later = house.db.value("select delete_after from member where id = :id", id=boris.member_id) + 1
    monkeypatch.setattr("web.core.clock.now", lambda: later)
    house.run_job("due deletions")
    assert house.db.one("select * from member where id = :id", id=boris.member_id) is None
    assert boris.get("/profile").status_code == 303


def test_a_blocked_account_is_not_destroyed_when_its_day_comes(house, boris, monkeypatch):
    boris.do("/profile/delete", {"password": PASSWORD})
    later = house.db.value("select delete_after from member where id = :id", id=boris.member_id) + 1
    boris.do("/profile/block")
    monkeypatch.setattr("web.core.clock.now", lambda: later)
    house.run_job("due deletions")
    assert house.db.one("select * from member where id = :id", id=boris.member_id) is not None


def test_what_stays_is_the_proof_of_consent_without_the_name(house, boris):
    boris.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    rows = house.db.all("select * from consent where member_id = :id", id=boris.member_id)
    assert rows and {row.full_name for row in rows} == {""} and all(row.until for row in rows)


def test_deleting_twice_is_a_login(house, boris):
    boris.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    assert boris.post("/profile/delete", data={"password": PASSWORD}).status_code == 303


def test_the_others_stay(house, boris, aigerim):
    before = house.db.one("select * from member where id = :id", id=aigerim.member_id)
    boris.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    assert house.db.one("select * from member where id = :id", id=aigerim.member_id) == before
    aigerim.page("/profile")


def test_the_browser_is_asked_to_forget(boris):
    answer = boris.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    assert "cookies" in answer.headers["clear-site-data"]
