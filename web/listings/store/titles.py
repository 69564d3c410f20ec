"""Reads titles of live listings for counting their words, in short windows over the whole shelf."""

from web.core.db import Reader
from web.core.sqlite import Row

WINDOW, WINDOWS = 1_000, 120  # seqs of one window, and windows: some 60,000 listings are read at most, however many there are


def windows(db: Reader) -> list[tuple[int, int]]:
    """Windows of seqs evenly spread from the oldest to the newest; all of them when there are few."""
    ends = db.one("select min(seq) as first, max(seq) as last from listing where seq is not null")
    if ends.first is None:
        return []
    step = max(WINDOW, -(-(ends.last + 1 - ends.first) // WINDOWS))
    return [(max(ends.first, last - WINDOW + 1), last) for last in range(ends.last, ends.first - 1, -step)]


def within(db: Reader, first: int, last: int) -> list[Row]:
    """The titles of live listings in one window, with their members; none of a member whose data are blocked."""
    return db.all("select listing.member_id, listing.title_ru, listing.title_kk from listing"
                  " join member on member.id = listing.member_id and member.blocked_at is null"
                  " where listing.seq between :first and :last and listing.state = 'live'", first=first, last=last)
