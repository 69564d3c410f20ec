"""Sending: a message and its thread in one transaction, once for each key."""

from web.consents import documents
from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.settings import Settings
from web.core.sqlite import Row
from web.messages import rules
from web.messages.store import notices, threads

# Who had nothing unread has nothing unread after their own message either.
SENT = {
    "buyer": "update thread set buyer_read = case when buyer_read >= last_id then :id else buyer_read end,"
             " last_id = :id, last_at = :now where id = :thread",
    "seller": "update thread set seller_read = case when seller_read >= last_id then :id else seller_read end,"
              " last_id = :id, last_at = :now where id = :thread",
}


class Closed(ValueError):
    """Nothing can be sent in this conversation now."""


def open_listing(db: Reader, me: int, listing_id: int) -> Row | None:
    """The head of a live listing of somebody whose data are not blocked, with the words of `threads.one`."""
    return db.one(
        "select l.id, l.id as listing_id, l.member_id, l.title_ru, l.title_kk, '' as listing_title, l.cover, l.state,"
        " owner.display_name as other_name, false as other_frozen, exists (select 1 from person_block b where"
        " (b.member_id = :me and b.blocked_id = owner.id) or (b.member_id = owner.id and b.blocked_id = :me)) as closed"
        " from listing l join member owner on owner.id = l.member_id"
        " where l.id = :id and l.state = 'live' and owner.blocked_at is null and owner.confirmed_at is not null",
        me=me, id=listing_id)


def send(tx: Transaction, settings: Settings, me: int, thread_id: int, text: str, send_key: str) -> int:
    """Adds a message to a thread and returns its number. Raises NotFound, Closed, and First for who has not
    accepted the policy."""
    thread = threads.one(tx, me, thread_id)
    if thread is None:
        raise NotFound()
    earlier = tx.value("select id from message where sender_id = :me and send_key = :key and thread_id = :thread",
                       me=me, key=send_key, thread=thread_id)
    if earlier is not None:
        return earlier
    if rules.standing(thread) != "open":
        raise Closed(rules.standing(thread))
    documents.check_accepted(tx, me)
    return _add(tx, settings, me, thread, text, send_key)


def begin(tx: Transaction, settings: Settings, me: int, listing_id: int, text: str, send_key: str) -> int:
    """Writes to the owner of a listing, in a new thread unless there is one, and returns the thread's number.
    Raises NotFound when there is no such live listing of somebody else, Closed when one blocks the other."""
    number = threads.about(tx, me, listing_id) or _open(tx, me, listing_id)
    send(tx, settings, me, number, text, send_key)
    return number


def opened(tx: Transaction, me: int, listing_id: int) -> int:
    """The thread about somebody's listing, made if there is none; nothing is said in it yet. Raises NotFound."""
    return threads.about(tx, me, listing_id) or _open(tx, me, listing_id)


def note(tx: Transaction, me: int, thread_id: int, kind: str, body: str, send_key: str) -> None:
    """Puts a step of something else than talking into a thread of this member; `body` is a message to translate."""
    thread = threads.one(tx, me, thread_id)
    if thread is None or tx.value("select id from message where sender_id = :me and send_key = :key and thread_id = :thread",
                                  me=me, key=send_key, thread=thread_id) is not None:
        return
    number, now = tx.new_id(), clock.now()
    tx.insert("message", id=number, thread_id=thread_id, sender_id=me, body=body, send_key=send_key, at=now, kind=kind)
    tx.run(SENT[thread.role], id=number, now=now, thread=thread_id)
    tx.touch(f"thread:{thread_id}", f"inbox:{me}", f"inbox:{thread.other_id}")


def _open(tx: Transaction, me: int, listing_id: int) -> int:
    listing = open_listing(tx, me, listing_id)
    if listing is None or listing.member_id == me:
        raise NotFound()
    number, now = tx.new_id(), clock.now()
    tx.insert("thread", id=number, listing_id=listing_id, listing_title=rules.title(listing, "ru"), buyer_id=me,
              seller_id=listing.member_id, buyer_read=0, seller_read=0, last_id=0, last_at=now, created_at=now)
    return number


def _add(tx: Transaction, settings: Settings, me: int, thread: Row, text: str, send_key: str) -> int:
    number, now = tx.new_id(), clock.now()
    tx.insert("message", id=number, thread_id=thread.id, sender_id=me, body=text, send_key=send_key, at=now)
    tx.run(SENT[thread.role], id=number, now=now, thread=thread.id)
    notices.put(tx, settings, thread)
    tx.touch(f"thread:{thread.id}", f"inbox:{me}", f"inbox:{thread.other_id}")
    return number
