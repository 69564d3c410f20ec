"""The registers of processors and of transfers."""

import pytest

from tests.conftest import plain_text
from tests.registers.conftest import ADMIN, step_names
from web.core import clock, gateway

PATH = ADMIN + "/processors"
RIGHT = {"kind": "hosting", "name": "ТОО Дата-центр", "country": "kz", "data": "вся база", "purpose": "размещение",
         "contract": "№ 1 от 01.02.2026"}


def rows(house) -> list:
    return house.db.all("select * from processor order by id")


def test_a_processor_entered_twice_stands_there_once_and_in_the_public_policy(house, olzhas, guest):
    guest.page("/privacy")
    for _ in range(2):
        olzhas.do(PATH, RIGHT)
    [row] = rows(house)
    assert row.country == "KZ" and gateway.processors(house.db) == [row]
    assert step_names(house, "processor", row.id) == ["entered"]
    assert "ТОО Дата-центр" in olzhas.page(PATH)


@pytest.mark.parametrize("wrong", [{"name": ""}, {"country": "Казахстан"}, {"country": "DE"}, {"contract": " "}, {"kind": "spy"}])
def test_what_the_law_wants_to_know_of_a_processor_is_asked_for(house, olzhas, wrong):
    olzhas.do(PATH, {**RIGHT, **wrong}, 422)
    assert rows(house) == []


def test_abroad_needs_a_reason(house, olzhas):
    olzhas.do(PATH, {**RIGHT, "country": "DE", "abroad_basis": "ст. 16, Конвенция 108"})
    assert rows(house)[0].abroad_basis and "Конвенция 108" in olzhas.page(PATH)


def test_an_ended_processor_stays_in_the_register_and_gets_nothing(house, olzhas):
    olzhas.do(PATH, RIGHT)
    for _ in range(2):
        olzhas.do(f"{PATH}/{rows(house)[0].id}/end")
    [row] = rows(house)
    assert row.until_at and gateway.processors(house.db) == []
    assert step_names(house, "processor", row.id) == ["entered", "ended"] and "ТОО Дата-центр" in olzhas.page(PATH)
    olzhas.do(PATH, RIGHT)
    assert len(rows(house)) == 2


def test_a_configured_mail_server_that_is_not_entered_is_said_here_too(house, olzhas):
    object.__setattr__(house.settings, "smtp", "mail.example:25")
    assert "его нет" in plain_text(olzhas.page("/admin")) and "здесь не записан" in olzhas.page(PATH)
    olzhas.do(PATH, {**RIGHT, "kind": "mail"})
    assert "здесь не записан" not in olzhas.page(PATH)


def given(house, member: int, who: str, at: int) -> None:
    house.db.write(lambda tx: tx.insert("transfer", id=tx.new_id(), member_id=member, recipient=who, country="KZ", ground="law", basis="b",
                                        ground_ids="1", what="Your account", purpose="request of an authority", at=at, salt="s"))


def test_transfers_are_found_by_member_and_day_and_only_read(house, olzhas, aigerim, boris):
    path, day = ADMIN + "/transfers", 1_790_000_000
    given(house, aigerim.member_id, "Первый", day)
    given(house, boris.member_id, "Второй", day + 9 * clock.DAY)
    given(house, 77, "Третий", day)

    def found(query: str) -> set[str]:
        page = olzhas.page(path + query)
        return {name for name in ("Первый", "Второй", "Третий") if name in page}

    assert found("") == {"Первый", "Второй", "Третий"}
    assert found("?member=aigerim@example.kz") == found(f"?member={aigerim.member_id}") == {"Первый"}
    assert found("?member=77") == {"Третий"} and found("?member=nobody@example.kz") == set()
    when = clock.day(day)
    assert found(f"?from={when}&to={when}") == {"Первый", "Третий"} and found("?from=2099-01-01") == set()
    assert found("?from=zzz&before=zzz") == {"Первый", "Второй", "Третий"}
    assert 'method="post"' not in olzhas.page(path).split("<main")[1]
