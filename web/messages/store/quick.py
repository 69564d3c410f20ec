"""Quick replies: sentences that a member keeps for what is asked again and again."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.messages.rules import MOST_QUICK


def of(db: Reader, me: int) -> list[Row]:
    """The member's quick replies, in the order in which they were written."""
    return db.all("select id, body from quick_reply where member_id = :me order by id", me=me)


def text(db: Reader, me: int, number: int) -> str:
    """The words of one of the member's quick replies; nothing where there is none of that number."""
    return db.value("select body from quick_reply where id = :id and member_id = :me", id=number, me=me) or ""


def add(tx: Transaction, me: int, body: str) -> bool:
    """Adds one; the same words once. False where there are as many as one may have."""
    known = [row.body for row in of(tx, me)]
    if body in known:
        return True
    if len(known) >= MOST_QUICK:
        return False
    tx.insert("quick_reply", id=tx.new_id(), member_id=me, body=body, at=clock.now())
    return True


def change(tx: Transaction, me: int, number: int, body: str) -> None:
    """Changes the words of one; nothing happens where it is gone."""
    tx.run("update quick_reply set body = :body where id = :id and member_id = :me", body=body, id=number, me=me)


def drop(tx: Transaction, me: int, number: int) -> None:
    """Deletes one; one that is gone already is fine."""
    tx.run("delete from quick_reply where id = :id and member_id = :me", id=number, me=me)
