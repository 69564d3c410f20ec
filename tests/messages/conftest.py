"""Live listings for conversations, made with plain rows, and short words for what people do in them."""

import re

import pytest

from tests.conftest import PASSWORD, Client, House
from tests.media.pictures import jpeg
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


PART = {"hx-request-type": "partial"}


def threads_in(html: str) -> list[int]:
    """The numbers of the threads on a page of the inbox, in their order."""
    return [int(number) for number in re.findall(r'href="(?:/kk)?/messages/(\d+)#end"', html)]


def find(client: Client, words: str) -> list[int]:
    """The conversations that a member finds by these words."""
    return threads_in(client.do("/messages/search", {"words": words}, 200).text)


def mute(client: Client, thread: int, on: bool = True) -> None:
    """Mutes a conversation, or takes that back."""
    client.do(f"/messages/{thread}/put-away", {"as": "muted", "on": "yes" if on else "no"})


def archive(client: Client, thread: int, on: bool = True) -> None:
    """Puts a conversation into the archive, or takes it out."""
    client.do(f"/messages/{thread}/put-away", {"as": "archived", "on": "yes" if on else "no"})


def delete(client: Client, thread: int, message: int) -> None:
    """Deletes a message for that member."""
    client.do(f"/messages/{thread}/delete", {"message": message})


def clear(client: Client, thread: int) -> None:
    """Deletes a whole conversation for that member, as the page that asks does."""
    upto = re.search(r'name="upto" value="(\d+)"', client.page(f"/messages/{thread}/delete"))[1]
    client.do(f"/messages/{thread}/delete", {"upto": upto})


def add_photo(client: Client, thread: int, key: str = "k", colour: str = "teal"):
    """Sends a photo into the field of a conversation, as a script does."""
    return client.post(f"/messages/{thread}/photos", files={"photo": ("a.jpg", jpeg(400, 300, colour), "image/jpeg")},
                       data={"upload_key": key}, headers=PART)


def photos_in(html: str) -> list[str]:
    """The addresses of the whole photos on a page."""
    return re.findall(r'href="(/messages/\d+/photos/[^"]+-1280\.jpg)"', html)


def destroy(house: House, client: Client) -> None:
    """The member deletes their account at once."""
    client.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
