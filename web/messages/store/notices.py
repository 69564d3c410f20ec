"""Mails about unread messages: one per thread until it is read, and none for who reads on the site in time."""

from web.core.db import Transaction
from web.core.settings import Settings
from web.core.sqlite import Row
from web.mail import store as mail
from web.messages import rules
from web.messages.letters import letter
from web.messages.store import choices

NOTED = {  # by the role of the one who writes
    "buyer": "update thread set seller_mail = :mail where id = :id",
    "seller": "update thread set buyer_mail = :mail where id = :id",
}


def put(tx: Transaction, settings: Settings, thread: Row) -> None:
    """Queues the mail to the other person, unless they want none, muted the thread or one tells of it already. It waits a while in the
    outbox: reading takes it back (see `unread.read`), so that who is on the site gets no mail. Where mails carry the
    messages themselves (settings.relay_domain), one that has left tells nothing of what came after it."""
    how = choices.of(tx, thread.other_id).mails
    relayed = bool(settings.relay_domain) and how == "full"
    if how == "none" or thread.other_muted or (thread.other_mail and not (relayed and _has_left(tx, thread.other_mail))):
        return
    to = tx.one("select id, email, language from member where id = :id", id=thread.other_id)
    subject, body = letter(settings, to.language, thread.id)
    number = mail.put(tx, to.email, subject, body, "message", to.id)
    tx.run("update outbox set send_after = send_after + :wait where id = :id", id=number,
           wait=rules.RELAY_AFTER if relayed else rules.MAIL_AFTER)
    tx.run(NOTED[thread.role], mail=number, id=thread.id)


def _has_left(tx: Transaction, number: int) -> bool:
    return tx.value("select 1 from outbox where id = :id and sent_at is null", id=number) is None


def take_back(tx: Transaction, number: int) -> None:
    """Drops a mail that has not been sent yet."""
    tx.run("delete from outbox where id = :id and sent_at is null", id=number)
