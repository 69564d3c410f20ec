"""Listings as staff look for them: in any state, by words, by their owner."""

from web.core.db import Reader
from web.core.sqlite import Row
from web.index.match import match
from web.index.words import query_terms

STATES = ("live", "hidden", "closed", "expired")
LOOKED_AT = 5_000  # listings whose titles one page of a search reads
_COLUMNS = ("select listing.id, listing.seq, listing.state, listing.title_ru, listing.title_kk, listing.cover,"
            " listing.member_id, listing.published_at, listing.hidden_reason, member.display_name from ")
_OWNER = " join member on member.id = listing.member_id and member.blocked_at is null"  # frozen data nobody sees
_ROW = _COLUMNS + "listing" + _OWNER


def one(db: Reader, number: int) -> tuple[list[Row], int | None]:
    """The listing of that number, if it is more than a draft."""
    return db.all(_ROW + " where listing.id = :id and listing.state <> 'draft'", id=number), None


def by_words(db: Reader, text: str, before: int, limit: int) -> tuple[list[Row], int | None]:
    """Live listings that the search finds, those at the top first, and the `seq` below which the next page begins."""
    rows = db.all(_COLUMNS + "listing_index join listing on listing.seq = listing_index.rowid" + _OWNER +
                  " where listing_index match :match and listing_index.rowid < :before"
                  " order by listing_index.rowid desc limit :limit",
                  match=match(query_terms(text)), before=before, limit=limit)
    return rows, rows[-1].seq if len(rows) == limit else None


def newest(db: Reader, state: str, member_id: int | None, before: int, limit: int) -> tuple[list[Row], int | None]:
    """Listings of a state or of any, of one member or of all, newest first, and the number below which to go on."""
    chosen = " and listing.state = :state" if state else " and listing.state <> 'draft'"
    owned = " and listing.member_id = :member" if member_id is not None else ""
    rows = db.all(_ROW + " where listing.id < :before" + chosen + owned + " order by listing.id desc limit :limit",
                  state=state, member=member_id, before=before, limit=limit)
    return rows, rows[-1].id if len(rows) == limit else None


def by_title(db: Reader, text: str, state: str, member_id: int | None, before: int,
             limit: int) -> tuple[list[Row], int | None]:
    """The same, only those whose title holds the words; the index knows live ones only, so titles are read, a
    bounded number for one page."""
    words = text.casefold().split()
    looked_at, onward = newest(db, state, member_id, before, LOOKED_AT)
    rows = [row for row in looked_at if all(word in f"{row.title_ru} {row.title_kk}".casefold() for word in words)]
    return rows[:limit], rows[limit - 1].id if len(rows) > limit else onward
