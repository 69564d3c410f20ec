"""Reads what came since a mark: the seqs of listings grow in the order of their commits, so nothing below one seen comes later."""

from web.core.db import Reader
from web.listings.cards import SHOWN, Listed, listed

_NEW = (" from listing_index cross join listing where listing.seq = listing_index.rowid and listing_index match :match"
        " and listing_index.rowid > :since and" + SHOWN)


def newest(db: Reader) -> int:
    """The highest seq given so far; every listing with it or a lower one is committed."""
    return db.value("select last from sequence where name = 'listing'") or 0


def since(db: Reader, match: str, mark: int, limit: int) -> list[Listed]:
    """The first listings after the mark that an expression for the index finds, oldest first, with the columns of a card."""
    return listed(db, _NEW + " order by listing_index.rowid limit :limit", match=match, since=mark, limit=limit)


def count(db: Reader, match: str, mark: int, most: int) -> int:
    """How many listings came after the mark, counted up to `most`."""
    return db.value("select count(*) from (select 1" + _NEW + " limit :most)", match=match, since=mark, most=most)
