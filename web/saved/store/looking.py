"""Looking for what is new: which listings came since the mark, which searches may find them, and noting what was found."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.listings.cards import COLUMNS, SEEN
from web.saved import rules
from web.saved.store import deliveries, marks

# What is renewed or published again is not new: its place in the lists was given after the day of its publishing.
NEW = " and coalesce(listing.renewed_at, listing.published_at) = listing.published_at"
_NOT_HIDDEN = " and listing.member_id <> :me and listing.member_id not in (select seller_id from hidden_seller where member_id = :me)"
_FOUND = (" from listing_index cross join listing cross join member where listing.seq = listing_index.rowid"
          " and member.id = listing.member_id and listing_index match :match and listing_index.rowid > :low"
          " and listing_index.rowid <= :high and" + SEEN + NEW + _NOT_HIDDEN)


class Found(NamedTuple):
    """`n` new listings for a search, which it did not know when it had been looked for up to `old`."""

    search: Row
    n: int


def published(db: Reader, low: int, high: int, limit: int) -> list[Row]:
    """Listings published for the first time between two marks that everybody may see, oldest first."""
    return db.all("select listing.* from listing join member on member.id = listing.member_id where listing.seq > :low"
                  " and listing.seq <= :high and" + SEEN + NEW + " order by listing.seq limit :limit", low=low, high=high, limit=limit)


def anchors(db: Reader) -> list[str]:
    """The tags that searches are looked up by."""
    return [row.anchor for row in db.all("select distinct anchor from saved_search where stopped_at is null")]


def searches(db: Reader, anchor: str, at_once: int = 1_000) -> Iterator[Row]:
    """Every search with that anchor that is not stopped, of members whose data are not blocked."""
    after, rows = 0, [None]
    while rows:
        rows = db.all("select s.id, s.member_id, s.address, s.expression, s.phrased, s.looked_seq from saved_search s"
                      " join member p on p.id = s.member_id"
                      " where s.anchor = :anchor and s.stopped_at is null and p.blocked_at is null and s.id > :after"
                      " order by s.id limit :limit", anchor=anchor, after=after, limit=at_once)
        yield from rows
        after = rows[-1].id if rows else after


def hidden(db: Reader, members: Iterable[int]) -> dict[int, set[int]]:
    """The sellers whom each of these members does not want to see."""
    values = {f"m{place}": number for place, number in enumerate(members)}
    found: dict[int, set[int]] = {}
    for row in db.all(f"select member_id, seller_id from hidden_seller where member_id in ({', '.join(':' + name for name in values)})",
                      **values):
        found.setdefault(row.member_id, set()).add(row.seller_id)
    return found


def note(tx: Transaction, found: list[Found], upto: int) -> None:
    """Writes down what was found up to a mark, for each search once: one that was looked for in between is left alone."""
    now = clock.now()
    for search, n in found:
        known = tx.one("update saved_search set looked_seq = :upto, fresh = case when not on_site then 0 when fresh + :n > :most then :most"
                       " else fresh + :n end where id = :id and looked_seq = :old and stopped_at is null"
                       " returning on_site, mail, mail_due, mailed_at",
                       id=search.id, old=search.looked_seq, upto=upto, n=n, most=rules.MOST_FRESH)
        if known and known.mail and known.mail_due is None:
            tx.run("update saved_search set mail_due = :due where id = :id", id=search.id, due=rules.due(known.mail, now, known.mailed_at))
        if known and known.on_site:
            deliveries.shown(tx, search.member_id, search.id, n, (search.looked_seq, upto))


def done(tx: Transaction, found: list[Found], before: int, upto: int) -> None:
    """Notes the last of what was found and moves everybody's mark on, in one."""
    note(tx, found, upto)
    marks.move(tx, marks.LISTINGS, before, upto)


def rows(db: Reader, search: Row, low: int, high: int, limit: int) -> list[Row]:
    """What a search finds among the listings new between two marks, newest first, with the columns of a card and their texts."""
    if not search.expression:
        return []
    return db.all("select " + COLUMNS + ", listing.text_ru, listing.text_kk" + _FOUND + " order by listing_index.rowid desc limit :limit",
                  match=search.expression, low=low, high=high, me=search.member_id, limit=limit)


def count(db: Reader, search: Row, low: int, high: int) -> int:
    """How many these are, counted up to a bound."""
    if not search.expression:
        return 0
    return db.value("select count(*) from (select 1" + _FOUND + " limit :limit) as some", match=search.expression, low=low, high=high,
                    me=search.member_id, limit=rules.MOST_FRESH)
