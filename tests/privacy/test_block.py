"""Blocking: a freeze of everything about a person, lifted by that person."""

import pytest

CHANGES = [("/profile/edit", {"display_name": "Другое"}), ("/profile/consents", {"purpose": "abroad", "decision": "given"}),
           ("/profile/delete", {"password": "x"}), ("/listings", {"category": "401"}), ("/profile/keep", {})]


@pytest.mark.parametrize(("path", "form"), CHANGES)
def test_while_blocked_nothing_can_be_changed(house, boris, path, form):
    boris.do("/profile/block")
    before = house.db.one("select * from member where id = :id", id=boris.member_id)
    assert boris.do(path, form).headers["location"].startswith("/profile/block")
    assert house.db.one("select * from member where id = :id", id=boris.member_id) == before


def test_the_block_can_be_lifted_and_everything_is_as_before(house, boris):
    before = house.db.one("select * from member where id = :id", id=boris.member_id)
    boris.do("/profile/block")
    boris.do("/profile/unblock")
    assert house.db.one("select * from member where id = :id", id=boris.member_id) == before


def test_blocking_twice_keeps_the_first_moment(house, boris):
    boris.do("/profile/block")
    house.db.write(lambda tx: tx.run("update member set blocked_at = 5 where id = :id", id=boris.member_id))
    boris.post("/profile/block")
    assert house.db.value("select blocked_at from member where id = :id", id=boris.member_id) == 5


def test_a_block_by_staff_is_not_lifted_by_the_person(house, boris):
    house.db.write(lambda tx: tx.run("update member set blocked_at = 5, blocked_by = 'staff' where id = :id", id=boris.member_id))
    assert boris.do("/profile/unblock").headers["location"].endswith("said=blocked-by-staff")
    assert house.db.value("select blocked_at from member where id = :id", id=boris.member_id) == 5


def test_one_can_log_in_and_out_and_take_an_export_while_blocked(house, boris, guest):
    from_conftest = {"email": "boris@example.kz", "password": "верный конь батарея"}
    boris.do("/profile/block")
    guest.do("/login", from_conftest)
    guest.do("/profile/export", {"password": from_conftest["password"]}, 200)
    guest.do("/logout")


def test_terms_of_keeping_do_not_touch_what_is_blocked(house, boris, monkeypatch):
    boris.do("/profile/block")
    sessions = house.db.value("select count(*) from session where member_id = :id", id=boris.member_id)
    monkeypatch.setattr("web.core.clock.now", lambda: 4_000_000_000)
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from session where member_id = :id", id=boris.member_id) == sessions


def test_terms_of_keeping_end_the_same_rows_of_others(house, boris, monkeypatch):
    monkeypatch.setattr("web.core.clock.now", lambda: 4_000_000_000)
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from session where member_id = :id", id=boris.member_id) == 0
