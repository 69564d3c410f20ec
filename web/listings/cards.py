"""Cards of live listings for lists: home page, results, profiles; read in one query, worded for one reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from web.catalog.store import catalog
from web.core.db import Reader
from web.core.sqlite import Row
from web.listings import rules, words
from web.places.store import country


class Listed(NamedTuple):
    """What a list reads of a listing; `at` is when it was published or last renewed."""

    id: int
    seq: int
    member_id: int
    category_id: int
    title_ru: str
    title_kk: str
    price_mode: str
    price: int | None
    town_id: int
    cover: str
    photos: int
    at: int
    quantity: int
    reserved: int
    sold: int

    def get(self, name: str, otherwise: Any = None) -> Any:
        """A column by its name."""
        return getattr(self, name, otherwise)


COLUMNS = ", ".join("listing." + name for name in Listed._fields).replace(
    "listing.at", "coalesce(listing.renewed_at, listing.published_at) as at")
FROM = " from listing join member on member.id = listing.member_id"
SEEN = " listing.state = 'live' and member.blocked_at is null"  # what everybody may see
# The same without a look at each seller, for many listings at once: blocked members are few and have an index.
UNBLOCKED = " listing.member_id not in (select member.id from member where member.blocked_at is not null)"
SHOWN = " listing.state = 'live' and" + UNBLOCKED


@dataclass(frozen=True)
class Card:
    """One listing in a list. `price` is a phrase such as «from 250 000 ₸»; `title_language` is that of the title;
    `at` is when it was published or last renewed; `taken` says that nothing of it is free now."""

    id: int
    seq: int
    member_id: int
    title: str
    title_language: str
    price: str
    mode: str
    amount: int | None
    place: str
    category_id: int
    cover: str
    photos: int
    at: int
    taken: str = ""


def made(db, found: Iterable[Listed | Row], language: str) -> list[Card]:
    """Cards of rows that have COLUMNS, in their order, in the reader's language. `db` is a Door."""
    tree, land = catalog(db), country(db)
    cards = []
    for row in found:
        category, place = tree.by_id(row.category_id), land.town(row.town_id)
        title, title_language = rules.in_language(row, "title", language)
        cards.append(Card(
            row.id, row.seq, row.member_id, title, title_language,
            words.price(row.price_mode, row.price, category.price_period if category else ""),
            row.price_mode, row.price, place.name(language) if place else "", row.category_id,
            row.cover, row.photos, row.at, words.taken(row)))
    return cards


def newest(db, language: str, before: int = 2**63 - 1, limit: int = 20) -> list[Card]:
    """The newest listings below the seq `before`."""
    return made(db, _read(db, " and listing.seq < :before order by listing.seq desc limit :limit",
                          before=before, limit=limit), language)


def of_member(db, member_id: int, language: str, before: int = 2**63 - 1, limit: int = 20) -> list[Card]:
    """A member's live listings, newest first, below the seq `before`."""
    found = _read(db, " and listing.member_id = :member and listing.seq < :before"
                  " order by listing.seq desc limit :limit", member=member_id, before=before, limit=limit)
    return made(db, found, language)


def by_seqs(db, seqs: Sequence[int], language: str) -> list[Card]:
    """The cards of these seqs in the given order; what is not live, or blocked, is left out."""
    return _in_order(db, "seq", seqs, language)


def by_ids(db, ids: Sequence[int], language: str) -> list[Card]:
    """The cards of these listings in the given order; what is not live, or blocked, is left out."""
    return _in_order(db, "id", ids, language)


def _in_order(db, column: str, numbers: Sequence[int], language: str) -> list[Card]:
    values = {f"n{place}": number for place, number in enumerate(numbers)}
    if not values:
        return []
    found = _read(db, f" and listing.{column} in ({', '.join(':' + name for name in values)})", **values)
    places = {number: place for place, number in enumerate(numbers)}
    return made(db, sorted(found, key=lambda row: places[row.get(column)]), language)


def listed(db: Reader, rest: str, **values) -> list[Listed]:
    """The listings that the rest of a query finds, which begins with " from"."""
    return list(map(Listed._make, db.tuples("select " + COLUMNS + rest, **values)))


def _read(db: Reader, rest: str, **values) -> list[Listed]:
    return listed(db, FROM + " where" + SEEN + rest, **values)
