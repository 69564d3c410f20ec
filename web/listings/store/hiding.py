"""Hiding a listing by a decision of staff, and taking the decision back."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.i18n import current
from web.core.sqlite import Row
from web.listings import letters, rules
from web.listings.store import prices, rows, shelf
from web.mail import store as mail


def find(db: Reader, number: int) -> tuple[str, str, int] | None:
    """Title, path and owner of what may be reported: any listing that was published."""
    row = rows.shown(db, number)
    if row is None or row.state == "draft":
        return None
    title, _language = rules.in_language(row, "title", current())
    return title, f"/listings/{number}", row.member_id


def hide(tx: Transaction, number: int, reason: str) -> None:
    """Takes a listing out of sight and mails its owner the reason; drafts and hidden ones stay as they are."""
    row = rows.one(tx, number)
    if row is None or row.state in ("draft", "hidden"):
        return
    shelf.change(tx, row, shelf.Books(), state="hidden", hidden_at=clock.now(), hidden_reason=reason)
    told = _with_owner(tx, number)
    subject, body = letters.hidden(told, reason)
    mail.put(tx, told.email, subject, body, "listing hidden", told.member_id)


def restore(tx: Transaction, number: int) -> None:
    """Gives a hidden listing back the state it had, and mails its owner."""
    row = rows.one(tx, number)
    if row is None or row.state != "hidden":
        return
    before = "live" if row.closed_at is None else "closed" if row.close_reason else "expired"
    new = shelf.change(tx, row, shelf.Books(), state=before, hidden_at=None, hidden_reason="")
    if before == "live":
        prices.note(tx, new)
    told = _with_owner(tx, number)
    subject, body = letters.restored(told)
    mail.put(tx, told.email, subject, body, "listing restored", told.member_id)


def _with_owner(tx: Transaction, number: int) -> Row:
    return tx.one("select listing.*, member.email, member.language as member_language from listing"
                  " join member on member.id = listing.member_id where listing.id = :id", id=number)
