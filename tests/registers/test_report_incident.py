"""Incidents: the clock of one working day, the people, the letters, and the pack for the authority."""

import pytest

from tests.registers.conftest import ADMIN, key_of, step_names
from web.accounts.store import leaving
from web.core import clock
from web.registers import rules

PATH = ADMIN + "/incidents"
RIGHT = {"detected_at": "2026-11-20T17:30", "what": "Украден ноутбук", "whose": "покупатели", "measures": "Пароли сменены"}


def entered(client, **more) -> int:
    form = {**RIGHT, "key": key_of(client.page(PATH + "/new")), **more}
    return int(client.do(PATH + "/new", form).headers["location"].split("?")[0].rsplit("/", 1)[1])


def row_of(house, number: int):
    return house.db.one("select * from incident where id = :id", id=number)


def letters(house) -> list[str]:
    return sorted(mail.recipient for mail in house.mails() if mail.kind == "incident")


@pytest.mark.parametrize(("detected", "due"), [
    ("2026-11-20T17:30", "2026-11-23T23:59"), ("2026-11-22T10:00", "2026-11-23T23:59"), ("2026-03-20T09:00", "2026-03-26T23:59"),
    ("2025-08-29T09:00", "2025-09-02T23:59")])
def test_the_authority_must_know_within_one_working_day(house, olzhas, detected, due):
    row = row_of(house, entered(olzhas, detected_at=detected))
    assert f"{clock.local(row.due_at):%Y-%m-%dT%H:%M}" == due


def test_a_year_whose_working_days_are_unknown_is_said_and_not_guessed(house, olzhas):
    assert "календарь" in olzhas.do(PATH + "/new", {**RIGHT, "key": "k", "detected_at": "2020-01-05T10:00"}, 422).text
    assert house.db.value("select count(*) from incident") == 0


@pytest.mark.parametrize("wrong", [{"what": ""}, {"detected_at": ""}, {"detected_at": "2099-01-01T00:00"}])
def test_what_is_incomplete_is_refused(house, olzhas, wrong):
    olzhas.do(PATH + "/new", {**RIGHT, "key": "k", **wrong}, 422)
    assert house.db.value("select count(*) from incident") == 0


def test_one_form_sent_twice_is_one_incident(house, olzhas):
    key = key_of(olzhas.page(PATH + "/new"))
    assert entered(olzhas, key=key) == entered(olzhas, key=key)


def test_it_waits_on_the_first_page_until_the_authority_was_told(house, olzhas):
    number = entered(olzhas)
    assert "Украден ноутбук" in olzhas.page(ADMIN)
    for _ in range(2):
        olzhas.do(f"{PATH}/{number}/told", {"told-how": "Портал eGov, талон 5"})
    assert "Украден ноутбук" not in olzhas.page(ADMIN) and row_of(house, number).reported_at
    assert step_names(house, "incident", number) == ["entered", "reported"]


def test_what_was_known_before_stays_in_the_sealed_journal(house, olzhas):
    number = entered(olzhas)
    olzhas.do(f"{PATH}/{number}/change", {
        "change-what": "Украдены два ноутбука", "change-whose": "покупатели", "change-measures": "Пароли сменены"})
    assert row_of(house, number).what == "Украдены два ноутбука"
    details = [row.detail for row in house.db.all("select detail from register_step where register = 'incident' order by id")]
    assert details == ["Украден ноутбук", "what: Украдены два ноутбука"]
    house.run_job("seal")
    assert house.db.value("select count(*) from chain where source = 'register_step'") == 2


def test_each_person_concerned_gets_one_letter(house, olzhas, aigerim, boris):
    number = entered(olzhas)
    for _ in range(2):
        olzhas.do(f"{PATH}/{number}/people", {"people-members": f"{aigerim.member_id}\nboris@example.kz\n"})
    olzhas.do(f"{PATH}/{number}/people", {"people-members": "stranger@example.kz"}, 422)
    for _ in range(2):
        olzhas.do(f"{PATH}/{number}/letters", {"letter-letter": "Смените пароль"})
        house.run_job("letters of registers")
    assert letters(house) == ["aigerim@example.kz", "boris@example.kz"]
    mail = next(mail for mail in house.mails() if mail.recipient == "aigerim@example.kz")
    assert "Смените пароль" in mail.body and "Деректеріңізбен" in mail.subject, "in the language of the member"
    assert "Украден ноутбук" in aigerim.page("/profile/data")


def test_everyone_means_everyone_who_confirmed_an_address(house, olzhas, monkeypatch):
    monkeypatch.setattr("web.registers.store.incidents.AT_ONCE", 2)
    number = entered(olzhas)
    olzhas.do(f"{PATH}/{number}/people", {"people-everyone": "y"})
    house.db.write(lambda tx: tx.run("update member set confirmed_at = null where email = 'sanzhar@example.kz'"))
    olzhas.do(f"{PATH}/{number}/letters", {"letter-letter": "Смените пароль"})
    house.run_job("letters of registers")
    assert letters(house) == [f"{name}@example.kz" for name in ("aigerim", "boris", "madina", "olzhas")]


def test_nobody_who_is_being_destroyed_is_written_to(house, olzhas, aigerim, boris):
    number = entered(olzhas)
    olzhas.do(f"{PATH}/{number}/people", {"people-everyone": "y"})
    house.db.write(leaving.vanish, aigerim.member_id)
    olzhas.do(f"{PATH}/{number}/letters", {"letter-letter": "Смените пароль"})
    house.run_job("letters of registers")
    assert "boris@example.kz" in letters(house) and not [mail for mail in house.mails() if not mail.recipient]
    assert house.db.value("select count(*) from incident_subject where member_id = :id", id=aigerim.member_id) == 0


def test_a_closed_incident_waits_for_nothing(house, olzhas):
    number = entered(olzhas)
    olzhas.do(f"{PATH}/{number}/close", {"close-reason": "Ложная тревога"})
    assert "Украден ноутбук" not in olzhas.page(ADMIN) and "Украден ноутбук" in olzhas.page(PATH)


@pytest.mark.parametrize(("left", "kind", "says"), [
    (-1, "bad", "overdue"), (59 * 60, "bad", "59 minutes left"), (3 * 3600, "warn", "3 hours left"), (30 * 3600, "ok", "30 hours left"),
    (5 * 86400, "ok", "5 days left")])
def test_what_is_left_of_a_term_is_said_in_words(left, kind, says, in_english):
    assert rules.countdown(1_000_000 + left, 1_000_000) == (kind, says)


def test_only_administrators_enter_incidents(olzhas, madina, guest):
    number = entered(olzhas)
    for verb in ("change", "people", "told", "letters", "close"):
        madina.do(f"{PATH}/{number}/{verb}", {}, 404)
        olzhas.do(f"{PATH}/77/{verb}", {}, 404)
    assert guest.post(PATH + "/new", data=RIGHT).status_code == 303
