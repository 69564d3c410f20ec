"""What results leave out for the one who looks: sellers whom they hid and, if they ask for it, listings that they opened.

Numbers beside results count everybody's listings: they are kept for all.
"""

from collections.abc import Callable
from typing import NamedTuple

from starlette.requests import Request

from web.core.db import Reader
from web.listings.cards import Listed
from web.search.asked import Asked, Key

MOST_STEPS = 60  # reads behind which a page ends short
Beyond = Callable[[Key | None, bool, int], list]


class Hidden(NamedTuple):
    """Numbers of sellers and of listings."""

    sellers: frozenset[int] = frozenset()
    listings: frozenset[int] = frozenset()


NOTHING = Hidden()


def hidden_from(request: Request, db: Reader, asked: Asked) -> Hidden:
    """What is left out for the member who asks; nothing for a guest."""
    member, site = request.state.member, request.app.state.site
    if member is None:
        return NOTHING
    return Hidden(frozenset(site.hides(db, member.id)), frozenset(site.opened(db, member.id) if asked.unseen else ()))


def without(db: Reader, beyond: Beyond, hidden: Hidden) -> Beyond:
    """The same rows or keys without what is hidden, so many of them all the same."""
    if hidden == NOTHING:
        return beyond

    def kept(key: Key | None, forward: bool, most: int) -> list:
        found: list = []
        for _step in range(MOST_STEPS):
            part = beyond(key, forward, most)
            left_out = _among(db, part, hidden)
            found += [one for one in part if _seq(one) not in left_out]
            if len(part) < most or len(found) >= most:
                break
            key = (part[-1].seq,) if isinstance(part[-1], Listed) else part[-1]
        return found[:most]
    return kept


def _seq(one: Listed | Key) -> int:
    return one.seq if isinstance(one, Listed) else one[-1]


def _among(db: Reader, part: list, hidden: Hidden) -> set[int]:
    """The seqs of those that are hidden."""
    values = {f"n{place}": _seq(one) for place, one in enumerate(part)}
    rows = db.all(f"select id, seq, member_id from listing where seq in ({', '.join(':' + name for name in values)})", **values)
    return {row.seq for row in rows if row.member_id in hidden.sellers or row.id in hidden.listings}
