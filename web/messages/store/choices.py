"""Each member's switches: marks of delivery and reading, what mails hold, and the key of the digests by which they search."""

import secrets

from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.messages.store.threads import FRESH

DEFAULT = Row(marks=True, marks_from=0, got=0, salt="", mails="full")


def of(db: Reader, member_id: int | None) -> Row:
    """The member's switches; who never touched them takes part in marks."""
    return db.one("select marks, marks_from, got, salt, mails from message_choice where member_id = :me", me=member_id) or DEFAULT


def ensured(tx: Transaction, member_id: int) -> Row:
    """The same, written down if it was not yet, with a key of its own."""
    tx.run("insert into message_choice (id, member_id, marks, marks_from, got, salt) values (:id, :me, true, 0, 0, :salt)"
           " on conflict (member_id) do nothing", id=tx.new_id(), me=member_id, salt=secrets.token_hex(16))
    return of(tx, member_id)


def switch(tx: Transaction, member_id: int, on: bool) -> None:
    """Switches marks on or off. What was read while they were off is not told afterwards either: they begin with the
    next message."""
    if bool(ensured(tx, member_id).marks) != on:
        tx.run("update message_choice set marks = :marks, marks_from = :since, got = 0 where member_id = :me", marks=on, me=member_id,
               since=tx.new_id())


def choose_mails(tx: Transaction, member_id: int, how: str) -> None:
    """Sets what the mails about messages hold, one of rules.MAILS."""
    ensured(tx, member_id)
    tx.run("update message_choice set mails = :how where member_id = :me", how=how, me=member_id)


def since(db: Reader, me: int, other: int | None) -> int | None:
    """The number from which on messages between the two bear marks; None where one of the two does without."""
    mine, theirs = of(db, me), of(db, other)
    return max(mine.marks_from, theirs.marks_from) if other and mine.marks and theirs.marks else None


def arrivals(db: Reader, me: int) -> list[Row]:
    """Conversations with something unread that no screen of the member's has shown the coming of yet."""
    choice = of(db, me)
    return db.all(FRESH + " and t.last_id > :got limit 100", me=me, got=choice.got) if choice.marks else []


def arrived(tx: Transaction, me: int) -> None:
    """Writes down that everything up to now reached the member, and tells those who wait for it."""
    rows = arrivals(tx, me)
    if rows:
        ensured(tx, me)
        tx.run("update message_choice set got = :got where member_id = :me", got=max(row.last_id for row in rows), me=me)
        tx.touch(*(f"thread:{row.id}" for row in rows))
