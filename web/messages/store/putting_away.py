"""What one of the two does with a conversation for themselves: mutes it, puts it into the archive, deletes it or a message.

What both have deleted loses its words and photos at once; the bare row stays as long as the conversation, so that a
message sent again under the same key is not sent twice.
"""

from web.core.db import Reader, Transaction
from web.core.refusal import Frozen, NotFound
from web.core.sqlite import Row
from web.messages.held import forget
from web.messages.store import notices, threads, words

WORDS = ("muted", "archived")
_UNSEEN = ("m.other_gone and (m.sender_gone or m.sender_id is null) or (m.sender_gone and (t.buyer_id is null or t.seller_id is null))")
_HELD = "exists (select 1 from member h where h.held and (h.id = t.buyer_id or h.id = t.seller_id))"
_FROZEN = "exists (select 1 from member f where f.blocked_at is not null and (f.id = t.buyer_id or f.id = t.seller_id))"


def mark(tx: Transaction, me: int, thread_id: int, word: str, on: bool) -> None:
    """Mutes a conversation or puts it into the archive (a word of WORDS), or takes that back; twice is once. Raises
    NotFound, Frozen."""
    thread = _mine(tx, me, thread_id)
    tx.run(f"update thread set {thread.role}_{WORDS[WORDS.index(word)]} = :value where id = :id", value=on, id=thread_id)
    if word == "muted" and on:
        notices.take_back(tx, thread.mail)
        tx.run(f"update thread set {thread.role}_mail = 0 where id = :id", id=thread_id)
    tx.touch(f"inbox:{me}")


def delete(tx: Transaction, me: int, thread_id: int, message_id: int) -> None:
    """Deletes a message for the member alone; twice is once. Raises NotFound, Frozen."""
    _mine(tx, me, thread_id)
    found = tx.one("select id, sender_id from message where id = :id and thread_id = :thread", id=message_id, thread=thread_id)
    if found is None:
        raise NotFound()
    side = "sender" if found.sender_id == me else "other"
    tx.run(f"update message set {side}_gone = true where id = :id", id=message_id)
    _after(tx, me, thread_id)


def clear(tx: Transaction, me: int, thread_id: int, upto: int) -> None:
    """Deletes a conversation for the member alone, up to the last message that they saw; it comes back with the next one.
    Raises NotFound, Frozen."""
    thread = _mine(tx, me, thread_id)
    upto = min(upto, thread.last_id)
    tx.run("update message set sender_gone = true where thread_id = :id and id <= :upto and sender_id = :me",
           id=thread_id, upto=upto, me=me)
    tx.run("update message set other_gone = true where thread_id = :id and id <= :upto and (sender_id <> :me or sender_id is null)",
           id=thread_id, upto=upto, me=me)
    role = thread.role
    tx.run(f"update thread set {role}_gone = :upto, {role}_read = case when {role}_read < :upto then :upto else {role}_read end"
           " where id = :id", upto=upto, id=thread_id)
    _after(tx, me, thread_id)


def _mine(tx: Transaction, me: int, thread_id: int) -> Row:
    """The thread. Raises NotFound, and Frozen while data of one of the two are blocked: then nothing of it changes."""
    thread = threads.one(tx, me, thread_id)
    if thread is None:
        raise NotFound()
    if thread.me_frozen or thread.other_frozen:
        raise Frozen()
    return thread


def _after(tx: Transaction, me: int, thread_id: int) -> None:
    words.forget(tx, thread_id, me)
    empty(tx, unseen(tx, 1_000_000, thread_id))
    tx.touch(f"inbox:{me}", f"thread:{thread_id}")


def unseen(db: Reader, limit: int, thread_id: int | None = None) -> list[Row]:
    """Messages with words or photos that neither of the two sees any more; none of a member on legal hold or with blocked data."""
    only = " and t.id = :thread" if thread_id else ""
    return db.all(f"select m.id, m.photos from message m join thread t on t.id = m.thread_id where ({_UNSEEN})"
                  f" and (m.body <> '' or m.photos > 0) and not {_HELD} and not {_FROZEN}{only} order by m.id limit :limit",
                  limit=limit, **({"thread": thread_id} if thread_id else {}))


def empty(tx: Transaction, rows: list[Row]) -> None:
    """Takes words and photos out of messages."""
    forget(tx, rows)
    for row in rows:
        tx.run("update message set body = '', photos = 0 where id = :id", id=row.id)
