"""Live listings of a trial site, with photos, history of prices and their place in the index."""

import json
from dataclasses import dataclass

from web.catalog.tree import Catalog
from web.commands.demo.dice import Dice
from web.commands.demo.shapes import DemoListing
from web.core import clock
from web.core.db import Transaction
from web.core.sqlite import Row
from web.index import store as index
from web.listings import rules
from web.listings.store.drafts import BLANK
from web.listings.terms import terms
from web.media.outcome import Picture
from web.places.country import Country

LOWERED = 0.15  # of the listings with a price that had a higher one first


@dataclass(frozen=True)
class Books:
    """What listings refer to."""

    catalog: Catalog
    country: Country


@dataclass(frozen=True)
class Ready:
    """One listing to be written: its number, its content, its owner's id, its photos, whether the owner's phone is given."""

    number: int
    listing: DemoListing
    member_id: int
    photos: list[Picture]
    phone: bool = False


def put(tx: Transaction, batch: list[Ready], books: Books, seed: int) -> list[int]:
    """Writes the listings, oldest first, and returns their ids."""
    tx.touch("site")
    return [_put(tx, one, books, Dice(seed, "history", one.number)) for one in batch]


def _put(tx: Transaction, one: Ready, books: Books, dice: Dice) -> int:
    row = Row(id=tx.new_id(), seq=index.next_seq(tx), member_id=one.member_id, **columns(one, books))
    tx.insert("listing", **row)
    index.put(tx, row.seq, terms(row, books.catalog, books.country))
    for place, photo in enumerate(one.photos, 1):
        tx.insert("photo", id=tx.new_id(), member_id=one.member_id, subject="listing", subject_id=row.id,
                  position=place, name=photo.name, width=photo.width, height=photo.height, bytes=photo.bytes,
                  fingerprint=photo.fingerprint, upload_key="", created_at=row.published_at)
    for price, at in history(row, dice):
        tx.insert("price_change", id=tx.new_id(), listing_id=row.id, price_mode=row.price_mode, price=price, at=at)
    return row.id


def columns(one: Ready, books: Books) -> dict:
    """The columns of a live listing; it stays for thirty days from now, and nobody is reminded of its end."""
    listing, now = one.listing, clock.now()
    town, began = books.country.town_by_slug(listing.town_slug), now - listing.age_seconds
    return {
        **BLANK, "state": "live", "category_id": books.catalog.by_slug(listing.category_slug).id,
        "price_mode": listing.price_mode, "price": listing.price, "title_ru": listing.title_ru,
        "title_kk": listing.title_kk, "text_ru": listing.text_ru, "text_kk": listing.text_kk,
        "attributes": json.dumps(dict(listing.attributes), ensure_ascii=False, separators=(",", ":")),
        "town_id": town.id, "region_id": town.region_id, "cover": one.photos[0].name if one.photos else "",
        "photos": len(one.photos), "created_at": began, "published_at": began, "renewed_at": began,
        "expires_at": now + rules.LIFE, "reminded_at": now, "closed_at": None, "close_reason": "", "hidden_at": None,
        "hidden_reason": "", "lowered_from": None, "changed_at": began, "show_phone": one.phone,
    }


def history(row: Row, dice: Dice) -> list[tuple[int | None, int]]:
    """Prices with their moments (seconds UTC), the one now last; some were higher first."""
    age = clock.now() - row.published_at
    if row.price_mode not in rules.BARGAINS or not row.price or not dice.chance(LOWERED) or age < clock.DAY:
        return [(row.price, row.published_at)]
    before = round(row.price * (1.05 + 0.15 * dice.share()), -2 if row.price > 5_000 else -1)
    return [(int(before), row.published_at), (row.price, row.published_at + int(age * (0.3 + 0.6 * dice.share())))]
