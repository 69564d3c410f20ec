"""Reads results a page at a time by key: newest first, straight from the index in its own order, or in another order."""

from collections.abc import Callable
from typing import NamedTuple

from web.core.db import Door, Reader
from web.listings.cards import SHOWN, UNBLOCKED, Listed, listed
from web.places.store import country
from web.search import order, store_best, store_order
from web.search.asked import Asked, Key
from web.search.hiding import NOTHING, Hidden, counting, without
from web.search.rules import expression, query, topics
from web.search.store_phrases import LOOKED, Looking, Matched, look

PAGE, MOST = 20, 1_000
MOST_COUNTS = 3_000  # numbers of results kept in memory
_LAST = 2**63 - 1
# The order of the tables is fixed: the index, which holds exactly the live listings, first, then one row by its key.
_JOINED = " from listing_index cross join listing where listing.seq = listing_index.rowid and listing_index match :match and" + UNBLOCKED
_BY_SEQ = " from listing where" + SHOWN
# A limit that stands in the text is a third quicker than one that is bound; there are few different ones.
_OLDER = " and listing_index.rowid < :key order by listing_index.rowid desc"
_NEWER = " and listing_index.rowid > :key order by listing_index.rowid"
# The index holds exactly the live listings, so only those of blocked members are to be taken off.
_COUNT = ("select count(*) from (select 1 from listing_index where listing_index match :match"
          " and listing_index.rowid not in (select listing.seq from listing where listing.seq is not null"
          " and listing.member_id in (select id from member where blocked_at is not null))")


class Page(NamedTuple):
    """Rows with the columns of a card, in the order asked for; whether there are more on either side, towards the first page
    (`newer`) and away from it (`older`); the keys of the first and of the last row; and for quoted phrases what was looked through."""

    rows: list[Listed]
    newer: bool
    older: bool
    first: Key | None = None
    last: Key | None = None
    looked: Matched | None = None


def page(db: Door, asked: Asked, limit: int = PAGE, hidden: Hidden = NOTHING) -> Page:
    """The page that the question's `before` or `after` names, without what is hidden from the reader; one that would reach the
    beginning is the first page. Raises TooSlow."""
    looking = Looking(db, asked, matched(db, asked)) if query(asked).phrases else None
    beyond = without(db, _beyond(db, asked, looking), hidden)
    if asked.after is not None:
        found = beyond(asked.after, False, limit + 1)
        if len(found) > limit:
            return _page(db, found[limit - 1::-1], True, True, looking)
        if looking and looking.stopped:
            return _page(db, found[::-1], True, True, looking)._replace(first=(looking.stopped,), last=found[0] if found else asked.after)
    found = beyond(asked.before, True, limit + 1)
    shown = _page(db, found[:limit], asked.before is not None, len(found) > limit, looking)
    if looking and looking.stopped:
        shown = shown._replace(older=True, last=shown.last if shown.older else (looking.stopped,))
    return shown


def _page(db: Reader, found: list, newer: bool, older: bool, looking: Looking | None) -> Page:
    """A page of rows, or of keys whose rows are still to be read."""
    looked = looking and looking.newest
    if not found:
        return Page([], newer, older, looked=looked)
    if isinstance(found[0], Listed):
        return Page(found, newer, older, (found[0].seq,), (found[-1].seq,))
    return Page(_rows(db, [key[-1] for key in found]), newer, older, found[0], found[-1], looked)


def _rows(db: Reader, seqs: list[int]) -> list[Listed]:
    """The cards of these seqs in their order; what ended this very moment is left out."""
    values = {f"n{place}": seq for place, seq in enumerate(seqs)}
    rows = listed(db, _BY_SEQ + f" and listing.seq in ({', '.join(':' + name for name in values)})", **values)
    places = {seq: place for place, seq in enumerate(seqs)}
    return sorted(rows, key=lambda row: places[row.seq])


