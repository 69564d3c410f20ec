"""What reported things hold, and whether somebody can see them."""

from dataclasses import dataclass

from web.accounts.store.people import BY_STAFF, FROZEN
from web.core.db import Reader
from web.core.feature import Reportable
from web.core.sqlite import Row
from web.media import store as media

PASSAGE = 5  # messages before a reported one that staff read with it


@dataclass(frozen=True)
class Content:
    """Texts of a thing as (language or "", text), its photos, and why staff hid it (None while it is not hidden); of a message
    the passage `before` it, as (whether it is by the same person, text), oldest first."""

    texts: tuple[tuple[str, str], ...] = ()
    photos: tuple[Row, ...] = ()
    hidden: str | None = None
    before: tuple[tuple[bool, str], ...] = ()


def listing_is_public(db: Reader, number: int, viewer_id: int) -> bool:
    """Published, not hidden, and of somebody whose data are not blocked."""
    return db.value("select listing.id from listing join member on member.id = listing.member_id"
                    " where listing.id = :id and listing.state = 'live'"
                    " and member.blocked_at is null", id=number) is not None


def member_is_public(db: Reader, number: int, viewer_id: int) -> bool:
    """Confirmed and not blocked."""
    return db.value("select id from member where id = :id and confirmed_at is not null and blocked_at is null",
                    id=number) is not None


def message_is_for(db: Reader, number: int, viewer_id: int) -> bool:
    """In a conversation of the viewer, not hidden, and of somebody whose data are not blocked."""
    return db.value("select message.id from message join thread on thread.id = message.thread_id"
                    " left join member on member.id = message.sender_id"
                    " where message.id = :id and message.hidden_at is null and member.blocked_at is null"
                    " and (thread.buyer_id = :viewer or thread.seller_id = :viewer)",
                    id=number, viewer=viewer_id) is not None


def content(db: Reader, kind: Reportable, number: int) -> Content:
    """What staff see of a thing; an empty one when it is gone or of a kind without text."""
    if kind.content is not None:
        texts, hidden = kind.content(db, number)
        return Content(texts, (), hidden)
    look = {"listing": _listing, "message": _message, "member": _member}.get(kind.name)
    return look(db, number) if look else Content()


def _listing(db: Reader, number: int) -> Content:
    row = db.one("select * from listing where id = :id and state <> 'kept'", id=number)
    if row is None:
        return Content()
    texts = tuple((code, f"{row['title_' + code]}\n\n{row['text_' + code]}".strip()) for code in ("ru", "kk")
                  if row["title_" + code] or row["text_" + code])
    return Content(texts, tuple(media.of(db, "listing", number)), row.hidden_reason if row.state == "hidden" else None)


def _message(db: Reader, number: int) -> Content:
    row = db.one("select message.*, member.blocked_at from message"
                 " left join member on member.id = message.sender_id where message.id = :id", id=number)
    if row is None:
        return Content()
    texts = () if row.blocked_at else (("", row.body),)  # what somebody froze staff do not see either
    photos = () if row.blocked_at else tuple(media.of(db, "message", number))
    return Content(texts, photos, row.hidden_reason if row.hidden_at else None, _before(db, row))


def _before(db: Reader, row: Row) -> tuple[tuple[bool, str], ...]:
    """The few messages before one in its conversation, without those of somebody whose data are blocked."""
    rows = db.all("select message.sender_id, message.body from message join member on member.id = message.sender_id"
                  " where message.thread_id = :thread and message.id < :id and message.kind = '' and message.body <> ''"
                  " and member.blocked_at is null order by message.id desc limit :most",
                  thread=row.thread_id, id=row.id, most=PASSAGE)
    return tuple((one.sender_id == row.sender_id, one.body) for one in reversed(rows))


def _member(db: Reader, number: int) -> Content:
    row = db.one("select about, about_seen_by, blocked_by, blocked_reason from member where id = :id", id=number)
    if row is None:
        return Content()
    shown = row.about and row.about_seen_by != "nobody" and row.blocked_by not in FROZEN
    return Content((("", row.about),) if shown else (), (), row.blocked_reason if row.blocked_by in BY_STAFF else None)
