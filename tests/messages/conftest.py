"""Live listings for conversations, made with plain rows, and short words for what people do in them."""

import re

import pytest

from tests.conftest import Client, House
from web.core import clock
from web.core.db import Transaction

EMPTY = dict.fromkeys(("text_kk", "cover", "source_key", "close_reason", "hidden_reason"), "")


def put_listing(tx: Transaction, member_id: int, state: str = "live", title_ru: str = "Коляска Inglesina, почти новая",
                title_kk: str = "Inglesina арбасы, жаңадай") -> int:
    """A listing as the listings feature would leave it."""
    number, now = tx.new_id(), clock.now()
    tx.insert("listing", id=number, seq=tx.next_number("listing"), member_id=member_id, state=state, category_id=None,
              price_mode="fixed", price=85_000, title_ru=title_ru, title_kk=title_kk, text_ru="Самовывоз.",
              attributes="{}", region_id=None, town_id=None, show_phone=False, photos=0, created_at=now,
              published_at=now, **EMPTY)
    return number


def key_in(html: str) -> str:
    """The mark against sending twice in a page's form."""
    return re.search(r'name="send_key"[^>]*value="([^"]+)"', html)[1]


def bubbles(html: str) -> list[int]:
    """The numbers of the messages on a page, in their order."""
    return [int(number) for number in re.findall(r'id="message-(\d+)"', html)]


def unread(client: Client) -> int:
    """The number on the badge of any page."""
    found = re.search(r'class="count"><span aria-hidden="true">(\d+)', client.page("/messages").split("<main")[0])
    return int(found[1]) if found else 0


def insist(client: Client, path: str, data: dict):
    """Sends a message; where the site asks before, all the same."""
    answer = client.post(path, data=data)
    seal = re.search(r'name="all_the_same" value="([^"]+)"', answer.text)
    return client.post(path, data={**data, "all_the_same": seal[1]}) if seal else answer


def write(client: Client, listing: int, text: str, key: str = "") -> int:
    """Begins (or goes on with) a conversation about a listing and returns its number."""
    answer = insist(client, "/messages/new", {"listing": listing, "text": text, "send_key": key})
    return int(re.fullmatch(r"/messages/(\d+)#end", answer.headers["location"])[1])


def reply(client: Client, thread: int, text: str, key: str = "", status: int = 303):
    """Answers in a conversation."""
    data = {"text": text, "send_key": key}
    answer = insist(client, f"/messages/{thread}", data) if status == 303 else client.post(f"/messages/{thread}", data=data)
    assert answer.status_code == status, answer.text[-2_000:]
    return answer


def freeze(house: House, client: Client, at: int | None = 1) -> None:
    """Blocks a member's data, or lifts that."""
    house.db.write(_set, client.member_id, at)


def _set(tx: Transaction, member_id: int, at: int | None) -> None:
    tx.run("update member set blocked_at = :at where id = :id", at=at, id=member_id)


def count(house: House, table: str) -> int:
    """The rows of a table."""
    return house.db.value(f"select count(*) from {table}")


@pytest.fixture
def listing(house: House, aigerim: Client) -> int:
    """A live listing of Aigerim's."""
    return house.db.write(put_listing, aigerim.member_id)


@pytest.fixture
def thread(boris: Client, listing: int) -> int:
    """Boris has asked Aigerim about her listing."""
    return write(boris, listing, "Здравствуйте! Коляска ещё продаётся?")
