"""Periodic work of accounts."""

from web.accounts.rules import UNCONFIRMED
from web.accounts.store import members
from web.core import clock
from web.core.db import Transaction
from web.core.jobs import Work


def drop_unconfirmed(work: Work) -> int:
    """Deletes accounts whose e-mail was not confirmed within 48 hours; they could do nothing yet."""
    rows = members.unconfirmed(work.db, clock.now() - UNCONFIRMED)
    for row in rows:
        work.db.write(_drop, row.id)
    return len(rows)


def _drop(tx: Transaction, member_id: int) -> None:
    tx.run("delete from mail_link where member_id = :id", id=member_id)
    tx.run("delete from member where id = :id and confirmed_at is null", id=member_id)
