"""Reads results by how well they answer the words: the newest ones ranked, and behind them the older ones, newest first."""

from web.core.db import Door, Reader
from web.core.sqlite import Row
from web.index.words import terms
from web.listings.cards import SHOWN
from web.search.asked import Asked, Key
from web.search.relevance import Wanted
from web.search.rules import expression

RANKED, MOST = 500, 1_000  # newest listings that are ranked; the most of them when others were published since the first page
MOST_TITLES = 6_000  # titles whose terms are kept in memory
UNRANKED = -1  # the score of all that are older
_FROM = " from listing_index cross join listing where listing.seq = listing_index.rowid and listing_index match :match and" + SHOWN
_TEXTS = "select listing.seq, listing.title_ru, listing.title_kk, listing.text_ru, listing.text_kk"
_WORDS = (_TEXTS + _FROM + " and listing_index.rowid >= :low order by listing_index.rowid desc limit :limit")
_OLDER = "select listing.seq" + _FROM + " and listing_index.rowid < :key order by listing_index.rowid desc limit :limit"
_NEWER = ("select listing.seq" + _FROM + " and listing_index.rowid > :key and listing_index.rowid < :low"
          " order by listing_index.rowid limit :limit")


def beyond(db: Door, asked: Asked, start: Key | None, forward: bool, most: int) -> list[Key]:
    """The next keys after `start`, or those before it, the nearest first. A key is the lowest seq that is ranked (0 for all), the
    score, and the seq; the first one stays the same through all pages, so that what is published meanwhile moves nothing."""
    low, score, seq = start or (0, 0, 0)
    among_old = start is not None and score <= UNRANKED
    if among_old and forward:
        return _old(db, asked, low, seq, True, most)
    found = _old(db, asked, low, seq, False, most) if among_old else []
    if len(found) < most:
        low, ranked = _ranked(db, asked, low if start else None)
        found += cut(ranked, None if among_old else start, forward)
    if forward and low and len(found) < most:
        found += _old(db, asked, low, low, True, most - len(found))
    return found[:most]


def among(db: Door, asked: Asked, seqs: list[int]) -> list[Key]:
    """The keys of these listings, newest first: so many of them as may be are ranked."""
    ranked, rest = seqs[:RANKED], seqs[RANKED:]
    values = {f"n{place}": seq for place, seq in enumerate(ranked)}
    rows = db.all(f"{_TEXTS} from listing where listing.seq in ({', '.join(':' + name for name in values)})", **values)
    return [(0, *pair) for pair in _scored(db, asked, rows)] + [(0, UNRANKED, seq) for seq in rest]


def cut(ranked: list[Key], start: Key | None, forward: bool) -> list[Key]:
    """The best first after `start`, or the worst first before it."""
    here = start and start[1:]
    return [key for key in sorted(ranked, reverse=forward) if here is None or (key[1:] < here if forward else key[1:] > here)]


def _old(db: Reader, asked: Asked, low: int, seq: int, forward: bool, most: int) -> list[Key]:
    """Keys of listings older than those ranked."""
    sql, key = (_OLDER, min(seq, low)) if forward else (_NEWER, seq)
    return [(low, UNRANKED, row.seq) for row in db.all(sql, match=expression(asked), key=key, low=low, limit=most)]


def _ranked(db: Door, asked: Asked, low: int | None) -> tuple[int, list[Key]]:
    """The lowest seq that is ranked, and the keys of all that are."""
    rows = db.all(_WORDS, match=expression(asked), low=low or 0, limit=RANKED + 1 if low is None else MOST)
    if low is None:
        low = rows[RANKED - 1].seq if len(rows) > RANKED else 0
        rows = rows[:RANKED]
    return low, [(low, *pair) for pair in _scored(db, asked, rows)]


def _scored(db: Door, asked: Asked, rows: list[Row]) -> list[tuple[int, int]]:
    kept = db.kept("site", _nothing)

    def of_title(title: str) -> frozenset[str]:
        if title not in kept:
            if len(kept) >= MOST_TITLES:
                kept.clear()
            kept[title] = frozenset(terms(title))
        return kept[title]

    wanted = Wanted(asked, of_title)
    return [(wanted.score(row), row.seq) for row in rows]


def _nothing(db: Reader) -> dict[str, frozenset[str]]:
    """Begun anew when the site's topic moves: nobody's words stay here after they are gone."""
    return {}
