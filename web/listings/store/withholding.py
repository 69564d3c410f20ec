"""Which photos everybody may fetch, and moving the files of all others to where the server hands nothing out.

Shown are those of live listings of people whose data are not blocked, and of drafts, whose addresses only their owner knows.
"""

from pathlib import Path

from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.media import errands, files

SHOWN = ("live", "draft")  # states of a listing
_PLACES = ("select photo.id, photo.name, photo.subject, listing.state, member.blocked_at from photo"
           " join listing on listing.id = photo.subject_id join member on member.id = listing.member_id"
           " where photo.subject in ('listing', 'kept') and photo.id > :after and ")


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


def every(db: Reader, after: int, limit: int) -> list[Row]:
    """The same of all photos, for checks."""
    return db.all(_PLACES + "true order by photo.id limit :limit", after=after, limit=limit)


def is_shown(row: Row) -> bool:
    """Whether everybody may fetch the photo."""
    return row.subject == "listing" and row.state in SHOWN and row.blocked_at is None


def misplaced(data: Path, row: Row) -> bool:
    """Whether a file of the photo lies where it does not belong."""
    wrong = files.withheld(data / "photos") if is_shown(row) else data / "photos"
    return any(path.exists() for path in files.files_of(wrong, row.name))
