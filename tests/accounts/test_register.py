"""Registering: explicit consents, one answer for known and unknown addresses, a mail that confirms."""

import re

import pytest

from tests.conftest import PASSWORD, plain_text

FORM = {"display_name": "Динара", "email": "dinara@example.kz", "password": "тихая река лодка", "town": "75001", "processing": "y",
        "policy": "1"}


def test_a_new_person_registers_confirms_and_is_logged_in(house, guest):
    assert guest.do("/register", FORM).headers["location"] == "/register/sent"
    link = house.link_in_mail()
    assert "<form" in guest.page(link)
    answer = guest.do(link)
    assert answer.headers["location"] == "/profile?said=confirmed"
    assert "Динара" in guest.page("/profile")


def test_nothing_is_ticked_beforehand(guest):
    assert "checked" not in guest.page("/register")


def test_each_switch_becomes_a_row_of_the_ledger_with_the_text_that_was_shown(house, guest):
    shown = plain_text(guest.page("/register"))
    guest.do("/register", {**FORM, "publication": "y"})
    member = house.db.one("select id from member where display_name = 'Динара'")
    rows = house.db.all("select * from consent where member_id = :id order by id", id=member.id)
    assert [(row.purpose, row.decision) for row in rows] == [
        ("processing", "given"), ("publication", "given"), ("third_parties", "refused"), ("abroad", "refused"),
        ("policy", "given")]
    assert all(plain_text(row.wording) in shown for row in rows)
    assert {row.language for row in rows} == {"ru"} and all(len(row.wording_hash) == 64 for row in rows)


def test_without_consent_to_processing_there_is_no_account(house, guest):
    form = {name: value for name, value in FORM.items() if name != "processing"}
    answer = guest.do("/register", form, 422)
    assert 'value="dinara@example.kz"' in answer.text
    assert house.db.value("select count(*) from member where display_name = 'Динара'") == 0


def test_a_known_address_gets_the_same_answer_and_a_mail_that_says_so(house, guest):
    before = len(house.mails())
    answer = guest.do("/register", {**FORM, "email": "aigerim@example.kz"})
    assert answer.headers["location"] == "/register/sent"
    mail = house.mails()[-1]
    assert len(house.mails()) == before + 1 and mail.kind == "already" and mail.recipient == "aigerim@example.kz"
    assert house.db.value("select count(*) from member where display_name = 'Динара'") == 0


def test_registering_twice_before_confirming_makes_one_account_and_the_last_link_works(house, guest):
    guest.do("/register", FORM)
    first = house.link_in_mail()
    guest.do("/register", FORM)
    second = house.link_in_mail()
    assert house.db.value("select count(*) from member where display_name = 'Динара'") == 1
    assert guest.get(first).status_code == 410 and guest.get(second).status_code == 200


def test_a_link_works_once(house, guest):
    guest.do("/register", FORM)
    link = house.link_in_mail()
    guest.do(link)
    assert house.client().post(link).status_code == 410


@pytest.mark.parametrize(("field", "value"), [
    ("email", "no address"), ("email", ""), ("password", "12345678"), ("password", "йцукен12"), ("password", "короче"),
    ("display_name", ""), ("display_name", "х" * 61), ("town", "999999999"), ("password", "Алматы2024")])
def test_a_wrong_answer_is_said_beside_the_field_and_nothing_typed_is_lost(guest, field, value):
    answer = guest.do("/register", {**FORM, field: value}, 422)
    assert re.search(rf'id="{field}-error"', answer.text)
    kept = {"display_name": "Динара", "email": "dinara@example.kz"}
    assert all(f'value="{text}"' in answer.text for name, text in kept.items() if name != field)


def test_passwords_are_never_written_into_a_page(guest):
    assert "тихая река" not in guest.do("/register", {**FORM, "email": "x"}, 422).text


def test_a_public_site_without_a_named_operator_takes_no_registrations(house, guest, olzhas):
    object.__setattr__(house.settings, "address", "https://example.kz")
    assert "<input" not in guest.page("/register").split("<main")[1].split("</main>")[0]
    guest.do("/register", FORM, 422)
    olzhas.do("/admin/operator", {"site_name": "Базар", "name": "ТОО «Базар»", "bin": "990140500006", "address": "Алматы",
                                  "responsible": "А. Оспанова", "contact": "data@example.kz"}, 422)


def test_unconfirmed_accounts_are_gone_after_48_hours(house, guest, monkeypatch):
    guest.do("/register", FORM)
    house.run_job("terms of keeping")
    house.run_job("due deletions")
    assert house.db.value("select count(*) from member where display_name = 'Динара'") == 1
    later = house.db.value("select created_at from member where display_name = 'Динара'") + 48 * 3600 + 1
    monkeypatch.setattr("web.core.clock.now", lambda: later)
    house.run_job("terms of keeping")
    house.run_job("due deletions")
    assert house.db.value("select count(*) from member where display_name = 'Динара'") == 0
    assert house.db.value("select count(*) from member where confirmed_at is null") == 0


def test_the_cast_knows_its_password(house, guest):
    assert guest.do("/login", {"email": "boris@example.kz", "password": PASSWORD}).headers["location"] == "/profile"
