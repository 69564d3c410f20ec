"""Finds the newest listings for programs that answer a question."""

from typing import NamedTuple

from web.core.db import Reader
from web.core.sqlite import Row
from web.feeds.store import listings
from web.search import store as search
from web.search.asked import Asked

MOST, MOST_LOOKS = 50, 8  # listings in a feed; pages looked through while sellers keep theirs to this site


class Found(NamedTuple):
    """Whole rows of listings, newest first, and the seq below which there are more; None at the end."""

    rows: list[Row]
    onward: int | None


def question(asked: Asked) -> Asked:
    """The question as programs can ask it: by time, from where they stopped, without what only one reader knows."""
    key = asked.before and asked.before[-1:]
    return asked.but(order="", unseen=False, before=key)


def newest(db: Reader, asked: Asked, limit: int = MOST) -> Found:
    """The newest listings of a question. Where too many in a row may not be handed out, there may be fewer of them
    although others follow."""
    asked, rows = question(asked), []
    for _look in range(MOST_LOOKS):
        page = search.page(db, asked, limit)
        rows += listings.by_ids(db, [row.id for row in page.rows])
        if len(rows) > limit or (len(rows) == limit and page.older):
            return Found(rows[:limit], rows[limit - 1].seq)
        if not page.older or page.last is None:
            return Found(rows, None)
        asked = asked.but(before=page.last)
    return Found(rows, asked.before[0])
