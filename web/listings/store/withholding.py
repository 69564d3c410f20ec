"""Which photos everybody may fetch, and moving the files of all others to where the server hands nothing out.

Shown are those of live listings of people whose data are not blocked, and of drafts, whose addresses only their owner knows.
"""

from pathlib import Path

from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.media import errands, files

SHOWN = ("live", "draft")  # states of a listing
_FROM = ("select photo.id, photo.name, photo.subject, listing.state, member.blocked_at from {photos} as photo"
         " join listing on listing.id = photo.subject_id join member on member.id = listing.member_id")
_PLACES = _FROM.format(photos="photo") + " where photo.subject in ('listing', 'kept') and photo.id > :after and "
_NEXT = "(select * from photo where id > :after order by id limit :limit)"  # by key alone: no other index, no sorting
MARK = "photo places"  # how far the last look at all photos came


def of_listing(tx: Transaction, before: Row, after: Row) -> None:
    """Moves the files of a listing whose state changed, at once when this is committed."""
    if after.photos and (before.state in SHOWN) != (after.state in SHOWN):
        again(tx, after.id)


def again(tx: Transaction, number: int) -> None:
    """Puts the files of a listing where they belong, at once when this is committed."""
    errands.add(tx, "listing", number)
    found, folder = of(tx, "listing", number), tx.folder / "photos"
    tx.after(lambda: [files.put(folder, row.name, is_shown(row)) for row in found])


def of_member(tx: Transaction, member_id: int) -> None:
    """Asks for the files of all photos of a member to be put where they belong."""
    errands.add(tx, "member", member_id)


def of(db: Reader, subject: str, number: int, after: int = 0, limit: int = 100) -> list[Row]:
    """Photos of a listing, or of all listings of a member, with what decides about their place; by key above `after`."""
    condition = "photo.subject_id = :id" if subject == "listing" else "photo.member_id = :id"
    return db.all(_PLACES + condition + " order by photo.id limit :limit", after=after, id=number, limit=limit)


def every(db: Reader, after: int, limit: int) -> tuple[list[Row], int | None]:
    """The same of the next photos of all, for checks, and the key to go on from; None when these were the last."""
    last = db.value(f"select max(id) from {_NEXT} as some", after=after, limit=limit)
    rows = db.all(_FROM.format(photos=_NEXT) + " where photo.subject in ('listing', 'kept') order by photo.id",
                  after=after, limit=limit)
    return rows, last


def mark(db: Reader) -> int:
    """The key of the photo that was looked at last, 0 at the beginning."""
    return db.value("select last from sequence where name = :name", name=MARK) or 0


def set_mark(tx: Transaction, last: int) -> None:
    """Writes down how far it came."""
    tx.run("insert into sequence (name, last) values (:name, :last) on conflict (name) do update set last = excluded.last",
           name=MARK, last=last)


def is_shown(row: Row) -> bool:
    """Whether everybody may fetch the photo."""
    return row.subject == "listing" and row.state in SHOWN and row.blocked_at is None


def misplaced(data: Path, row: Row) -> bool:
    """Whether a file of the photo lies where it does not belong."""
    wrong = files.withheld(data / "photos") if is_shown(row) else data / "photos"
    return any(path.exists() for path in files.files_of(wrong, row.name))
