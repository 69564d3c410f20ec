"""A listing and a conversation to deal in, and short words for the steps of a deal."""

import re

import pytest

from tests.conftest import Client, House
from tests.messages.conftest import put_listing, write
from web.core.db import Transaction
from web.deals import rules
from web.deals.store import rows


def pieces(tx: Transaction, listing: int, quantity: int) -> None:
    """Says how many pieces there are."""
    tx.run("update listing set quantity = :n where id = :id", n=quantity, id=listing)


def deal_in(answer) -> int:
    """The number of the deal that an answer leads to."""
    return int(re.search(r"/deals/(\d+)", answer.headers["location"])[1])


def offer(client: Client, listing: int, price: int = 80_000, quantity: int = 1, key: str = "", **more) -> int:
    """Makes an offer and returns the number of the deal."""
    data = {"listing": listing, "offer-price": price, "offer-quantity": quantity, "offer-pay": "cash", "offer-send_key": key, **more}
    return deal_in(client.do("/deals/new", data))


def seen(client: Client, deal: int) -> int:
    """The state that the person's page carries."""
    found = re.search(r'name="seen" value="(\d+)"', client.page(f"/deals/{deal}"))
    return int(found[1]) if found else 0


FILLED = {"reserve": {"reserve-days": "3"}, "meet": {"meet-place": "у фонтана", "meet-time": "18:30"}, "pay": {"pay-pay": "transfer"},
          "counter": {"counter-price": "82000", "counter-quantity": "1"}, "dispute": {"dispute-words": "Не отвечает"}}


def step(client: Client, deal: int, name: str, status: int = 303, **more):
    """Takes a step on what the person's page shows now."""
    data = {"seen": seen(client, deal), **FILLED.get(name, {}), **more}
    return client.do(f"/deals/{deal}/{name}", data, status)


def state(house: House, deal: int) -> str:
    """The state of the deal in the database."""
    return house.db.value("select state from deal where id = :id", id=deal)


def counts(house: House, listing: int) -> tuple[int, int, int]:
    """Pieces of the listing altogether, set aside and sold."""
    row = house.db.one("select quantity, reserved, sold from listing where id = :id", id=listing)
    return row.quantity, row.reserved, row.sold


def journal(house: House, client: Client, deal: int) -> list[str]:
    """The steps that the person reads, oldest first."""
    return [row.step for row in rows.steps(house.db, client.member_id, deal)]


def hold(house: House, deal: int) -> bool:
    """Whether the state is one in which pieces are set aside."""
    return state(house, deal) in rules.HOLDING


@pytest.fixture
def listing(house: House, aigerim: Client) -> int:
    """A live listing of Aigerim's."""
    return house.db.write(put_listing, aigerim.member_id)


@pytest.fixture
def thread(boris: Client, listing: int) -> int:
    """Boris has asked Aigerim about her listing."""
    return write(boris, listing, "Здравствуйте! Коляска ещё продаётся?")


@pytest.fixture
def deal(boris: Client, listing: int) -> int:
    """Boris has offered 80 000 tenge."""
    return offer(boris, listing)


@pytest.fixture
def agreed(aigerim: Client, deal: int) -> int:
    """Aigerim has accepted it."""
    step(aigerim, deal, "accept")
    return deal