Beyond = Callable[[Key | None, bool, int], list]
"""Gives the next rows or keys after a key, or those before it: the nearest first, no more than that many."""


def _beyond(db: Door, asked: Asked, looking: Looking | None) -> Beyond:
    if asked.order in ("", "best"):
        return _best(db, asked, looking) if asked.order else looking.beyond if looking else _newest(db, asked)
    way: order.Order = order.Distances(asked, _metres(db, asked)) if asked.order == "near" else order.Prices(asked)
    return _sorted(way, _few(db, asked, way, looking), lambda *start: store_order.beyond(db, way, *start))


def _newest(db: Reader, asked: Asked) -> Beyond:
    def beyond(key: Key | None, forward: bool, most: int) -> list[Listed]:
        return listed(db, (_JOINED + _OLDER if forward else _JOINED + _NEWER) + f" limit {most:d}",
                      match=expression(asked), key=_LAST if key is None else key[-1])
    return beyond


def _best(db: Door, asked: Asked, looking: Looking | None) -> Beyond:
    if looking is None:
        return lambda key, forward, most: store_best.beyond(db, asked, key, forward, most)
    keys = store_best.among(db, asked, looking.newest.seqs)
    return lambda key, forward, most: store_best.cut(keys, key, forward)[:most]


def _few(db: Door, asked: Asked, way: order.Order, looking: Looking | None) -> list[store_order.Place] | None:
    """The places of all results when these are few; with a phrase, of all in which it was found."""
    if looking is not None:
        seqs = frozenset(looking.newest.seqs)
        return [place for place in store_order.everything(db, way, LOOKED) if -place[1] in seqs]
    return store_order.everything(db, way, MOST) if counted(db, asked) < MOST else None


def _sorted(way: order.Order, few: list[store_order.Place] | None, walk: Callable) -> Beyond:
    def beyond(key: Key | None, forward: bool, most: int) -> list[Key]:
        start = order.place(way, key) if key else None
        places = walk(start, forward, most) if few is None else store_order.cut(few, start, forward)
        return [order.key(rank, -below) for rank, below in places[:most]]
    return beyond


def _metres(db: Door, asked: Asked) -> dict[int, int]:
    """Whole metres from the town asked for to those in the radius."""
    return {town.id: round(km * 1_000) for town, km in country(db).near(asked.place.id, asked.km)}


def matched(db: Door, asked: Asked) -> Matched:
    """What quoted phrases were found in among the newest candidates, looked through again only when something moved."""
    now, known, key = stamp(db, asked), db.database.memory.setdefault(matched, {}), (expression(asked), query(asked).phrases)
    if key not in known or known[key][0] != now:
        if len(known) >= MOST_COUNTS // 10:
            known.clear()
        known[key] = (now, look(db, asked))
    return known[key][1]


def count(db: Reader, asked: Asked, most: int, hidden: Hidden = NOTHING) -> int:
    """How many listings answer the question without what is hidden from the reader, counted up to `most`."""
    without_hidden, values = counting(hidden)
    return db.value(_COUNT + without_hidden + f" limit {most:d})", match=expression(asked), **values)


def counted(db: Door, asked: Asked, hidden: Hidden = NOTHING) -> int:
    """The same number up to MOST; who hid nothing has it counted again only when something it depends on has moved."""
    if hidden != NOTHING:
        return count(db, asked, MOST, hidden)
    now, known = stamp(db, asked), db.database.memory.setdefault(counted, {})
    key = expression(asked)
    if key not in known or known[key][0] != now:
        if len(known) >= MOST_COUNTS:
            known.clear()
        known[key] = (now, count(db, asked, MOST))
    return known[key][1]


def stamp(db: Reader, asked: Asked) -> int | None:
    """A number that moves when the answers to a question may have changed."""
    names = {f"t{place}": name for place, name in enumerate((*topics(asked), "site"))}
    among = ", ".join(":" + place for place in names)
    return db.value(f"select max(n) from topic where name in ({among})", **names)
