"""Hiding a listing by a decision of staff or for somebody's personal data in it, and taking that back."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.i18n import current
from web.core.sqlite import Row
from web.listings import letters, rules
from web.listings.store import prices, rows, shelf
from web.mail import store as mail

CLAIM = "claim"  # in `hidden_by`: somebody without an account demanded it; empty where staff hid the listing


def find(db: Reader, number: int) -> tuple[str, str, int] | None:
    """Title, path and owner of what may be reported: any listing that was published."""
    row = rows.shown(db, number)
    if row is None or row.state == "draft":
        return None
    title, _language = rules.in_language(row, "title", current())
    return title, f"/listings/{number}", row.member_id


def withhold(tx: Transaction, number: int, reason: str, by: str = CLAIM) -> bool:
    """Takes a listing out of sight; drafts and hidden ones stay as they are. Telling the owner is the caller's."""
    row = rows.one(tx, number)
    if row is None or row.state in ("draft", "hidden", rows.KEPT):
        return False
    shelf.change(tx, row, shelf.Books(), state="hidden", hidden_at=clock.now(), hidden_reason=reason, hidden_by=by)
    return True


def give_back(tx: Transaction, number: int) -> bool:
    """Gives a hidden listing back the state it had. Telling the owner is the caller's."""
    row = rows.one(tx, number)
    if row is None or row.state != "hidden":
        return False
    before = "live" if row.closed_at is None else "closed" if row.close_reason else "expired"
    new = shelf.change(tx, row, shelf.Books(), state=before, hidden_at=None, hidden_reason="", hidden_by="")
    if before == "live":
        prices.note(tx, new)
    return True


def hide(tx: Transaction, number: int, reason: str) -> None:
    """Hides a listing by a decision of staff and mails its owner the reason."""
    if withhold(tx, number, reason, by=""):
        told = with_owner(tx, number)
        subject, body = letters.hidden(told, reason)
        mail.put(tx, told.email, subject, body, "listing hidden", told.member_id)


def restore(tx: Transaction, number: int) -> None:
    """Shows a hidden listing again and mails its owner."""
    if give_back(tx, number):
        told = with_owner(tx, number)
        subject, body = letters.restored(told)
        mail.put(tx, told.email, subject, body, "listing restored", told.member_id)


def with_owner(tx: Reader, number: int) -> Row:
    """A listing in any state with the e-mail and language of its owner."""
    return tx.one("select listing.*, member.email, member.language as member_language from listing"
                  " join member on member.id = listing.member_id where listing.id = :id and listing.state <> 'kept'", id=number)
