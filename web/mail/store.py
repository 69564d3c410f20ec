"""The outbox: a mail is a row first, and is delivered by a job until it is done or given up."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row

NEEDED = (  # what reaches people whose data are blocked too: what the law makes us tell, and the way into the account
    "account blocked", "account unblocked", "request", "incident", "reset", "password",
)
TRIES = (0, clock.MINUTE, 5 * clock.MINUTE, clock.HOUR, 6 * clock.HOUR, clock.DAY)  # waits between tries


def put(tx: Transaction, recipient: str, subject: str, body: str, kind: str, member_id: int | None = None) -> int:
    """Queues a mail in the transaction of what it tells about, and returns its number; 0 where there is no address any more,
    because the account is being destroyed."""
    if not recipient:
        return 0
    number, now = tx.new_id(), clock.now()
    tx.insert("outbox", id=number, member_id=member_id, recipient=recipient, subject=subject, body=body, kind=kind,
              created_at=now, send_after=now, tries=0)
    return number


def waiting(db: Reader, frozen: str, limit: int = 8) -> list[Row]:
    """Mails whose time has come, oldest first; those to people whose data are blocked (`frozen` is the SQL of their
    numbers) wait until the block is lifted."""
    kinds = {f"kind{place}": kind for place, kind in enumerate(NEEDED)}
    among = ", ".join(":" + name for name in kinds)
    return db.all("select * from outbox where sent_at is null and send_after <= :now and tries < :most"
                  f" and (member_id is null or member_id not in ({frozen}) or kind in ({among}))"
                  " order by id limit :limit", now=clock.now(), most=len(TRIES), limit=limit, **kinds)


def sent(tx: Transaction, number: int) -> None:
    """Writes down that the mail was handed over."""
    tx.run("update outbox set sent_at = :now, failed = null, tries = tries + 1 where id = :id", now=clock.now(), id=number)


def withdraw(tx: Transaction, number: int) -> bool:
    """Takes back a mail that has not left; False when it has, or is not there."""
    return tx.run("delete from outbox where id = :id and sent_at is null", id=number) > 0


def failed(tx: Transaction, number: int, reason: str) -> None:
    """Puts off the next try, longer each time."""
    tries = tx.value("select tries from outbox where id = :id", id=number) or 0
    wait = TRIES[min(tries + 1, len(TRIES) - 1)]
    tx.run("update outbox set tries = tries + 1, failed = :reason, send_after = :later where id = :id",
           reason=reason, later=clock.now() + wait, id=number)


def newest(db: Reader, frozen: str, before: int | None, limit: int) -> list[Row]:
    """The newest mails for the administrator, paged by key; none to people whose data are blocked."""
    return db.all("select id, recipient, subject, kind, created_at, sent_at, failed, tries from outbox"
                  f" where id < :before and (member_id is null or member_id not in ({frozen}))"
                  " order by id desc limit :limit", before=before or 2**63 - 1, limit=limit)


def one(db: Reader, frozen: str, number: int) -> Row | None:
    """One mail whole, unless the data of its recipient are blocked."""
    return db.one(f"select * from outbox where id = :id and (member_id is null or member_id not in ({frozen}))", id=number)


def count_failed(db: Reader) -> int:
    """Mails that could not be sent so far."""
    return db.value("select count(*) from outbox where failed is not null and sent_at is null")
