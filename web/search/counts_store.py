"""Counts results in the index for many choices at once, up to a thousand each and within a budget of time.

A question is asked again together with each choice. One of very many tags (odd ranges) with many choices is asked once, a
window of results at a time, newest first, and each choice is then looked for among these.
"""

import time
from collections.abc import Mapping
from typing import Any

from web.core.db import Door
from web.core.migrate import adapted
from web.core.sqlite import OperationalError, Row, TooSlow
from web.search.asked import Asked
from web.search.hiding import Hidden, counting
from web.search.rules import expression
from web.search.store import MOST

Choice = tuple[str, str]
"""An attribute and the answer to it, such as ("fuel", "petrol")."""
PATIENCE = 0.12  # seconds for all numbers of a page
WINDOW = 20_000  # results looked at together
MANY, LONG = 20, 20  # alternatives in a question, and choices, from which on windows are quicker
_LAST = 2**63 - 1
_SEEN = (" and listing_index.rowid not in (select listing.seq from listing where listing.seq is not null"
         " and listing.member_id in (select id from member where blocked_at is not null))")
_SIZE = ("select count(*) from (select 1 from listing_index where listing_index match :match" + _SEEN)
_ROWS = ("select listing.category_id, listing.attributes, listing.photos, listing.price_mode, listing.lowered_from"
         " from listing_index cross join listing where listing.seq = listing_index.rowid and listing_index match :match" + _SEEN)
_NEWEST = " order by listing_index.rowid desc limit :most"
_TABLE = adapted("create temporary table if not exists counted_result (seq bigint primary key)")
_EMPTY = "delete from counted_result"
_FILL = ("insert into counted_result (seq) select listing_index.rowid from listing_index where listing_index match :match"
         " and listing_index.rowid < :before" + _SEEN)
_FILLED = "select count(*) as n, min(seq) as lowest from counted_result"
_AMONG = ("select count(*) from (select 1 from listing_index where listing_index match :match and listing_index.rowid >= :lowest"
          " and listing_index.rowid < :before and exists"
          " (select 1 from counted_result where counted_result.seq = listing_index.rowid) limit :most)")


class Sum:
    """Counts for one page, without what is hidden from its reader; every call raises TooSlow when the time for counting is over."""

    def __init__(self, db: Door, hidden: Hidden):
        self._db, self._ends = db, time.monotonic() + PATIENCE
        self._shown, self._values = counting(hidden)

    def size(self, asked: Asked, most: int) -> int:
        """How many listings answer a question, counted up to `most`."""
        return self._run(lambda: self._size(expression(asked), most))

    def rows(self, asked: Asked, most: int) -> list[Row]:
        """The newest listings that answer a question, with what their answers are told by."""
        return self._run(lambda: self._db.all(_ROWS + self._shown + _NEWEST, match=expression(asked), most=most, **self._values))

    def into(self, found: dict[Choice, int], asked: Asked, tags: Mapping[Choice, str]) -> None:
        """Puts into `found` how many answers to a question have each tag, counted up to MOST."""
        if expression(asked).count(" OR ") > MANY and len(tags) > LONG:
            self._by_windows(found, asked, tags)
            return
        for choice, tag in tags.items():
            match = expression(asked, tag)
            found[choice] = self._run(lambda match=match: self._size(match, MOST))

    def _size(self, match: str, most: int) -> int:
        return self._db.value(_SIZE + self._shown + f" limit {most:d})", match=match, **self._values)  # quicker than a limit that is bound

    def _by_windows(self, found: dict[Choice, int], asked: Asked, tags: Mapping[Choice, str]) -> None:
        self._run(lambda: self._do(_TABLE))
        easy, so_far, before = plainly(asked), dict.fromkeys(tags, 0), _LAST
        while so_far:
            filled = self._run(lambda before=before: self._fill(asked, before))
            for choice in list(so_far):
                so_far[choice] += self._run(lambda choice=choice, filled=filled, before=before: self._db.value(
                    _AMONG, match=expression(easy, tags[choice]), lowest=filled.lowest or 0, before=before,
                    most=MOST - so_far[choice]))
                if so_far[choice] >= MOST or filled.n < WINDOW:
                    found[choice] = so_far.pop(choice)
            before = filled.lowest

    def _fill(self, asked: Asked, before: int) -> Row:
        """Puts the next window of results into the table; its number of results and the lowest seq."""
        self._do(_EMPTY)
        self._do(_FILL + self._shown + _NEWEST, match=expression(asked), before=before, most=WINDOW, **self._values)
        return self._db.one(_FILLED)

    def _do(self, sql: str, **values: Any) -> None:
        try:
            self._db.connection.execute(sql, values)
        except OperationalError as error:
            raise TooSlow(sql) if "interrupted" in str(error) else error from error

    def _run(self, query: Any) -> Any:
        """The answer of a query that is stopped when the time is over."""
        connection, left = self._db.connection, self._ends - time.monotonic()
        usual = connection.deadline
        if left <= 0:
            raise TooSlow("counts")
        try:
            connection.deadline = usual and min(usual, left)
            return query()
        finally:
            connection.deadline = usual


def plainly(asked: Asked) -> Asked:
    """What of a question is one tag each: every answer to it answers this too."""
    codes = [code for code, _value in asked.options]
    options = tuple(pair for pair in asked.options if codes.count(pair[0]) == 1)
    return Asked(category=asked.category, place=None if asked.around else asked.place, options=options, mode=asked.mode,
                 photo=asked.photo, lowered=asked.lowered, seller=asked.seller)
