"""Sending: a message and its thread in one transaction, once for each key."""

from web.consents import documents
from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import Frozen, NotFound
from web.core.settings import Settings
from web.core.sqlite import Row
from web.messages import rules
from web.messages.store import notices, pictures, threads, words

# Who had nothing unread has nothing unread after their own message either. It comes out of the archive, the other
# person's too unless they muted it.
_SENT = ("update thread set {me}_read = case when {me}_read >= last_id then :id else {me}_read end, {me}_archived = false,"
         " {other}_archived = {other}_archived and {other}_muted, last_id = :id, last_at = :now where id = :thread")
SENT = {"buyer": _SENT.format(me="buyer", other="seller"), "seller": _SENT.format(me="seller", other="buyer")}


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


def send(tx: Transaction, settings: Settings, me: int, thread_id: int, text: str, send_key: str,
         pictured: bool = False) -> int:
    """Adds a message to a thread and returns its number; `pictured` sends the photos that wait there with it. Raises
    NotFound, Closed, and First for who has not accepted the policy."""
    thread, earlier = _thread(tx, me, thread_id, send_key)
    if earlier is not None:
        return earlier
    if rules.standing(thread) != "open":
        raise Closed(rules.standing(thread))
    documents.check_accepted(tx, me)
    number = _add(tx, me, thread, text, send_key)
    if pictured:
        pictures.send(tx, me, thread_id, number)
    words.add(tx, thread, me, text)
    notices.put(tx, settings, thread)
    return number


def note(tx: Transaction, me: int, thread_id: int, kind: str, body: str, send_key: str) -> int:
    """Writes a step of the two into their thread, by the one who took it, and returns its number. `body` is the msgid of a
    sentence, shown in each reader's language. It is noted also where one blocks the other, because what happened between
    them must stay legible. No mail is sent. Raises NotFound, and Frozen while data of one of the two are blocked."""
    thread, earlier = _thread(tx, me, thread_id, send_key)
    if earlier is not None:
        return earlier
    if thread.me_frozen or thread.other_frozen:
        raise Frozen()
    return _add(tx, me, thread, body, send_key, kind)


def _thread(tx: Transaction, me: int, thread_id: int, send_key: str) -> tuple[Row, int | None]:
    """The thread, and the number of the message that this key made already. Raises NotFound."""
    thread = threads.one(tx, me, thread_id)
    if thread is None:
        raise NotFound()
    return thread, tx.value("select id from message where sender_id = :me and send_key = :key and thread_id = :thread",
                            me=me, key=send_key, thread=thread_id)


def begin(tx: Transaction, settings: Settings, me: int, listing_id: int, text: str, send_key: str, pictured: bool = False) -> int:
    """Writes to the owner of a listing, in a new thread unless there is one, and returns the thread's number; `pictured` as above.
    Raises NotFound when there is no such live listing of somebody else, Closed when one blocks the other."""
    number = threads.about(tx, me, listing_id) or _open(tx, me, listing_id)
    send(tx, settings, me, number, text, send_key, pictured)
    return number


def opened(tx: Transaction, me: int, listing_id: int) -> int:
    """The thread about somebody's listing, made if there is none; nothing is said in it yet. Raises NotFound."""
    return threads.about(tx, me, listing_id) or _open(tx, me, listing_id)


def _open(tx: Transaction, me: int, listing_id: int) -> int:
    listing = open_listing(tx, me, listing_id)
    if listing is None or listing.member_id == me:
        raise NotFound()
    number, now = tx.new_id(), clock.now()
    tx.insert("thread", id=number, listing_id=listing_id, listing_title=rules.title(listing, "ru"), buyer_id=me,
              seller_id=listing.member_id, buyer_read=0, seller_read=0, last_id=0, last_at=now, created_at=now)
    return number


def _add(tx: Transaction, me: int, thread: Row, text: str, send_key: str, kind: str = "") -> int:
    number, now = tx.new_id(), clock.now()
    tx.insert("message", id=number, thread_id=thread.id, sender_id=me, body=text, kind=kind, send_key=send_key, at=now)
    tx.run(SENT[thread.role], id=number, now=now, thread=thread.id)
    tx.touch(f"thread:{thread.id}", f"inbox:{me}", f"inbox:{thread.other_id}")
    return number
