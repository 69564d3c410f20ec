"""What is still to be done with files of photos, written in the transaction that makes it needed.

A crash between the commit and the work on the files loses nothing, because the errand is there until it is done.
"""

from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.media import files

AT_ONCE = 20  # photos
FILE = "file"  # the subject of an errand to remove files


def add(tx: Transaction, subject: str, subject_id: int) -> None:
    """Files of the photos of something, or of all that a «member» has, may lie where they do not belong any more."""
    tx.insert("photo_errand", id=tx.new_id(), subject=subject, subject_id=subject_id, name="")


def remove(tx: Transaction, name: str) -> None:
    """Removes the files of a photo: a few at once when this is committed, and those of many by the errands, because a disk
    that frees thousands of files makes every commit wait."""
    tx.insert("photo_errand", id=tx.new_id(), subject=FILE, subject_id=None, name=name)
    folder = tx.folder / "photos"
    if len(tx.afterwards) < AT_ONCE:
        tx.after(lambda: files.unlink(folder, name))


def waiting(db: Reader, limit: int) -> list[Row]:
    """The oldest errands."""
    return db.all("select * from photo_errand order by id limit :limit", limit=limit)


def done(tx: Transaction, errands: list[Row]) -> None:
    """Forgets errands that are done."""
    for errand in errands:
        tx.run("delete from photo_errand where id = :id", id=errand.id)
