"""Publishing, renewing and reopening: what brings a listing to where people find it."""

from collections.abc import Callable

from web.consents import documents
from web.consents import store as consents
from web.core import clock
from web.core.db import Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.index import store as index
from web.listings import rules
from web.listings.store import prices, rows, shelf
from web.listings.store.drafts import BLANK


class TooManyLive(ValueError):
    """The member has as many published listings as one may have."""


class ConsentMissing(ValueError):
    """The member has no live consent to publishing."""


class Changed(ValueError):
    """The listing is not any more what was judged before publishing."""


class TooEarly(ValueError):
    """The listing moved to the top less than a week ago."""


def publish(tx: Transaction, member_id: int, judged: Row, known: shelf.Books,
            decide: Callable[[Transaction, int], None] | None = None, most: int | None = None) -> Row:
    """Publishes a draft, or what had ended, for thirty days; a live one stays as it is, so that sending twice does
    no harm. `judged` is the row as the caller found it right; `decide` writes down the consent just given;
    `most` is how many live listings the member may have, if not the usual number. Raises
    NotFound, Changed, ConsentMissing, TooManyLive, First."""
    row = rows.mine(tx, member_id, judged.id)
    if row is None or row.state == "hidden":
        raise NotFound()
    if row.state == "live":
        return row
    if any(row[name] != judged[name] for name in BLANK):
        raise Changed()
    if decide is not None:
        decide(tx, member_id)
    if not consents.given(tx, member_id, "publication"):
        raise ConsentMissing()
    documents.check_accepted(tx, member_id)
    if rows.count(tx, member_id, "live") >= (most or rules.MOST_LIVE):
        raise TooManyLive()
    new = shelf.change(tx, row, known, **_published(tx, row))
    prices.note(tx, new)
    return new


def _published(tx: Transaction, row: Row) -> dict:
    """The columns of publishing; what had ended keeps its old place in the lists for a week after it was at the top,
    so that ending and reopening is no way round the renewals."""
    now = clock.now()
    values = {"state": "live", "published_at": row.published_at or now, "expires_at": now + rules.LIFE,
              "reminded_at": None, "closed_at": None, "close_reason": "", "sold": 0, "quantity": max(row.quantity, row.reserved)}
    if row.seq is None or rules.renewable_at(row) <= now:
        values.update(seq=index.next_seq(tx), renewed_at=now)
    return values


def renew(tx: Transaction, member_id: int, number: int, known: shelf.Books) -> Row:
    """Moves a live listing to the top for thirty more days. Raises NotFound, and TooEarly within seven days."""
    row, now = rows.mine(tx, member_id, number), clock.now()
    if row is None or row.state != "live":
        raise NotFound()
    if rules.renewable_at(row) > now:
        raise TooEarly()
    documents.check_accepted(tx, member_id)
    return shelf.change(tx, row, known, seq=index.next_seq(tx), renewed_at=now, expires_at=now + rules.LIFE,
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
