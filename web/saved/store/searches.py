"""Saved searches: kept, changed, opened and deleted by their owners, and stopped when nobody uses them."""

from collections.abc import Mapping
from typing import Any

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.mail import store as mail
from web.saved import rules
from web.saved.store import deliveries, marks


class Full(ValueError):
    """The member has saved as much as one may."""


def save(tx: Transaction, member_id: int, name: str, address: str, columns: Mapping[str, str]) -> int:
    """Saves a search from now on, and returns its number; the one with the same address, if there is one. Raises Full."""
    mine = of(tx, member_id)
    same = next((row.id for row in mine if row.address == address), None)
    if same is not None:
        return same
    if len(mine) >= rules.MOST_SEARCHES:
        raise Full()
    number, now, seq = tx.new_id(), clock.now(), marks.head(tx)
    tx.insert("saved_search", id=number, member_id=member_id, name=name, address=address, on_site=True, mail="", looked_seq=seq,
              seen_seq=seq, news_seq=seq, fresh=0, mail_seq=seq, used_at=now, at=now, **columns)
    return number


def arrive(tx: Transaction, member_id: int, name: str, address: str, columns: Mapping[str, str], at: int) -> int:
    """Saves a search that was saved on another site at that moment; it tells of nothing until its owner asks for it. Raises Full."""
    known = {row.id for row in of(tx, member_id)}
    number = save(tx, member_id, name, address, columns)
    if number not in known:
        _set(tx, number, {"on_site": False, "at": at})
    return number


def of(db: Reader, member_id: int) -> list[Row]:
    """The member's searches, the last saved one first."""
    return db.all("select * from saved_search where member_id = :member order by id desc", member=member_id)


def mine(db: Reader, member_id: int, number: int) -> Row:
    """One search of the member. Raises NotFound."""
    row = one(db, number)
    if row is None or row.member_id != member_id:
        raise NotFound()
    return row


def one(db: Reader, number: int | None) -> Row | None:
    """A search by its number, for jobs and letters."""
    return db.one("select * from saved_search where id = :id", id=number)


def change(tx: Transaction, member_id: int, number: int, name: str, on_site: bool, how: str) -> None:
    """Sets name and channels, and lets a stopped search go on from now. Raises NotFound."""
    row, now, seq = mine(tx, member_id, number), clock.now(), marks.head(tx)
    values: dict[str, Any] = {"name": name, "on_site": on_site, "mail": how, "used_at": now, "stopped_at": None}
    if row.stopped_at is not None:
        values.update(looked_seq=seq, mail_seq=seq, mail_due=None)
    elif how != row.mail:
        waits = row.mail_due is not None and how
        values.update(mail_due=rules.due(how, now, row.mailed_at) if waits else None)
        values.update({} if row.mail and how else {"mail_seq": row.looked_seq})
    if not on_site:
        values.update(fresh=0)
    _set(tx, number, values)
    if not how:
        deliveries.withdraw(tx, member_id, number)


def _set(tx: Transaction, number: int, values: Mapping[str, Any]) -> None:
    assigned = ", ".join(f"{name} = :{name}" for name in values)
    tx.run(f"update saved_search set {assigned} where id = :id", id=number, **values)


def silence(tx: Transaction, number: int) -> Row | None:
    """Ends the letters about a search, as its link in them asks; again changes nothing. None when it is gone."""
    row = one(tx, number)
    if row is not None and row.mail:
        _set(tx, number, {"mail": "", "mail_due": None, "used_at": clock.now()})
        deliveries.withdraw(tx, row.member_id, number)
    return row


def opened(tx: Transaction, member_id: int, number: int) -> None:
    """The owner looks at what is new: it is listed until there is something newer."""
    tx.run("update saved_search set news_seq = seen_seq, seen_seq = looked_seq, fresh = 0"
           " where id = :id and member_id = :member and fresh > 0", id=number, member=member_id)
    tx.run("update saved_search set used_at = :now where id = :id and member_id = :member and stopped_at is null",
           now=clock.now(), id=number, member=member_id)


def delete(tx: Transaction, member_id: int, number: int) -> None:
    """Deletes a search with its log and the mails about it that have not left; again changes nothing."""
    if tx.run("delete from saved_search where id = :id and member_id = :member", id=number, member=member_id):
        deliveries.withdraw(tx, member_id, number)
        tx.run("delete from saved_delivery where search_id = :id", id=number)


def outdated(db: Reader, key: str, limit: int = 200) -> list[Row]:
    """Searches whose expression was made with another catalog or program."""
    return db.all("select id, address from saved_search where made_with < :key or made_with > :key limit :limit", key=key, limit=limit)


def remake(tx: Transaction, made: list[tuple[int, Mapping[str, str]]]) -> None:
    """Sets what the index is asked for these searches."""
    for number, columns in made:
        _set(tx, number, columns)


def unused(db: Reader, since: int) -> list[Row]:
    """Searches that nobody has used since that moment (seconds UTC), with what a mail to their owner needs."""
    return db.all("select s.id, s.name, s.mail, s.member_id, p.email, p.language from saved_search s"
                  " join member p on p.id = s.member_id where s.stopped_at is null and s.used_at < :since"
                  " and p.blocked_at is null order by s.used_at limit 200", since=since)


def stop(tx: Transaction, row: Row, since: int, subject: str, body: str) -> None:
    """Stops a search that nobody used, and tells its owner by mail where mails were wanted."""
    done = tx.run("update saved_search set stopped_at = :now, mail_due = null where id = :id and used_at < :since"
                  " and stopped_at is null", now=clock.now(), id=row.id, since=since)
    if done and row.mail:
        mail.put(tx, row.email, subject, body, "search stopped", row.member_id)
