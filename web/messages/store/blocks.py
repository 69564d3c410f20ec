"""Blocking a person: neither of the two can write to the other, in any thread."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import Frozen, NotFound
from web.core.sqlite import Row
from web.messages.store import threads


def block(tx: Transaction, me: int, thread_id: int) -> None:
    """Blocks the other person of a thread; again changes nothing. Raises NotFound."""
    other = _other(tx, me, thread_id)
    _not_frozen(tx, other)
    if other is not None:
        tx.run("insert into person_block (id, member_id, blocked_id, at) values (:id, :me, :other, :now)"
               " on conflict (member_id, blocked_id) do nothing", id=tx.new_id(), me=me, other=other, now=clock.now())
    tx.touch(f"thread:{thread_id}")


def unblock(tx: Transaction, me: int, thread_id: int) -> None:
    """Lifts the block on the other person of a thread. Raises NotFound."""
    other = _other(tx, me, thread_id)
    _not_frozen(tx, other)
    tx.run("delete from person_block where member_id = :me and blocked_id = :other", me=me, other=other)
    tx.touch(f"thread:{thread_id}")


def lift(tx: Transaction, me: int, number: int) -> bool:
    """Lifts one of the member's own blocks; False when there is none of that number."""
    _not_frozen(tx, tx.value("select blocked_id from person_block where id = :id and member_id = :me", id=number, me=me))
    return tx.run("delete from person_block where id = :id and member_id = :me", id=number, me=me) > 0


def of(db: Reader, me: int) -> list[Row]:
    """Whom the member blocked, the last one first; a name is empty while that person's data are blocked."""
    return db.all(
        "select b.id, b.at, case when p.blocked_at is null then p.display_name end as name"
        " from person_block b left join member p on p.id = b.blocked_id"
        " where b.member_id = :me order by b.id desc limit 200", me=me)


def between(db: Reader, one: int, other: int) -> bool:
    """Whether one of the two blocks the other."""
    return db.value("select 1 from person_block where (member_id = :one and blocked_id = :other)"
                    " or (member_id = :other and blocked_id = :one) limit 1", one=one, other=other) is not None


def _not_frozen(tx: Transaction, other: int | None) -> None:
    """Nothing is written about somebody whose data are blocked; messages are refused as well. Raises Frozen."""
    if other is not None and tx.value("select blocked_at from member where id = :id", id=other) is not None:
        raise Frozen()


def _other(tx: Transaction, me: int, thread_id: int) -> int | None:
    thread = threads.one(tx, me, thread_id)
    if thread is None:
        raise NotFound()
    return thread.other_id
