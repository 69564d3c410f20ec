"""Reads results: newest first, straight from the index in its own order, a page at a time by key."""

from typing import NamedTuple

from web.core.db import Door, Reader
from web.core.sqlite import Row
from web.listings.cards import COLUMNS, SEEN
from web.search.asked import Asked
from web.search.rules import expression, topics

PAGE, MOST = 20, 1_000
MOST_COUNTS = 3_000  # numbers of results kept in memory
_LAST = 2**63 - 1
# The order of the tables is fixed: the index first, then one row of each table by its key.
_JOINED = (" from listing_index cross join listing cross join member"
           " where listing.seq = listing_index.rowid and member.id = listing.member_id"
           " and listing_index match :match and" + SEEN)
_OLDER = " and listing_index.rowid < :key order by listing_index.rowid desc limit :limit"
_NEWER = " and listing_index.rowid > :key order by listing_index.rowid limit :limit"
# The index holds exactly the live listings, so only those of blocked members are to be taken off.
_COUNT = ("select count(*) from (select 1 from listing_index where listing_index match :match"
          " and listing_index.rowid not in (select listing.seq from listing where listing.seq is not null"
          " and listing.member_id in (select id from member where blocked_at is not null)) limit :most)")


class Page(NamedTuple):
    """Rows with the columns of a card, newest first, and whether there are more on either side."""

    rows: list[Row]
    newer: bool
    older: bool


def page(db: Reader, asked: Asked, limit: int = PAGE) -> Page:
    """The page that the question's `before` or `after` names; one that would reach the newest is the first page."""
    if asked.after is not None:
        rows = _read(db, asked, _NEWER, asked.after[-1], limit)
        if len(rows) > limit:
            return Page(rows[limit - 1::-1], True, True)
    key = _LAST if asked.before is None else asked.before[-1]
    rows = _read(db, asked, _OLDER, key, limit)
    return Page(rows[:limit], asked.before is not None, len(rows) > limit)


def _read(db: Reader, asked: Asked, part: str, key: int, limit: int) -> list[Row]:
    return db.all("select " + COLUMNS + _JOINED + part, match=expression(asked), key=key, limit=limit + 1)


def count(db: Reader, asked: Asked, most: int) -> int:
    """How many listings answer the question, counted up to `most`."""
    return db.value(_COUNT, match=expression(asked), most=most)


def counted(db: Door, asked: Asked) -> int:
    """The same number, counted again only when something it depends on has moved."""
    names = {f"t{place}": name for place, name in enumerate((*topics(asked), "site"))}
    among = ", ".join(":" + place for place in names)
    stamp = db.value(f"select max(n) from topic where name in ({among})", **names)
    known = db.database.memory.setdefault(counted, {})
    key = expression(asked)
    if key not in known or known[key][0] != stamp:
        if len(known) >= MOST_COUNTS:
            known.clear()
        known[key] = (stamp, count(db, asked, MOST))
    return known[key][1]
