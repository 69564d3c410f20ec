"""The first step of a destruction: from its commit on nobody sees the person and nobody can log in as them."""

from web.accounts.store import members
from web.core import clock, tokens
from web.core.db import Transaction
from web.core.sqlite import Row

GONE = "gone"  # who blocked an account that is being destroyed; nobody lifts that
_EMPTY = ("email", "password_hash", "display_name", "first_name", "last_name", "phone", "about", "blocked_reason")


def vanish(tx: Transaction, member_id: int) -> Row | None:
    """Empties the account's own row, ends its sessions and links, and hides all that is the person's. The address is
    free for a new account at once. Returns the row as it was, or None when there is none."""
    row = members.by_id(tx, member_id)
    if row is None or row.blocked_by == GONE:
        return None
    tx.run("delete from session where member_id = :id", id=member_id)
    tx.run("delete from mail_link where member_id = :id", id=member_id)
    members.change(tx, member_id, {
        **dict.fromkeys(_EMPTY, ""), "email_hash": tokens.hashed(tokens.new_token()), "region_id": None, "town_id": None,
        **members.in_role("member"), "blocked_at": clock.now(), "blocked_by": GONE})
    return row
