"""Photos of messages: they wait in their thread until the message is sent, and then belong to it."""

from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.media import store as media
from web.media.outcome import Picture
from web.messages import rules
from web.messages.rules import MOST_PHOTOS, PHOTO, UNSENT
from web.messages.store import threads


class Refused(ValueError):
    """The photo is not kept: this upload made one already, there are enough, or nothing can be sent."""


def waiting(db: Reader, me: int, thread_id: int) -> list[Row]:
    """The member's photos that wait in a thread."""
    return [row for row in media.of(db, UNSENT, thread_id) if row.member_id == me]


def keep(tx: Transaction, me: int, thread_id: int, picture: Picture, upload_key: str) -> None:
    """Adds a photo to those that wait. Raises NotFound and Refused; the caller then removes the files."""
    thread = threads.one(tx, me, thread_id)
    if thread is None:
        raise NotFound()
    full = len(waiting(tx, me, thread_id)) >= MOST_PHOTOS
    if full or media.by_key(tx, me, upload_key) is not None or rules.standing(thread) != "open":
        raise Refused()
    media.add(tx, me, UNSENT, thread_id, picture, upload_key)


def drop(tx: Transaction, me: int, thread_id: int, number: int) -> None:
    """Removes a photo that waits; one that is gone already is fine."""
    if number in {row.id for row in waiting(tx, me, thread_id)}:
        media.remove(tx, me, number)


def send(tx: Transaction, me: int, thread_id: int, message_id: int) -> None:
    """Gives the photos that wait to a message."""
    count = media.move(tx, me, (UNSENT, thread_id), (PHOTO, message_id))
    if count:
        tx.run("update message set photos = :count where id = :id", count=count, id=message_id)


def attach(tx: Transaction, me: int, message_id: int, made: list[Picture], upload_key: str) -> None:
    """Gives a message photos that came with it by mail; `upload_key` is the mail's."""
    for place, picture in enumerate(made):
        media.add(tx, me, PHOTO, message_id, picture, f"{upload_key}:{place}")
    if made:
        tx.run("update message set photos = :count where id = :id", count=len(made), id=message_id)


def seen(db: Reader, me: int, thread_id: int, name: str) -> bool:
    """Whether a photo of that name is shown to the member in that thread: in a message that they see, or waiting."""
    row = db.one("select subject, subject_id, member_id from photo where name = :name", name=name)
    if row is None or row.subject not in (PHOTO, UNSENT):
        return False
    if row.subject == UNSENT:
        return (row.subject_id, row.member_id) == (thread_id, me)
    return db.value(
        "select m.id from message m join thread t on t.id = m.thread_id left join member author on author.id = m.sender_id"
        " where m.id = :id and m.thread_id = :thread and (t.buyer_id = :me or t.seller_id = :me)"
        f" and {threads.visible('m')} and (m.sender_id = :me or (m.hidden_at is null and author.id is not null"
        " and author.blocked_at is null))", id=row.subject_id, thread=thread_id, me=me) is not None


def stale(db: Reader, before: int, limit: int) -> list[Row]:
    """Photos that wait since before that moment, unless data of their owner are blocked."""
    return db.all("select photo.id, photo.member_id from photo join member on member.id = photo.member_id"
                  " where photo.subject = :unsent and photo.created_at < :before and member.blocked_at is null"
                  " order by photo.id limit :limit", unsent=UNSENT, before=before, limit=limit)


def drop_stale(tx: Transaction, rows: list[Row]) -> None:
    """Removes photos that waited too long, unless they were sent meanwhile."""
    for row in rows:
        photo = media.one(tx, row.member_id, row.id)
        if photo and photo.subject == UNSENT:
            media.remove(tx, row.member_id, row.id)
