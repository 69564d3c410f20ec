"""What is left of a claim: codes for a day, e-mails for a month after the decision, nothing of who deletes an account."""

from tests.conftest import PASSWORD
from tests.listings.selling import publish
from tests.rights.claiming import MAIL, claim, decide, offer, rows, state
from web.core import clock, proof


def _later(monkeypatch, seconds: int) -> None:
    now = clock.now() + seconds
    monkeypatch.setattr(clock, "now", lambda: now)


def test_codes_go_after_a_day(house, aigerim, guest, monkeypatch):
    claim(house, guest, offer(house, aigerim))
    _later(monkeypatch, clock.DAY + 60)
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from claim_code") == 0 and len(rows(house)) == 1


def test_email_and_phone_leave_a_decided_claim_after_a_month(house, aigerim, madina, guest, monkeypatch):
    claim(house, guest, offer(house, aigerim))
    decide(madina, rows(house)[0].id, "keep")
    house.run_job("contacts of claims")
    assert rows(house)[0].contact == MAIL
    _later(monkeypatch, 31 * clock.DAY)
    house.run_job("contacts of claims")
    row = rows(house)[0]
    assert (row.contact, row.datum) == ("", "") and row.contact_hash == house.state.keys.lookup(MAIL)


def test_an_open_claim_keeps_its_email_however_old(house, aigerim, guest, monkeypatch):
    claim(house, guest, offer(house, aigerim))
    _later(monkeypatch, 400 * clock.DAY)
    house.run_job("contacts of claims")
    house.run_job("terms of keeping")
    assert rows(house)[0].contact == MAIL


def test_a_decided_claim_goes_after_a_year_and_its_link_leads_nowhere(house, aigerim, madina, guest, monkeypatch):
    place = claim(house, guest, offer(house, aigerim))
    decide(madina, rows(house)[0].id, "show")
    _later(monkeypatch, 366 * clock.DAY)
    house.run_job("terms of keeping")
    assert rows(house) == []
    guest.page(place, 404)


def test_what_is_about_a_frozen_member_neither_goes_nor_changes(house, aigerim, boris, madina, guest, monkeypatch):
    number = publish(house, aigerim, text_ru="Пишите: boris@example.kz")
    claim(house, guest, number, "email", contact="boris@example.kz")
    decide(madina, rows(house)[0].id, "keep")
    boris.do("/profile/block")
    before = [dict(row) for row in rows(house)]
    _later(monkeypatch, 400 * clock.DAY)
    house.run_job("contacts of claims")
    house.run_job("terms of keeping")
    assert [dict(row) for row in rows(house)] == before and house.db.value("select count(*) from claim_code") == 1


def test_the_listing_of_a_frozen_seller_stays_as_it_is_until_the_seller_is_back(house, aigerim, madina, guest):
    number = offer(house, aigerim)
    claim(house, guest, number)
    aigerim.do("/profile/block")
    decide(madina, rows(house)[0].id, "show", "Номер продавца")
    assert state(house, number) == "hidden"
    aigerim.do("/profile/unblock")
    aigerim.do(f"/rights/listing/{number}/removed")
    assert state(house, number) == "live"


def _delete(client) -> None:
    client.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)


def test_who_deletes_the_account_of_that_address_is_gone_from_the_claim_too(house, aigerim, boris, guest):
    number = publish(house, aigerim, text_ru="Пишите: boris@example.kz")
    claim(house, guest, number, "email", contact="boris@example.kz")
    house.run_job("seal")
    _delete(boris)
    row = rows(house)[0]
    assert (row.contact, row.contact_hash, row.datum, row.statement) == ("", "", "", "")
    assert house.db.value("select count(*) from claim_code") == 0 and state(house, number) == "hidden"
    house.run_job("seal")
    assert not proof.verify(house.db, house.state.site.tables).faults


def test_a_seller_who_deletes_the_account_leaves_no_number_in_the_claim(house, aigerim, guest):
    claim(house, guest, offer(house, aigerim))
    _delete(aigerim)
    assert rows(house)[0].owner_id is None
