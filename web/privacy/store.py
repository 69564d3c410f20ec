"""What privacy writes: blocking, the wish to be deleted, destruction."""

import time

from web.accounts.store import leaving
from web.core import clock
from web.core.cache import GONE
from web.core.db import Reader, Transaction
from web.core.held import Table
from web.core.sqlite import Row
from web.destructions import store as destructions
from web.listings.store import withholding
from web.privacy.erasing import Step
from web.privacy.rows import Inventory
from web.terms import holds

CHANGE_OF_MIND = 14 * clock.DAY
FEW = 200  # rows of a first step


def block(tx: Transaction, person: Table, member_id: int) -> bool:
    """Freezes the member's data: from the commit on nobody sees them and nothing changes them (Law 94-V Art. 1).
    False where they are frozen already."""
    done = tx.run(f"update {person.name} set blocked_at = :now, blocked_by = 'self' where id = :id and blocked_at is null",
                  now=clock.now(), id=member_id)
    _show_or_hide(tx, member_id)
    return done > 0


def unblock(tx: Transaction, person: Table, member_id: int) -> bool:
    """Lifts the member's own block; False where staff set it."""
    done = tx.run(f"update {person.name} set blocked_at = null, blocked_by = '', blocked_reason = ''"
                  " where id = :id and blocked_by = 'self'", id=member_id)
    _show_or_hide(tx, member_id)
    return done > 0


def _show_or_hide(tx: Transaction, member_id: int) -> None:
    withholding.of_member(tx, member_id)
    tx.touch("site", f"member:{member_id}")


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


def destroy(tx: Transaction, inventory: Inventory, member_id: int, held_back: bool = True) -> bool:
    """Decides the destruction of a person: from the commit on nobody sees them or logs in as them, and it cannot be
    taken back; `erase` carries it out. False where a law holds the data back: access is restricted then, and the
    destruction follows when the hold is lifted (Digital Code Art. 41(3)), unless `held_back` is False because it happened already."""
    hold = holds.hold_on(tx, member_id) if held_back else None
    if hold is not None:
        tx.run(f"update {inventory.person.name} set delete_after = :now where id = :id"
               " and (delete_after is null or delete_after > :now)", now=clock.now(), id=member_id)
        holds.restrict(tx, hold.id)
        _show_or_hide(tx, member_id)
        return False
    Step(tx, inventory, member_id, at=destructions.note(tx, member_id)).keyed()
    if leaving.vanish(tx, member_id) is not None:
        _show_or_hide(tx, member_id)
        tx.touch(GONE)
    return True


def erase(tx: Transaction, inventory: Inventory, member_id: int, place: int = 0, room: int = FEW) -> tuple[int | None, float]:
    """One step of a destruction that was decided, from a place of the inventory on, of `room` rows at most; returns the
    next place, None when nothing is left, and the seconds of work in it."""
    began = time.monotonic()
    onward = Step(tx, inventory, member_id, at=destructions.note(tx, member_id), left=room).run(place)
    tx.topics.clear()  # nobody has seen any of it since the decision, so no page changes
    if onward is None:
        destructions.erased(tx, member_id)
        tx.touch(GONE)
    return onward, time.monotonic() - began
