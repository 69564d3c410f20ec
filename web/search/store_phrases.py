"""Reads results of quoted phrases: the index knows no order of words, so the texts of the newest candidates are looked through."""

import time
from collections.abc import Iterator
from typing import NamedTuple

from web.core.db import Door, Reader
from web.core.sqlite import Row
from web.listings.cards import SHOWN
from web.search.asked import Asked, Key
from web.search.phrases import Sieve
from web.search.rules import expression, query

LOOKED, AT_ONCE = 2_000, 200  # the most candidates looked through at a time; those read by one query
PATIENCE = 0.3  # seconds after which no more are looked through
_LAST = 2**63 - 1
_CANDIDATES = ("select listing.seq, listing.title_ru, listing.title_kk, listing.text_ru, listing.text_kk"
               " from listing_index cross join listing where listing.seq = listing_index.rowid and listing_index match :match and" + SHOWN)
_OLDER = " and listing_index.rowid < :key order by listing_index.rowid desc limit :limit"
_NEWER = " and listing_index.rowid > :key order by listing_index.rowid limit :limit"


class Matched(NamedTuple):
    """The seqs of listings that have the phrases, how many candidates were looked through for them, and the seq at which that
    was stopped: 0 when none was left."""

    seqs: list[int]
    looked: int
    stopped: int


class Looking:
    """One reading of a page. `newest` is what was found among the newest candidates; `stopped` is where this page stopped
    looking, with more candidates ahead, and 0 when there were none."""

    def __init__(self, db: Door, asked: Asked, newest: Matched):
        self._db, self._asked, self.newest, self.stopped = db, asked, newest, 0

    def beyond(self, key: Key | None, forward: bool, most: int) -> list[Key]:
        """The next keys after a key, or those before it, as far as one may look."""
        found = self.newest if key is None else look(self._db, self._asked, key[-1], forward, most)
        self.stopped = found.stopped if len(found.seqs) < most else 0
        return [(seq,) for seq in found.seqs[:most]]


def look(db: Door, asked: Asked, key: int = _LAST, forward: bool = True, most: int = LOOKED) -> Matched:
    """Looks through the candidates after a seq, the newest first, or through those before it, the oldest first, until so many
    are found."""
    sieve, ends = Sieve(query(asked).phrases, db.database.memory.setdefault(look, {})), time.monotonic() + PATIENCE
    seqs, looked = [], 0
    for row in _candidates(db, asked, key, forward):
        if looked == LOOKED or len(seqs) == most or time.monotonic() > ends:
            return Matched(seqs, looked, key)
        looked, key = looked + 1, row.seq
        if sieve.passes(row.title_ru, row.title_kk, row.text_ru, row.text_kk):
            seqs.append(row.seq)
    return Matched(seqs, looked, 0)


def _candidates(db: Reader, asked: Asked, key: int, forward: bool) -> Iterator[Row]:
    match, part = expression(asked), _OLDER if forward else _NEWER
    rows: list[Row] = []
    while not rows or len(rows) == AT_ONCE:
        rows = db.all(_CANDIDATES + part, match=match, key=key, limit=AT_ONCE)
        if not rows:
            return
        yield from rows
        key = rows[-1].seq
