"""Messages as things that are reported: finding one, and hiding it by a moderator's decision."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.format import full
from web.core.i18n import _
from web.messages.store import words


def find(db: Reader, number: int) -> tuple[str, str, int | None] | None:
    """Title (without the message's words), path in the thread, and sender of a message."""
    row = db.one("select thread_id, sender_id, at from message where id = :id", id=number)
    if row is None:
        return None
    return _("Message of %(time)s", time=full(row.at)), f"/messages/{row.thread_id}#message-{number}", row.sender_id


def hide(tx: Transaction, number: int, reason: str) -> None:
    """Takes the words from the other person's sight; the sender sees them with the reason."""
    tx.run("update message set hidden_at = :now, hidden_reason = :reason where id = :id and hidden_at is null",
           now=clock.now(), reason=reason, id=number)
    _touch(tx, number)


def restore(tx: Transaction, number: int) -> None:
    """Shows a hidden message again."""
    tx.run("update message set hidden_at = null, hidden_reason = '' where id = :id", id=number)
    _touch(tx, number)


def _touch(tx: Transaction, number: int) -> None:
    row = tx.one("select t.id, t.buyer_id, t.seller_id from message m join thread t on t.id = m.thread_id"
                 " where m.id = :id", id=number)
    if row:
        for reader in (row.buyer_id, row.seller_id):
            words.forget(tx, row.id, reader)
        tx.touch(f"thread:{row.id}", f"inbox:{row.buyer_id}", f"inbox:{row.seller_id}")
