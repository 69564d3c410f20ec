"""Reads results by price or by distance: all at once and sorted when they are few, else branch by branch."""

import time

from web.core.db import Reader
from web.core.sqlite import TooSlow
from web.listings.cards import SHOWN
from web.search.order import Branch, Order

FEW = 60  # listings of one branch that are read at once
PATIENCE = 0.4  # seconds for all branches of a page together
_FROM = " from listing_index cross join listing where listing.seq = listing_index.rowid and listing_index match :match and" + SHOWN
_NEWEST = " and listing_index.rowid < :key order by listing_index.rowid desc limit :limit"
_OLDEST = " and listing_index.rowid > :key order by listing_index.rowid limit :limit"
_LAST = 2**63 - 1
Place = tuple[int, int]
"""A rank and, below zero, a seq: of two places the smaller one comes first."""


def everything(db: Reader, order: Order, most: int) -> list[Place]:
    """The places of all results, or of the newest so many of them."""
    return _read(db, order, order.root, most)


def beyond(db: Reader, order: Order, start: Place | None, forward: bool, most: int) -> list[Place]:
    """The next places after `start`, or those before it, the nearest first. Raises TooSlow."""
    found: dict[int, Place] = {}
    waiting, ends = [order.root] if order.root.least == order.root.most else _below(order, order.root, forward), time.monotonic() + PATIENCE
    while waiting and len(found) < most:
        branch = waiting.pop()
        if start is not None and not _reaches(branch, start[0], forward):
            continue
        if time.monotonic() > ends:
            raise TooSlow(order.column)
        places = _equal(db, order, branch, start, forward, most) if branch.least == branch.most else _few(db, order, branch)
        if places is None:
            waiting += _below(order, branch, forward)
        else:
            found = {**{place[1]: place for place in cut(places, start, forward)}, **found}
    return cut(list(found.values()), None, forward)[:most]


def cut(places: list[Place], start: Place | None, forward: bool) -> list[Place]:
    """Those after `start` or, nearest first, those before it."""
    if forward:
        return sorted(place for place in places if start is None or place > start)
    return sorted((place for place in places if start is None or place < start), reverse=True)


def _below(order: Order, branch: Branch, forward: bool) -> list[Branch]:
    """What a branch falls into, that which comes first in walking at the end."""
    return order.below(branch)[::-1 if forward else 1]


def _reaches(branch: Branch, rank: int, forward: bool) -> bool:
    """Whether a branch does not lie behind the one who walks."""
    return branch.most >= rank if forward else branch.least <= rank


def _few(db: Reader, order: Order, branch: Branch) -> list[Place] | None:
    """Everything in a branch, or None when that is much."""
    found = _read(db, order, branch, FEW + 1)
    return found if len(found) <= FEW else None


def _read(db: Reader, order: Order, branch: Branch, most: int) -> list[Place]:
    rows = db.all(f"select listing.seq, {order.column} as what" + _FROM + _NEWEST, match=order.expression(branch), key=_LAST, limit=most)
    return [(order.rank(row.what), -row.seq) for row in rows]


def _equal(db: Reader, order: Order, branch: Branch, start: Place | None, forward: bool, most: int) -> list[Place]:
    """Places of one rank: the newest first, or the oldest when walking back."""
    key = -start[1] if start is not None and start[0] == branch.least else _LAST if forward else -1
    rows = db.all("select listing.seq" + _FROM + (_NEWEST if forward else _OLDEST), match=order.expression(branch), key=key, limit=most)
    return [(branch.least, -row.seq) for row in rows]
