"""What the tests of registers share: a second administrator, and forms filled as the pages offer them."""

import re

import pytest

from web.core import clock, i18n

ADMIN = "/admin/registers"
REQUEST = {"authority": "Комитет по защите данных", "document": "№ 17 от 20.11.2026", "basis": "ст. 9 Закона 94-V",
           "demand": "Данные аккаунта",
           "received_at": "2026-11-20T10:00"}
DECISION = {"decide-decision": "wholly", "decide-reason": "Закон обязывает", "decide-tables": ["member"],
            "decide-categories": ["identity", "contact"]}


@pytest.fixture(autouse=True)
def settled(house, olzhas) -> None:
    """Olzhas has been an administrator for long."""
    settle(house, olzhas.member_id)


def settle(house, member_id: int, days: int = 30) -> None:
    """Somebody has had their role for so many days."""
    house.db.write(lambda tx: tx.run("update member set role_since = role_since - :long where id = :id", id=member_id,
                                     long=days * clock.DAY))


@pytest.fixture
def newcomer(house):
    """Another administrator, since just now."""
    return house.client(house.member("Ару", role="administrator"))


@pytest.fixture
def aru(house, newcomer):
    """Another administrator, for long."""
    settle(house, newcomer.member_id)
    return newcomer


def key_of(page: str) -> str:
    """The key hidden in a form."""
    return re.search(r'name="key"[^>]*value="([^"]+)"', page)[1]


def entered(client, **more) -> int:
    """A request of an authority, entered; its number in the database."""
    form = {**REQUEST, "key": key_of(client.page(ADMIN + "/authorities/new")), **more}
    return int(client.do(ADMIN + "/authorities/new", form).headers["location"].split("?")[0].rsplit("/", 1)[1])


def decided(client, *members, **more) -> int:
    """A request that one administrator decided."""
    number = entered(client)
    decide(client, number, *members, **more)
    return number


def decide(client, number: int, *members, status: int = 303, **more):
    """Decides a request about members."""
    form = {**DECISION, "decide-members": "\n".join(str(one.member_id) for one in members), **more}
    return client.do(f"{ADMIN}/authorities/{number}/decide", form, status)


def row_of(house, number: int):
    return house.db.one("select * from authority_request where id = :id", id=number)


def step_names(house, register: str, number: int) -> list[str]:
    """The steps in the sealed journal of one entry."""
    return [row.step for row in house.db.all("select step from register_step where register = :register and subject_id = :id"
                                             " order by id", register=register, id=number)]


@pytest.fixture
def later(monkeypatch):
    """Moves the clock forward by so many seconds."""
    def move(seconds: int) -> None:
        then = clock.now() + seconds
        monkeypatch.setattr(clock, "now", lambda: then)
    return move


@pytest.fixture
def in_english():
    """Messages in English."""
    with i18n.speaking("en"):
        yield
