"""Ending listings: closed by their owner with a reason, or expired by themselves after a reminder."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.settings import Settings
from web.core.sqlite import Row
from web.listings import letters, rules
from web.listings.store import rows, shelf
from web.mail import store as mail

AT_ONCE = 200


def close(tx: Transaction, member_id: int, number: int, reason: str) -> Row:
    """Ends a live listing; one that has ended stays as it is. Raises NotFound, ValueError for an unknown reason."""
    if reason not in rules.REASONS:
        raise ValueError(f"no reason {reason!r}")
    row = rows.mine(tx, member_id, number)
    if row is None or row.state not in ("live", *rules.ENDED):
        raise NotFound()
    if row.state in rules.ENDED:
        return row
    return shelf.change(tx, row, shelf.Books(), state="closed", closed_at=clock.now(), close_reason=reason)


def close_all(tx: Transaction, member_id: int, numbers: list[int], reason: str) -> int:
    """Ends those of these listings that are live, and returns how many."""
    found = [rows.mine(tx, member_id, number) for number in dict.fromkeys(numbers)]
    live = [row for row in found if row and row.state == "live"]
    for row in live:
        close(tx, member_id, row.id, reason)
    return len(live)


def end_all(tx: Transaction, member_id: int, reason: str = "withdrawn") -> int:
    """Ends every live listing of the member, as when the consent to publishing is taken back, and returns how many."""
    count = 0
    while live := rows.of_member(tx, member_id, ("live",), 2**63 - 1, rules.MOST_LIVE):
        count += close_all(tx, member_id, [row.id for row in live], reason)
    return count


def expiring(db: Reader, by: int, unreminded: bool) -> list[Row]:
    """Live listings that expire by that moment; those of people whose data are blocked wait."""
    told = " and listing.reminded_at is null" if unreminded else ""
    return db.all("select listing.id from listing join member on member.id = listing.member_id"
                  " where listing.state = 'live' and listing.expires_at <= :by and member.blocked_at is null"
                  + told + " order by listing.expires_at limit :limit", by=by, limit=AT_ONCE)


def remind(tx: Transaction, settings: Settings, number: int) -> None:
    """Mails the owner, once, that a listing expires soon."""
    row = rows.shown(tx, number)
    if row is None or row.state != "live" or row.reminded_at is not None:
        return
    subject, body = letters.expiring(settings, row)
    mail.put(tx, row.email, subject, body, "listing expires", row.member_id)
    shelf.change(tx, rows.one(tx, number), shelf.Books(), reminded_at=clock.now())


def expire(tx: Transaction, number: int) -> None:
    """Ends a live listing whose time is over."""
    row = rows.shown(tx, number)
    if row is not None and row.state == "live" and row.expires_at <= clock.now():
        shelf.change(tx, rows.one(tx, number), shelf.Books(), state="expired", closed_at=clock.now())
