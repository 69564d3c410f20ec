"""Handing the site over: announced to all, objected to, and moved without those who objected."""

import pytest

from tests.registers.conftest import ADMIN, step_names
from web.accounts.store import leaving
from web.core import clock
from web.registers.store import handovers

PATH, OWN = ADMIN + "/handover", "/profile/handover"
NEW = {"name": "ТОО Новый Базар", "bin": "123456789013", "address": "Астана", "contact": "new@example.kz", "responsible": "Омар",
       "contract": "№ 3 от 01.11.2026", "days": "30"}


@pytest.fixture
def announced(house, olzhas) -> int:
    """An announced handover."""
    for _ in range(2):
        olzhas.do(PATH, NEW)
    return handovers.current(house.db).id


def test_all_members_get_a_mail_and_a_notice_on_every_page(house, olzhas, announced, aigerim, guest):
    for _ in range(2):
        house.run_job("letters of registers")
    told = [mail for mail in house.mails() if mail.kind == "handover"]
    assert len(told) == 5 and all("ТОО Новый Базар" in mail.body and OWN in mail.body for mail in told)
    assert "ТОО Новый Базар" in aigerim.page("/") and "ТОО Новый Базар" not in guest.page("/")
    assert step_names(house, "handover", announced) == ["announced"]


@pytest.mark.parametrize("wrong", [
    {"bin": "123"}, {"days": "29"}, {"days": "x"}, {"days": "999"}, {"days": "0365" + "0" * 15}, {"name": ""}, {"contract": ""}])
def test_an_announcement_names_the_new_operator_and_gives_thirty_days(house, olzhas, wrong):
    olzhas.do(PATH, {**NEW, **wrong}, 422)
    assert handovers.current(house.db) is None


def test_a_second_handover_waits_until_the_first_is_cancelled(house, olzhas, announced, aigerim):
    olzhas.do(PATH, {**NEW, "name": "ТОО Другой"}, 400)
    olzhas.do(PATH + "/cancel", {"cancel-reason": "Сделка не состоялась"})
    assert "ТОО Новый Базар" not in aigerim.page("/")
    aigerim.page(OWN, 404)
    olzhas.do(PATH, {**NEW, "name": "ТОО Другой"})


def test_an_objection_is_kept_as_it_was_first_said_and_read_by_the_person(house, announced, aigerim, boris):
    aigerim.do(OWN, {}, 422)
    assert "objected" in aigerim.do(OWN, {"wish": "stay"}).headers["location"]
    aigerim.do(OWN, {"wish": "delete"})
    assert boris.do(OWN, {"wish": "delete"}).headers["location"].startswith("/profile/delete")
    rows = house.db.all("select member_id, wish from handover_objection order by id")
    assert [tuple(row.values()) for row in rows] == [(aigerim.member_id, "stay"), (boris.member_id, "delete")]
    assert "Вы возразили" in boris.page(OWN)


def test_after_the_window_nobody_can_object(house, announced, aigerim):
    house.db.write(lambda tx: tx.run("update handover set ends_at = :now", now=clock.now()))
    aigerim.do(OWN, {"wish": "stay"}, 404)
    assert "Срок для возражений прошёл" in aigerim.page(OWN)


def test_only_administrators_announce(madina, boris, guest):
    for person in (madina, boris):
        person.do(PATH, NEW, 404)
    boris.page(OWN, 404)
    assert guest.get(OWN).status_code == 303


def test_nobody_who_is_being_destroyed_is_written_to_or_passed_on(house, olzhas, announced, aigerim):
    house.db.write(leaving.vanish, aigerim.member_id)
    house.run_job("letters of registers")
    house.db.write(handovers.pass_some, handovers.current(house.db), 0)
    assert {mail.member_id for mail in house.mails()} & {aigerim.member_id, None} == set() and house.mails()
    assert aigerim.member_id not in {row.member_id for row in house.db.all("select member_id from transfer")}
