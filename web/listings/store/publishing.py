"""Publishing, renewing and reopening: what brings a listing to where people find it."""

from web.core import clock
from web.core.db import Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings import rules
from web.listings.store import prices, rows, shelf


class TooManyLive(ValueError):
    """The member has as many published listings as one may have."""


class TooEarly(ValueError):
    """The listing moved to the top less than a week ago."""


def publish(tx: Transaction, member_id: int, number: int, known: shelf.Books) -> Row:
    """Publishes a draft, or what had ended, for thirty days; a live one stays as it is, so that sending twice does
    no harm. The caller has judged what is entered. An ended listing keeps its old place in the lists unless a week
    has passed since it was at the top. Raises NotFound, TooManyLive."""
    row = rows.mine(tx, member_id, number)
    if row is None or row.state == "hidden":
        raise NotFound()
    if row.state == "live":
        return row
    if rows.count(tx, member_id, "live") >= rules.MOST_LIVE:
        raise TooManyLive()
    now = clock.now()
    values = {"state": "live", "published_at": row.published_at or now, "expires_at": now + rules.LIFE,
              "reminded_at": None, "closed_at": None, "close_reason": ""}
    if row.seq is None or rules.renewable_at(row) <= now:
        values.update(seq=tx.next_number("listing"), renewed_at=now)
    new = shelf.change(tx, row, known, **values)
    prices.note(tx, new)
    return new


def renew(tx: Transaction, member_id: int, number: int, known: shelf.Books) -> Row:
    """Moves a live listing to the top for thirty more days. Raises NotFound, and TooEarly within seven days."""
    row, now = rows.mine(tx, member_id, number), clock.now()
    if row is None or row.state != "live":
        raise NotFound()
    if rules.renewable_at(row) > now:
        raise TooEarly()
    return shelf.change(tx, row, known, seq=tx.next_number("listing"), renewed_at=now, expires_at=now + rules.LIFE,
                        reminded_at=None)


def renew_all(tx: Transaction, member_id: int, numbers: list[int], known: shelf.Books) -> int:
    """Renews those of these listings that may be renewed now, and returns how many."""
    done = 0
    for number in numbers:
        row = rows.mine(tx, member_id, number)
        if row and row.state == "live" and rules.renewable_at(row) <= clock.now():
            renew(tx, member_id, number, known)
            done += 1
    return done
