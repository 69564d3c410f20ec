"""What privacy writes: blocking, the wish to be deleted, destruction."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.held import Table
from web.core.sqlite import Row
from web.destructions import store as destructions
from web.privacy.rows import Inventory

CHANGE_OF_MIND = 14 * clock.DAY


def block(tx: Transaction, person: Table, member_id: int) -> None:
    """Freezes the member's data: from the commit on nobody sees them and nothing changes them (Law 94-V Art. 1)."""
    tx.run(f"update {person.name} set blocked_at = :now, blocked_by = 'self' where id = :id and blocked_at is null",
           now=clock.now(), id=member_id)
    tx.touch("site", f"member:{member_id}")


def unblock(tx: Transaction, person: Table, member_id: int) -> bool:
    """Lifts the member's own block; False where staff set it."""
    done = tx.run(f"update {person.name} set blocked_at = null, blocked_by = '', blocked_reason = ''"
                  " where id = :id and blocked_by = 'self'", id=member_id)
    tx.touch("site", f"member:{member_id}")
    return done > 0


def want_deleted(tx: Transaction, person: Table, member_id: int) -> int:
    """Sets the day of deletion in 14 days, once, and returns it."""
    tx.run(f"update {person.name} set delete_after = :then where id = :id and delete_after is null",
           then=clock.now() + CHANGE_OF_MIND, id=member_id)
    return tx.value(f"select delete_after from {person.name} where id = :id", id=member_id)


def change_mind(tx: Transaction, person: Table, member_id: int) -> None:
    """Takes the wish to be deleted back."""
    tx.run(f"update {person.name} set delete_after = null where id = :id", id=member_id)


def due(db: Reader, person: Table, now: int) -> list[Row]:
    """Members whose day of deletion has come; a blocked one is not destroyed either."""
    return db.all(f"select id from {person.name} where delete_after <= :now and blocked_at is null limit 100", now=now)


def destroy(tx: Transaction, inventory: Inventory, member_id: int) -> dict[str, int]:
    """Destroys everything about a person and writes down that it happened, by number only."""
    counts = inventory.destroy(tx, member_id)
    destructions.note(tx, member_id)
    tx.touch("site", f"member:{member_id}")
    return counts
