"""Pages of every order neither skip nor repeat a listing, in both directions, while others are published, ended, renewed, repriced."""

import random

import pytest

from tests.search.market import link, publish, shown
from web.core.db import Transaction
from web.listings.store import rows, shelf
from web.places.store import country
from web.search import store, store_best, store_order

PRICES = (None, 1, 9, 10, 95, 100, 101, 999, 1_000, 1_001, 5_500, 5_500, 12_345, 125_000, 1_000_000, 10**12)
TOWNS = ("almaty", "kaskelen", "talgar", "konaev", "almaty", "taldykorgan")
TITLES = ("Диван", "Диван угловой", "Мягкий диван", "Мебель для дома")
ROAD = {"": "/search?", "cheap": "/search?order=cheap&", "dear": "/search?order=dear&", "best": "/search?order=best&q=диван&",
        "near": "/c/all/almaty?km=300&order=near&"}


@pytest.fixture(autouse=True)
def little(monkeypatch):
    """Branches and ranks so small that seventy listings need all of the ways a million do."""
    monkeypatch.setattr(store, "MOST", 12)
    monkeypatch.setattr(store_order, "FEW", 3)
    monkeypatch.setattr(store_best, "RANKED", 30)


def stock(house, draw: random.Random, count: int) -> list[int]:
    """So many listings of many prices, towns and titles that all have the word «диван» somewhere."""
    return [one(house, draw) for _ in range(count)]


def one(house, draw: random.Random) -> int:
    """A listing drawn at random."""
    price = draw.choice(PRICES)
    return publish(house, draw.choice(TITLES), town=draw.choice(TOWNS), seller=draw.choice(["aigerim", "boris"]), price=price,
                   price_mode="fixed" if price else "negotiable", text_ru="Хороший диван.", answers={"n": draw.random()})


def disturb(house, draw: random.Random, live: list[int]) -> int | None:
    """One of the things that people do meanwhile; returns the listing it was done to, None for a new one."""
    deed = draw.choice(["publish", "end", "renew", "price"])
    if deed == "publish":
        one(house, draw)
        return None
    number = draw.choice(live)
    house.db.write(_change, number, deed, draw.choice(PRICES))
    return number


def _change(tx: Transaction, number: int, deed: str, price: int | None) -> None:
    values = {"end": {"state": "closed"}, "renew": {"seq": tx.next_number("listing")} if deed == "renew" else {},
              "price": {"price": price}}[deed]
    shelf.change(tx, rows.one(tx, number), shelf.Books(), **values)


def walk(house, guest, draw: random.Random, path: str, rel: str, live: list[int]) -> tuple[list[int], set[int], str]:
    """What the pages from this one on show, what changed meanwhile, and the last page's address."""
    seen, changed, last = [], set(), path
    while path:
        html, last = guest.page(path), path
        page = shown(html)
        seen += page if rel == "next" else page[::-1]
        path = link(html, rel)
        for _ in range(3):
            changed.add(disturb(house, draw, live))
    return seen, changed, last


def expected(house, way: str, numbers: list[int]) -> list[int]:
    """These listings in that order, as plain sorting has it."""
    land = country(house.db)
    metres = {town.id: km for town, km in land.near(land.town_by_slug("almaty").id, 300)}
    found = [rows.one(house.db, number) for number in numbers]
    ranks = {"": lambda row: 0, "cheap": lambda row: row.price or 10**15, "near": lambda row: metres[row.town_id],
             "dear": lambda row: -(row.price or -1)}
    return [row.id for row in sorted(found, key=lambda row: (ranks[way](row), -row.seq))]


@pytest.mark.parametrize("way", ROAD)
def test_every_listing_that_stayed_is_seen_exactly_once(house, guest, way):
    draw = random.Random(sum(map(ord, way)))
    numbers = stock(house, draw, 70)
    live = list(numbers)
    for rel in ("next", "prev"):
        if rel == "prev":
            ahead = walk(house, guest, random.Random(1), ROAD[way], "next", live[:1])[2]
            live = [number for number in live if rows.one(house.db, number).state == "live"]
        seen, changed, _last = walk(house, guest, draw, ROAD[way] if rel == "next" else ahead, rel, live)
        stayed = [number for number in live if number not in changed]
        assert len(stayed) > 30
        kept = [number for number in (seen if rel == "next" else dict.fromkeys(seen)) if number in stayed]  # the first page is full
        assert sorted(kept) == sorted(stayed), (rel, way)
        if way != "best":
            wanted = expected(house, way, stayed)
            assert kept == (wanted if rel == "next" else wanted[::-1])
        live = [number for number in live if rows.one(house.db, number).state == "live"]
