"""Letters about saved searches: when they are due, and putting them into the outbox as the mark of their search moves."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.mail import store as mail
from web.saved.store import deliveries

FOUND = "search found"  # the kind of these mails in the outbox


def due(db: Reader, now: int, limit: int = 100) -> list[Row]:
    """Searches whose letter is due, the longest waiting first, with what a mail to their owner needs."""
    return db.all("select s.*, p.email, p.language from saved_search s join member p on p.id = s.member_id"
                  " where s.mail_due <= :now and s.stopped_at is null and p.blocked_at is null order by s.mail_due, s.id limit :limit",
                  now=now, limit=limit)


def queue(tx: Transaction, row: Row, n: int, subject: str) -> bool:
    """Puts the letter about the `n` listings up to where the search was looked for into the outbox and moves the mark of
    its letters, in one; without any only the mark moves. False when the search was looked for or changed since `row`."""
    now = clock.now()
    moved = tx.run("update saved_search set mail_seq = looked_seq, mail_due = null,"
                   " mailed_at = case when :n > 0 then :now else mailed_at end"
                   " where id = :id and mail_seq = :from and looked_seq = :to and mail = :how and mail_due is not null"
                   " and stopped_at is null",
                   id=row.id, n=n, now=now, how=row.mail, **{"from": row.mail_seq, "to": row.looked_seq})
    if moved and n:
        number = mail.put(tx, row.email, subject, "", FOUND, row.member_id)
        deliveries.add(tx, row.member_id, row.id, "mail", n, "queued", (row.mail_seq, row.looked_seq), number)
    return moved > 0
