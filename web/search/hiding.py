"""What results leave out for the one who looks: sellers whom they hid and, if they ask for it, listings that they opened.

Numbers leave out the same. Those of a reader who hid nobody are kept for all; the pages of all categories and all towns
count everybody's listings.
"""

from collections.abc import Callable, Sequence
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
            found += shown(db, part, hidden)
            if len(part) < most or len(found) >= most:
                break
            key = (part[-1].seq,) if isinstance(part[-1], Listed) else part[-1]
        return found[:most]
    return kept


def shown(db: Reader, part: Sequence[Listed | Key], hidden: Hidden) -> list:
    """Those of these rows or keys that are not hidden, in their order."""
    if hidden == NOTHING or not part:
        return list(part)
    values = {f"n{place}": _seq(one) for place, one in enumerate(part)}
    rows = db.all(f"select id, seq, member_id from listing where seq in ({', '.join(':' + name for name in values)})", **values)
    left_out = {row.seq for row in rows if row.member_id in hidden.sellers or row.id in hidden.listings}
    return [one for one in part if _seq(one) not in left_out]


def _seq(one: Listed | Key) -> int:
    return one.seq if isinstance(one, Listed) else one[-1]


def counting(hidden: Hidden) -> tuple[str, dict[str, int]]:
    """What a query that counts in the index adds to its conditions so that hidden listings do not count, and the values in it."""
    text, values = "", {}
    for column, letter, numbers in (("member_id", "s", hidden.sellers), ("id", "l", hidden.listings)):
        those = {f"{letter}{place}": number for place, number in enumerate(sorted(numbers))}
        if those:
            text += (" and listing_index.rowid not in (select listing.seq from listing where listing.state = 'live'"
                     f" and listing.{column} in ({', '.join(':' + name for name in those)}))")
        values.update(those)
    return text, values
