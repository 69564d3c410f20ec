"""Terms of keeping: each declared end takes its rows when the time has come, not a second earlier, and nothing else."""

import pytest

from tests.terms.planting import ENDS, TABLES, aged, plant
from web.core.clock import DAY, HOUR
from web.terms import due

LAW = {"account.unconfirmed": 48 * HOUR, "account.inactive": 730 * DAY, "session.idle": 30 * DAY, "session.longest": 90 * DAY,
       "listing.ended": 90 * DAY, "conversation": 365 * DAY, "mail.sent": 7 * DAY, "consent": 3 * 365 * DAY,
       "staff.deeds": 3 * 365 * DAY, "hold.lifted": 3 * 365 * DAY}
ACCOUNTS = ("account.unconfirmed", "account.inactive")
MOMENT = 1_700_000_000


@pytest.fixture
def at(monkeypatch):
    """Moves the clock."""
    return lambda moment: monkeypatch.setattr("web.core.clock.now", lambda: moment)


def test_the_terms_are_those_of_the_law_and_of_what_was_promised():
    assert {code: ENDS[code][1].seconds for code in LAW} == LAW


def test_every_end_has_a_lasting_name_of_its_own_and_says_what_it_is_counted_from():
    every = [ends for table in TABLES for ends in table.ends]
    assert [ends.code for ends in every if not (ends.code and ends.since)] == []
    assert len({ends.code for ends in every}) == len(every)


def test_every_declared_term_lies_within_its_own_bounds():
    assert [code for code, (_table, ends) in ENDS.items() if ends.seconds < ends.least or (ends.most and ends.seconds > ends.most)] == []


@pytest.mark.parametrize("code", [code for code in ENDS if code not in ACCOUNTS])
def test_a_row_goes_one_second_after_its_term_and_not_before(house, aigerim, at, code):
    table, ends = ENDS[code]
    number = house.db.write(aged, code, [aigerim.member_id], MOMENT)

    def there() -> bool:
        house.run_job("terms of keeping")
        return house.db.one(f"select id from {table.name} where id = :id", id=number) is not None
    at(MOMENT + ends.seconds)
    assert there()
    at(MOMENT + ends.seconds + 1)
    assert not there()


def test_an_account_that_was_not_confirmed_goes_after_48_hours(house, guest, at):
    number = house.db.write(lambda tx: plant(tx, "member", [0], email="x@example.kz", email_hash="x", role="member",
                                          language="ru", created_at=MOMENT, last_active_day=MOMENT))

    def there() -> bool:
        house.run_job("terms of keeping")
        house.run_job("due deletions")
        return house.db.one("select id from member where id = :id", id=number) is not None
    at(MOMENT + 48 * HOUR)
    assert there()
    at(MOMENT + 48 * HOUR + 1)
    assert not there()


def test_an_ended_listing_is_hidden_from_everybody_at_once(house, aigerim, boris):
    number = house.db.write(lambda tx: aged(tx, "listing.ended", [aigerim.member_id], MOMENT))
    house.db.write(lambda tx: tx.run("update listing set state = 'closed', title_ru = 'Старый велосипед' where id = :id", id=number))
    assert "Старый велосипед" not in boris.get(f"/listings/{number}").text


def test_an_ended_thread_goes_with_its_messages(house, aigerim, boris):
    def conversation(tx) -> None:
        thread = aged(tx, "conversation", [boris.member_id, aigerim.member_id], 1_000)
        for _n in range(3):
            plant(tx, "message", [boris.member_id], thread_id=thread)
    house.db.write(conversation)
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from thread") == 0 and house.db.value("select count(*) from message") == 0


@pytest.mark.parametrize("code", [code for code in ENDS if code not in ACCOUNTS])
def test_what_is_a_blocked_persons_stays_whatever_it_is(house, sanzhar, at, code):
    table, ends = ENDS[code]
    number = house.db.write(aged, code, [sanzhar.member_id], MOMENT)
    house.db.write(lambda tx: tx.run("update member set blocked_at = 5, blocked_by = 'self' where id = :id", id=sanzhar.member_id))
    at(MOMENT + ends.seconds + 1)
    house.run_job("terms of keeping")
    assert house.db.one(f"select id from {table.name} where id = :id", id=number)


@pytest.mark.parametrize("side", [0, 1])
def test_what_one_side_has_blocked_stays_until_the_block_is_lifted(house, aigerim, boris, side):
    house.db.write(aged, "conversation", [boris.member_id, aigerim.member_id], 1_000)
    person = (boris, aigerim)[side]
    person.do("/profile/block")
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from thread") == 1
    person.do("/profile/unblock")
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from thread") == 0


def test_what_is_found_by_age_is_found_by_an_index(house):
    slow = []
    for term in due.terms(house.db, TABLES):
        picked = f"select id from {term.table.name} where {due.condition(TABLES, term.table, term.ends)}"
        plan = house.db.all("explain query plan " + picked, limit=0)
        if not any(row.detail.startswith(f"SEARCH {term.table.name} USING") for row in plan):
            slow.append((term.code, [row.detail for row in plan]))
    assert slow == []
