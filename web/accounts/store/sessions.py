"""Sessions: rows that know the hash of a key which only the browser has."""

from web.accounts.rules import session_ends
from web.accounts.store import members
from web.core import clock, tokens
from web.core.db import Reader, Transaction
from web.core.sqlite import Row


def begin(tx: Transaction, member_id: int, token: str, browser: str, remembered: bool) -> int:
    """Opens a session for the holder of the token."""
    number, now = tx.new_id(), clock.now()
    tx.insert("session", id=number, member_id=member_id, token_hash=tokens.hashed(token), browser=browser,
              remembered=remembered, created_at=now, seen_at=now, expires_at=session_ends(now, now, remembered))
    members.active(tx, member_id)
    return number


def find(db: Reader, token: str) -> Row | None:
    """The member with `session_id`, `session_seen_at` and `remembered` of a session that has not ended."""
    return db.one(
        "select member.*, session.id as session_id, session.seen_at as session_seen_at, session.remembered,"
        " session.created_at as session_created_at from session join member on member.id = session.member_id"
        " where session.token_hash = :hash and session.expires_at > :now and member.confirmed_at is not null",
        hash=tokens.hashed(token), now=clock.now())


def seen(tx: Transaction, number: int) -> None:
    """Moves the end of a session that is in use, to the hour."""
    row = tx.one("select created_at, remembered from session where id = :id", id=number)
    if row:
        now = clock.now()
        tx.run("update session set seen_at = :now, expires_at = :ends where id = :id", now=now, id=number,
               ends=session_ends(row.created_at, now, bool(row.remembered)))


def of_member(db: Reader, member_id: int) -> list[Row]:
    """The member's open sessions, last used first."""
    return db.all("select * from session where member_id = :member and expires_at > :now order by seen_at desc, id desc",
                  member=member_id, now=clock.now())


def end(tx: Transaction, member_id: int, number: int) -> bool:
    """Ends one session of the member; False when there is none of that number."""
    return tx.run("delete from session where id = :id and member_id = :member", id=number, member=member_id) > 0


def end_others(tx: Transaction, member_id: int, but: int | None) -> int:
    """Ends all sessions of the member but one."""
    return tx.run("delete from session where member_id = :member and id <> :but", member=member_id, but=but or 0)
