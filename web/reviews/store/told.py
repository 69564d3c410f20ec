"""Mails about reviews: that one was written about a member, and that reviews are open; each member can switch them off."""

from web.core.db import Transaction
from web.core.settings import Settings
from web.mail import store as mail
from web.reviews import letters
from web.reviews.store import sellers

WRITTEN, OPEN = "review written", "review open"  # kinds of mails


def tell(tx: Transaction, settings: Settings, member_id: int | None, kind: str) -> None:
    """Queues the mail, unless the member wants none or one of the kind waits already. What it says is written when it leaves."""
    to = tx.one("select id, email, language from member where id = :id", id=member_id)
    if to is None or not to.email or not sellers.choice(tx, to.id).mails:
        return
    if tx.value("select id from outbox where member_id = :me and kind = :kind and sent_at is null", me=to.id, kind=kind) is None:
        subject, body = letters.waiting(settings, to.language, kind == OPEN)
        mail.put(tx, to.email, subject, body, kind, to.id)
