"""Terms of keeping: each declared end deletes its rows when the time has come, and nothing before."""

import pytest

from web import app as site_app
from web.privacy import retention
from web.privacy.rows import Inventory

ENDS = [(table.name, ends.column, ends.seconds) for table in site_app.SITE.tables for ends in table.ends]


def test_terms_are_declared_for_what_must_end():
    assert {name for name, _column, _seconds in ENDS} >= {"session", "listing", "thread", "consent", "outbox", "report", "mail_link"}


@pytest.mark.parametrize(("name", "column", "seconds"), ENDS)
def test_nothing_is_due_before_its_moment(house, name, column, seconds):
    inventory = Inventory(site_app.SITE.tables)
    due = {(one.table.name, one.ends.column): one.count for one in retention.due(house.db, inventory, 0)}
    assert due[(name, column)] == 0


def test_the_dry_run_counts_what_the_job_deletes(house, boris, monkeypatch):
    inventory = Inventory(site_app.SITE.tables)
    later = house.db.value("select max(expires_at) from session") + 1
    due = {one.table.name: one.count for one in retention.due(house.db, inventory, later)}
    before = house.db.value("select count(*) from session")
    monkeypatch.setattr("web.core.clock.now", lambda: later)
    house.run_job("terms of keeping")
    assert due["session"] == before and house.db.value("select count(*) from session") == 0


def test_a_row_lives_until_its_term_is_over(house, boris, monkeypatch):
    ends = house.db.value("select min(expires_at) from session")
    monkeypatch.setattr("web.core.clock.now", lambda: ends)
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from session where expires_at = :ends", ends=ends) > 0


def test_an_ended_thread_goes_with_its_messages(house, aigerim, boris, monkeypatch):
    def plant(tx):
        thread = tx.new_id()
        tx.insert("thread", id=thread, listing_id=1, listing_title="", buyer_id=boris.member_id, seller_id=aigerim.member_id,
                  buyer_read=0, seller_read=0, buyer_mail=0, seller_mail=0, last_id=0, last_at=1_000, created_at=1_000)
        tx.insert("message", id=tx.new_id(), thread_id=thread, sender_id=boris.member_id, body="старое", send_key="", at=1_000,
                  hidden_at=None, hidden_reason="")
    house.db.write(plant)
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from thread") == 0 and house.db.value("select count(*) from message") == 0


def test_what_one_side_has_blocked_stays(house, aigerim, boris):
    test_plant = {"listing_id": 1, "listing_title": "", "buyer_read": 0, "seller_read": 0, "last_id": 0, "last_at": 1_000,
                  "created_at": 1_000}
    house.db.write(lambda tx: tx.insert("thread", id=tx.new_id(), buyer_id=boris.member_id, seller_id=aigerim.member_id, **test_plant))
    aigerim.do("/profile/block")
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from thread") == 1
    aigerim.do("/profile/unblock")
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from thread") == 0
