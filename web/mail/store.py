"""The outbox: a mail is a row first, and is delivered by a job until it is done or given up."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row

TRIES = (0, clock.MINUTE, 5 * clock.MINUTE, clock.HOUR, 6 * clock.HOUR, clock.DAY)  # waits between tries


def put(tx: Transaction, recipient: str, subject: str, body: str, kind: str, member_id: int | None = None) -> int:
    """Queues a mail in the transaction of what it tells about, and returns its number."""
    number, now = tx.new_id(), clock.now()
    tx.insert("outbox", id=number, member_id=member_id, recipient=recipient, subject=subject, body=body, kind=kind,
              created_at=now, send_after=now, tries=0)
    return number


def waiting(db: Reader, limit: int = 8) -> list[Row]:
    """Mails whose time has come, oldest first."""
    return db.all("select * from outbox where sent_at is null and send_after <= :now and tries < :most"
                  " order by id limit :limit", now=clock.now(), most=len(TRIES), limit=limit)


def sent(tx: Transaction, number: int) -> None:
    """Writes down that the mail was handed over."""
    tx.run("update outbox set sent_at = :now, failed = null, tries = tries + 1 where id = :id", now=clock.now(), id=number)


def failed(tx: Transaction, number: int, reason: str) -> None:
    """Puts off the next try, longer each time."""
    tries = tx.value("select tries from outbox where id = :id", id=number) or 0
    wait = TRIES[min(tries + 1, len(TRIES) - 1)]
    tx.run("update outbox set tries = tries + 1, failed = :reason, send_after = :later where id = :id",
           reason=reason, later=clock.now() + wait, id=number)


def newest(db: Reader, before: int | None, limit: int) -> list[Row]:
    """The newest mails for the administrator, paged by key."""
    return db.all("select id, recipient, subject, kind, created_at, sent_at, failed, tries from outbox"
                  " where id < :before order by id desc limit :limit", before=before or 2**63 - 1, limit=limit)


def one(db: Reader, number: int) -> Row | None:
    """One mail whole."""
    return db.one("select * from outbox where id = :id", id=number)


def count_failed(db: Reader) -> int:
    """Mails that could not be sent so far."""
    return db.value("select count(*) from outbox where failed is not null and sent_at is null")
