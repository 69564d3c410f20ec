"""Reads listings for programs: live, of people whose data are not blocked and who did not keep them to this site."""

from collections.abc import Iterator, Sequence

from web.core.db import Reader
from web.core.sqlite import Row
from web.listings.cards import SEEN
from web.search.asked import Asked
from web.search.rules import expression

_OPEN = SEEN + " and member.site_only_at is null"
_ROWS = ("select listing.*, member.display_name from listing join member on member.id = listing.member_id where" + _OPEN)
_ANY = ("select 1 from listing_index cross join listing cross join member where listing.seq = listing_index.rowid"
        " and member.id = listing.member_id and listing_index match :match and" + _OPEN + " limit 1")
_PART = ("select listing.id, listing.changed_at from listing join member on member.id = listing.member_id"
         " where" + _OPEN + " and listing.seq >= :low and listing.seq < :high order by listing.seq limit :limit")
_LAST = ("select count(*) as n, max(listing.changed_at) as changed_at from listing join member on member.id = listing.member_id"
         " where" + _OPEN + " and listing.seq >= :low and listing.seq < :high")


def by_ids(db: Reader, numbers: Sequence[int]) -> list[Row]:
    """Those of these listings that programs may read, in the given order, with the name shown of their sellers."""
    values = {f"n{place}": number for place, number in enumerate(numbers)}
    if not values:
        return []
    among = ", ".join(":" + name for name in values)
    found = {row.id: row for row in db.all(f"{_ROWS} and listing.id in ({among})", **values)}
    return [found[number] for number in numbers if number in found]


def is_any(db: Reader, asked: Asked) -> bool:
    """Whether programs may read anything that answers the question."""
    return db.value(_ANY, match=expression(asked)) is not None


def parts(db: Reader, size: int) -> Iterator[tuple[int, int | None]]:
    """The numbers of the parts of so many seqs in which there is a listing for programs, each with its last change; a query
    for each part, so that every one ends long before the deadline of a page."""
    first, last = (db.value(f"select {end}(seq) from listing where state = 'live'") for end in ("min", "max"))
    if first is None:
        return
    for part in range(first // size, last // size + 1):
        found = db.one(_LAST, low=part * size, high=(part + 1) * size)
        if found.n:
            yield part, found.changed_at


def of_part(db: Reader, part: int, size: int) -> list[Row]:
    """Number and last change of each listing of a part, in the order of their seqs."""
    return db.all(_PART, low=part * size, high=(part + 1) * size, limit=size)
