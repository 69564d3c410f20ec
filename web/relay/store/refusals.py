"""Mails to a member about an answer of theirs that could not be delivered; they hold nothing that anybody wrote."""

from web.core import clock
from web.core.db import Transaction
from web.core.sqlite import Row
from web.mail import store as mail

KIND, MOST = "relay", 6  # mails an hour


def put(tx: Transaction, member: Row, subject: str, body: str) -> bool:
    """Queues the mail; False where the member had enough of them, or their data are blocked."""
    lately = tx.value("select count(*) from outbox where member_id = :me and kind = :kind and created_at > :since",
                      me=member.id, kind=KIND, since=clock.now() - clock.HOUR)
    if lately >= MOST or tx.value("select blocked_at from member where id = :id", id=member.id) is not None:
        return False
    return mail.put(tx, member.email, subject, body, KIND, member.id) > 0
