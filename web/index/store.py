"""Keeps the full-text index: puts, removes, and makes removed words physically gone.

The rowid is the listing's `seq`, ever-growing, so rows come newest first without sorting. Read it so:

    select listing.* from listing_index join listing on listing.seq = listing_index.rowid
    where listing_index match :match and listing_index.rowid < :before
    order by listing_index.rowid desc limit 20

with `:match` from web/index/match.py and `:before` the last seq of the page before. The index keeps no text
(contentless) and no places of words (detail=none): it knows neither phrases nor columns, and cannot be read back.

Only every other number becomes a `seq`. What is removed stays marked until the next merge, in tables in which each row
that is found is looked up from its place to the next empty one. Neighbours that end together, as listings of one day do, would
fill whole stretches of these tables; with a gap beside each no lookup goes further than a step. Measured at a million
listings of which 5,000 neighbours were removed: reading 840,000 rows 200 ms instead of 45, merging 21 s instead of 3.
"""

import time
from collections.abc import Callable, Iterable

from web.core.db import Door, Transaction

APART = 2  # from one seq to the next
_STEP = 200  # pages written by one step of merging, so that other writes wait for milliseconds only
_MOST_STEPS = 20_000
_REST = 0.1  # seconds at most between two steps: as often a writing process that waits for another looks again


def next_seq(tx: Transaction) -> int:
    """The number of a listing that comes before all others from now on."""
    return tx.next_number("listing", APART)


def put(tx: Transaction, seq: int, terms: Iterable[str]) -> None:
    """Writes the words and tags of the listing with this seq, in place of what was there."""
    remove(tx, seq)
    add(tx, seq, terms)


def add(tx: Transaction, seq: int, terms: Iterable[str]) -> None:
    """Writes those of a seq that has none yet."""
    tx.run("insert into listing_index (rowid, terms) values (:seq, :terms)", seq=seq, terms=" ".join(terms))


def remove(tx: Transaction, seq: int) -> None:
    """Takes the listing out: not found from the commit on; its words are gone after the next `purge`."""
    tx.run("delete from listing_index where rowid = :seq", seq=seq)


def purge(db: Door, breathe: Callable[[], None] = lambda: None) -> int:
    """Merges the index step by step until no removed word is left in it; returns the number of steps. `breathe` is called
    between them and may raise.

    What a step replaced still lies in the write-ahead log until the next truncating checkpoint.
    """
    steps, more, pages = 0, True, -_STEP
    while more and steps < _MOST_STEPS:
        began = time.monotonic()
        more, pages, steps = db.write(merge, pages), _STEP, steps + 1
        breathe()
        time.sleep(min(_REST, time.monotonic() - began))  # half of the time belongs to others
    return steps


def merge(tx: Transaction, pages: int) -> bool:
    """One step of merging; a negative number begins to merge everything into one. False when nothing was left to do."""
    before = tx.value("select total_changes()")
    tx.run("insert into listing_index (listing_index, rank) values ('merge', :pages)", pages=pages)
    return tx.value("select total_changes()") - before >= 2
