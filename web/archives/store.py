"""Rows of archives: one per member, taken by one maker at a time, gone with their file."""

import os

from web.archives import files, rules
from web.archives.held import forget
from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row


def of(db: Reader, member_id: int) -> Row | None:
    """The member's archive, if there is one that has not expired."""
    return db.one("select * from archive where member_id = :member and expires_at > :now", member=member_id, now=clock.now())


def ask(tx: Transaction, member_id: int, language: str, total: int, session: int, at_once: bool,
        instead_of: int | None = None) -> tuple[Row, bool]:
    """The member's archive: the one there is, or a new one where there is none, where the last one failed, expired or is
    in another language, or where `instead_of` names it; and whether the caller is to make it now, which only `at_once`
    brings about. The password was given just now."""
    now, row = clock.now(), tx.one("select * from archive where member_id = :member", member=member_id)
    if row and row.expires_at > now and rules.serves(row, language, instead_of):
        tx.run("update archive set proved_at = :now, proved_session = :session where id = :id", now=now, session=session, id=row.id)
        return one(tx, row.id), False
    if row:
        remove(tx, member_id)
    number = tx.new_id()
    tx.insert("archive", id=number, member_id=member_id, state="making" if at_once else "waiting", done=0, total=total, bytes=0,
              language=language, name=files.new_name(), at=now, beat_at=now, ready_at=None, expires_at=now + rules.LIFE,
              proved_at=now, proved_session=session, tries=1 if at_once else 0)
    return one(tx, number), at_once


def one(db: Reader, number: int) -> Row | None:
    """An archive by its number."""
    return db.one("select * from archive where id = :id", id=number)


def waiting(db: Reader) -> list[int]:
    """Archives to be made: those nobody makes, and those whose maker died."""
    return [row.id for row in db.all(
        "select id from archive where state = 'waiting' or (state = 'making' and beat_at < :dead) order by id limit 20",
        dead=clock.now() - rules.SILENT)]


def take(tx: Transaction, number: int) -> Row | None:
    """Takes an archive to make it; None when somebody else has it, or it is gone. After three tries it has failed."""
    row = one(tx, number)
    if row is None or not (row.state == "waiting" or (row.state == "making" and row.beat_at < clock.now() - rules.SILENT)):
        return None
    state = "failed" if row.tries >= rules.TRIES else "making"
    tx.run("update archive set state = :state, done = 0, beat_at = :now, tries = tries + 1 where id = :id",
           state=state, now=clock.now(), id=number)
    return one(tx, number) if state == "making" else None


def progress(tx: Transaction, number: int, done: int, total: int) -> bool:
    """Writes down how many rows of how many are in; False when the archive is not wanted any more."""
    return tx.run("update archive set done = :done, total = :total, beat_at = :now where id = :id and state = 'making'",
                  done=done, total=total, now=clock.now(), id=number) > 0


def ready(tx: Transaction, number: int, done: int) -> Row | None:
    """Gives the finished file its name; None when the archive is not wanted any more."""
    row = one(tx, number)
    part = files.part(tx.folder, row.name) if row else None
    if row is None or row.state != "making" or not part.is_file():
        return None
    now, size = clock.now(), part.stat().st_size
    os.replace(part, files.path(tx.folder, row.name))
    tx.run("update archive set state = 'ready', done = :done, bytes = :size, ready_at = :now, expires_at = :until"
           " where id = :id", done=done, size=size, now=now, until=now + rules.LIFE, id=number)
    return one(tx, number)


def failed(tx: Transaction, number: int) -> None:
    """Puts an archive back for another try, or gives it up after the third."""
    tx.run("update archive set state = case when tries >= :most then 'failed' else 'waiting' end"
           " where id = :id and state = 'making'", most=rules.TRIES, id=number)


def put_back(tx: Transaction, number: int) -> None:
    """Puts an archive back whose maker gave up because the site goes down; that was no try."""
    tx.run("update archive set state = 'waiting', tries = tries - 1 where id = :id and state = 'making'", id=number)


def remove(tx: Transaction, member_id: int) -> bool:
    """Deletes the member's archive with its file, whatever its state; a running maker stops at its next step."""
    rows = tx.all("select * from archive where member_id = :member", member=member_id)
    forget(tx, rows)
    return tx.run("delete from archive where member_id = :member", member=member_id) > 0

