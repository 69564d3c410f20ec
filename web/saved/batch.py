"""Some listings just published, and which of them are news to a search."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from web.core.sqlite import Row
from web.saved.sieve import Sieve, places


class Batch:
    """Rows of listings, oldest first, with the terms of each. Some of them are named by a number: its bits are their places."""

    def __init__(self, rows: Sequence[Row], terms: Sequence[Iterable[str]]):
        self.sieve = Sieve(terms)
        self._rows, self._seqs = rows, [row.seq for row in rows]
        self._sellers: dict[int, int] = {}
        for place, row in enumerate(rows):
            self._sellers[row.member_id] = self._sellers.get(row.member_id, 0) | 1 << place

    def news(self, search: Row) -> int:
        """Those that a search finds, it has not been looked for in yet, and that are not its owner's own."""
        found = self.sieve.found(search.expression)
        if found and search.looked_seq >= self._seqs[0]:
            found &= -1 << bisect_right(self._seqs, search.looked_seq)
        return self.without(found, (search.member_id,))

    def without(self, some: int, sellers: Iterable[int]) -> int:
        """Some of them without those of these sellers."""
        for seller in sellers:
            some &= ~self._sellers.get(seller, 0)
        return some

    def rows(self, some: int) -> list[Row]:
        """The rows of some of them."""
        return [self._rows[place] for place in places(some)]
