"""The log of what was told about saved searches and favourites, which their owner reads."""

from web.core import clock
from web.core.clock import DAY
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.mail import store as mail
from web.saved import rules

GIVEN_UP = 25 * DAY  # a mail that is not there any more after so long was never sent


def shown(tx: Transaction, member_id: int, search_id: int, n: int, seqs: tuple[int, int]) -> None:
    """Notes new listings on the page of a search: one row a day."""
    now = clock.now()
    if not tx.run("update saved_delivery set n = n + :n, to_seq = :upto, at = :now where search_id = :search and channel = 'site'"
                  " and at >= :today", n=n, upto=seqs[1], now=now, search=search_id, today=rules.midnight(now)):
        add(tx, member_id, search_id, "site", n, "shown", seqs)


def add(tx: Transaction, member_id: int, search_id: int | None, channel: str, n: int, result: str, seqs: tuple[int, int],
        mail_id: int | None = None) -> None:
    """Notes one delivery: `n` listings between two marks; without a search it tells of favourites."""
    tx.insert("saved_delivery", id=tx.new_id(), member_id=member_id, search_id=search_id, channel=channel, n=n, result=result,
              from_seq=seqs[0], to_seq=seqs[1], mail_id=mail_id, at=clock.now())


def of(db: Reader, member_id: int, search_id: int | None, limit: int = 50) -> list[Row]:
    """The newest deliveries about a search, or about favourites."""
    about = "search_id = :search" if search_id is not None else "search_id is null"
    return db.all(f"select * from saved_delivery where member_id = :member and {about} order by id desc limit :limit",
                  member=member_id, limit=limit, **({"search": search_id} if search_id is not None else {}))


def of_mail(db: Reader, mail_id: int) -> Row | None:
    """What a mail in the outbox is to tell."""
    return db.one("select * from saved_delivery where mail_id = :mail and result = 'queued'", mail=mail_id)


def withdraw(tx: Transaction, member_id: int, search_id: int | None) -> None:
    """Takes back the mails about a search, or about favourites, that have not left."""
    for row in of(tx, member_id, search_id):
        if row.channel == "mail" and row.result == "queued" and mail.withdraw(tx, row.mail_id):
            tx.run("update saved_delivery set result = 'dropped' where id = :id", id=row.id)


def settle(tx: Transaction, limit: int = 200) -> int:
    """Writes down what became of mails; returns how many are known now."""
    rows = tx.all("select d.id, d.at, o.id as waits, o.sent_at, o.tries from saved_delivery d left join outbox o on o.id = d.mail_id"
                  " where d.result = 'queued' and (o.id is null or o.sent_at is not null or o.tries >= :most) limit :limit",
                  most=len(mail.TRIES), limit=limit)
    for row in rows:
        tx.run("update saved_delivery set result = :result where id = :id", id=row.id, result=_fate(row))
    return len(rows)


def _fate(row: Row) -> str:
    if row.sent_at is not None:
        return "sent"
    return "failed" if row.waits is not None or row.at < clock.now() - GIVEN_UP else "dropped"
