"""What is written about a destruction: when it was decided, when nothing was left, when index and log were purged."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.destructions import journal


def note(tx: Transaction, member_id: int) -> int:
    """Writes down once, by number only, that a person is destroyed, in the database and in the list outside it.
    Returns the moment of the decision, in seconds UTC."""
    row = of(tx, member_id)
    if row is None:
        tx.insert("destruction", id=tx.new_id(), member_id=member_id, destroyed_at=clock.now())
        tx.after(lambda: journal.append(tx.folder, member_id))
    return row.destroyed_at if row else clock.now()


def of(db: Reader, member_id: int) -> Row | None:
    """The entry about this number."""
    return db.one("select * from destruction where member_id = :member order by id desc limit 1", member=member_id)


def known(db: Reader, member_id: int) -> bool:
    """Whether this number was destroyed."""
    return of(db, member_id) is not None


def numbers(db: Reader) -> set[int]:
    """Every number that was destroyed."""
    return {row.member_id for row in db.all("select member_id from destruction")}


def unfinished(db: Reader) -> list[Row]:
    """Destructions of which rows may be left."""
    return db.all("select * from destruction where erased_at is null order by id")


def erased(tx: Transaction, member_id: int) -> None:
    """Writes down that no row of the person is left."""
    tx.run("update destruction set erased_at = :now where member_id = :member and erased_at is null",
           now=clock.now(), member=member_id)


def unpurged(db: Reader) -> list[Row]:
    """Finished destructions after which index, files and log have not been purged yet."""
    return db.all("select * from destruction where purged_at is null and erased_at is not null order by id")


def purged(tx: Transaction, entries: list[int]) -> None:
    """Writes down that no copy is left in index, files and log."""
    for number in entries:
        tx.run("update destruction set purged_at = :now where id = :id", now=clock.now(), id=number)
