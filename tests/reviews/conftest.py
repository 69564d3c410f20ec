"""Deals that both confirmed, reviews of them, and time that passes."""

import re

import pytest

from tests.conftest import Client, House, plain_text
from tests.deals.conftest import offer, step
from tests.messages.conftest import put_listing
from web.core.db import Transaction
from web.reviews.store import rows


def done(house: House, seller: Client, buyer: Client) -> int:
    """A new deal of the two about a new listing, handed over and confirmed by both; returns its number."""
    deal = offer(buyer, house.db.write(put_listing, seller.member_id))
    for person, name in ((seller, "accept"), (seller, "give"), (buyer, "get")):
        step(person, deal, name)
    return deal


def review(client: Client, deal: int, stars: int = 5, words: str = "Всё отлично", status: int = 303, **more):
    """Sends the form of a review."""
    return client.do(f"/reviews/{deal}", {"stars": str(stars), "words": words, **more}, status)


def later(house: House, days: float = 14) -> None:
    """Lets that much time pass for deals and reviews."""
    house.db.write(_later, int(days * 86_400))


def _later(tx: Transaction, seconds: int) -> None:
    tx.run("update deal set done_at = done_at - :s where done_at is not null", s=seconds)
    tx.run("update review set shown_at = shown_at - :s, at = at - :s, changed_at = changed_at - :s", s=seconds)


def totals(house: House, client: Client) -> tuple[int, int]:
    """Stars and number of reviews about the person that count."""
    return rows.totals(house.db, client.member_id)


def listed(client: Client, about: Client) -> str:
    """The words of the public page of reviews about a person."""
    return plain_text(client.page(f"/members/{about.member_id}/reviews").split("<main")[1])


def number(house: House, author: Client, deal: int) -> int:
    """The number of what the person wrote about a deal."""
    return house.db.value("select id from review where author_id = :me and deal_id = :deal", me=author.member_id, deal=deal)


def mark_in(text: str, name: str) -> str:
    """The value of a button of the guard."""
    return re.search(rf'name="{name}" value="([^"]+)"', text)[1]


@pytest.fixture
def deal(house: House, aigerim: Client, boris: Client) -> int:
    """Aigerim sold to Boris, and both confirmed it."""
    return done(house, aigerim, boris)
