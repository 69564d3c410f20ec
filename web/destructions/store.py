"""What is written about a destruction, and which of them still await the purge of index and log."""

from web.core import clock
from web.core.db import Reader, Transaction


def note(tx: Transaction, member_id: int) -> None:
    """Writes down that a person was destroyed, by number only."""
    tx.insert("destruction", id=tx.new_id(), member_id=member_id, destroyed_at=clock.now())


def known(db: Reader, member_id: int) -> bool:
    """Whether this number was destroyed."""
    return db.value("select id from destruction where member_id = :member limit 1", member=member_id) is not None


def unpurged(db: Reader) -> list[int]:
    """Destructions after which index and log have not been purged yet."""
    return [row.id for row in db.all("select id from destruction where purged_at is null")]


def purged(tx: Transaction, numbers: list[int]) -> None:
    """Writes down that no copy is left in index and log."""
    for number in numbers:
        tx.run("update destruction set purged_at = :now where id = :id", now=clock.now(), id=number)
