"""Rows of photos: whose they are and what they show."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.media.held import forget
from web.media.outcome import Picture


def by_key(db: Reader, member_id: int, upload_key: str) -> Row | None:
    """The photo that this upload made already, so that sending twice makes one."""
    if not upload_key:
        return None
    return db.one("select * from photo where member_id = :member and upload_key = :key", member=member_id, key=upload_key)


def add(tx: Transaction, member_id: int, subject: str, subject_id: int, picture: Picture, upload_key: str) -> int:
    """Puts a photo behind the others of its subject and returns its number."""
    number = tx.new_id()
    last = tx.value("select max(position) from photo where subject = :subject and subject_id = :id",
                    subject=subject, id=subject_id)
    tx.insert("photo", id=number, member_id=member_id, subject=subject, subject_id=subject_id,
              position=(last or 0) + 1, name=picture.name, width=picture.width, height=picture.height,
              bytes=picture.bytes, fingerprint=picture.fingerprint, upload_key=upload_key, created_at=clock.now())
    return number


def is_kept(db: Reader, name: str) -> bool:
    """Whether a photo of that name belongs to anything."""
    return db.value("select id from photo where name = :name", name=name) is not None


def of(db: Reader, subject: str, subject_id: int) -> list[Row]:
    """The photos of something, in their order."""
    return db.all("select * from photo where subject = :subject and subject_id = :id order by position, id",
                  subject=subject, id=subject_id)


def of_all(db: Reader, subject: str, numbers: list[int]) -> dict[int, list[Row]]:
    """The photos of many things by their numbers, each in its order; things without photos are left out."""
    values = {f"n{place}": number for place, number in enumerate(numbers)}
    among = ", ".join(":" + name for name in values) or "null"
    found: dict[int, list[Row]] = {}
    for row in db.all(f"select * from photo where subject = :subject and subject_id in ({among}) order by position, id",
                      subject=subject, **values):
        found.setdefault(row.subject_id, []).append(row)
    return found


def move(tx: Transaction, member_id: int, before: tuple[str, int], after: tuple[str, int]) -> int:
    """Makes a member's photos of one subject (its kind and number) those of another; returns how many."""
    return tx.run("update photo set subject = :to, subject_id = :onto where subject = :subject and subject_id = :id"
                  " and member_id = :member", to=after[0], onto=after[1], subject=before[0], id=before[1], member=member_id)


def one(db: Reader, member_id: int, number: int) -> Row | None:
    """A photo of this member."""
    return db.one("select * from photo where id = :id and member_id = :member", id=number, member=member_id)


def remove(tx: Transaction, member_id: int, number: int) -> Row | None:
    """Deletes a photo of this member with its files; None when there is none."""
    row = one(tx, member_id, number)
    if row:
        forget(tx, [row])
        tx.run("delete from photo where id = :id", id=number)
    return row


def remove_all(tx: Transaction, subject: str, subject_id: int) -> None:
    """Deletes every photo of something with its files."""
    rows = of(tx, subject, subject_id)
    forget(tx, rows)
    for row in rows:
        tx.run("delete from photo where id = :id", id=row.id)


def to_front(tx: Transaction, member_id: int, number: int) -> Row | None:
    """Makes a photo the first of its subject."""
    row = one(tx, member_id, number)
    if row:
        first = tx.value("select min(position) from photo where subject = :subject and subject_id = :id",
                         subject=row.subject, id=row.subject_id)
        tx.run("update photo set position = :position where id = :id", position=first - 1, id=number)
    return row
