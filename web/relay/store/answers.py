"""An answer that came by mail, in one transaction: what was mailed counts as read, and the words join the thread once."""

from web.core.db import Reader, Transaction
from web.core.settings import Settings
from web.core.sqlite import Row
from web.media.outcome import Picture
from web.messages.store import notices, pictures, sending, threads, unread


def put(tx: Transaction, settings: Settings, address: Row, text: str, key: str, answered: int | None,
        photos: list[Picture]) -> bool:
    """Adds the answer with its photos to its thread; False when this mail came before. `answered` is the number of the mail it answers,
    if the mail says so. Raises what `sending.send` raises, and then nothing is marked as read either."""
    me, thread_id = address.member_id, address.thread_id
    if known(tx, address, key):
        return False
    pictures.attach(tx, me, sending.send(tx, settings, me, thread_id, text, key), photos, key)
    _read(tx, settings, address, address.mailed_to if answered in (None, address.mail_id) else address.mailed_from)
    return True


def known(db: Reader, address: Row, key: str) -> bool:
    """Whether this mail came before."""
    return db.value("select id from message where sender_id = :me and send_key = :key and thread_id = :thread",
                    me=address.member_id, key=key, thread=address.thread_id) is not None


def _read(tx: Transaction, settings: Settings, address: Row, upto: int) -> None:
    """Marks what was mailed as read; a message that came since stays unread, and its mail is queued again."""
    me, thread_id = address.member_id, address.thread_id
    unread.read(tx, me, thread_id, upto)
    other_id = threads.one(tx, me, thread_id).other_id
    newer = tx.value("select id from message where thread_id = :thread and id > :upto and sender_id = :other limit 1",
                     thread=thread_id, upto=upto, other=other_id)
    seen = threads.one(tx, other_id, thread_id)
    if newer is not None and seen is not None and not seen.other_mail:
        notices.put(tx, settings, seen)
