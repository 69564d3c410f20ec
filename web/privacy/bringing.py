"""Takes an export into an account of this site: pictures first, then every row in one transaction, or nothing at all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from web.archives import records
from web.core.arriving import Arrival
from web.core.db import Reader, Transaction
from web.core.i18n import _
from web.core.refusal import Frozen
from web.media import store as media
from web.media.files import remove
from web.media.names import new_name
from web.media.outcome import Picture, Refused
from web.privacy import giving
from web.privacy.reading import Brought, Row
from web.privacy.rows import Inventory

Process = Callable[[bytes, Path, str], Picture]


class NotFresh(ValueError):
    """The account has things of its own already; an export goes into a new account only."""


@dataclass
class Outcome:
    """What came: how many rows of each title, and how many pictures could not be taken."""

    counts: dict[str, int] = field(default_factory=dict)
    lost: int = 0


def is_fresh(db: Reader, inventory: Inventory, member_id: int) -> bool:
    """Whether nothing of what an export brings is in the account, apart from the account itself."""
    taken = [table for table in inventory.tables
             if table.takes and table.takes.put and not table.takes.join and table is not inventory.person]
    return not any(giving.count(db, inventory, table, member_id, 1) for table in taken)


def bring(db: Any, inventory: Inventory, brought: Brought, member_id: int, process: Process, photos: Path,
          tell: Callable[[int], None] = lambda done: None) -> Outcome:
    """Takes everything in. `process` makes pictures anew in the folder `photos`; `tell(done)` is called after each.
    Raises NotFresh and Frozen; then, as after any failure, nothing is left behind."""
    if not is_fresh(db, inventory, member_id):
        raise NotFresh()
    pictures: dict[str, Picture] = {}
    try:
        lost = _develop(brought, process, photos, pictures, tell)
        counts = db.write(_write, inventory, brought, member_id, pictures)
    except BaseException:
        for picture in pictures.values():
            remove(photos, picture.name)
        raise
    for picture in pictures.values():
        if not media.is_kept(db, picture.name):
            remove(photos, picture.name)  # of something that did not come
    return Outcome(counts, lost)


def wanted(brought: Brought) -> list[str]:
    """The names of the pictures that rows here will have."""
    return [name for table, rows in brought.rows if table.media and table.takes.put for row in rows for name in row.media[:1]]


def _develop(brought: Brought, process: Process, photos: Path, pictures: dict[str, Picture], tell: Callable[[int], None]) -> int:
    lost = 0
    for place, name in enumerate(wanted(brought), 1):
        try:
            pictures[name] = process(brought.picture(name), photos, new_name())
        except Refused:
            lost += 1
        tell(place)
    return lost


def _write(tx: Transaction, inventory: Inventory, brought: Brought, member_id: int, pictures: dict[str, Picture]) -> dict[str, int]:
    if tx.value(f"select id from {inventory.person.name} where id = :id and blocked_at is null", id=member_id) is None:
        raise Frozen()  # blocked or destroyed while the pictures were made
    if not is_fresh(tx, inventory, member_id):
        raise NotFresh()
    numbers: dict[str, dict[str, int]] = {}
    counts, memory = {}, {}
    for table, rows in brought.rows:
        new = numbers[table.name] = {}
        for row in rows:
            number = _one(tx, table, row, member_id, numbers, pictures, memory)
            if number is not None:
                new[row.old] = number
        counts[_(table.title)] = len(new)
    for table, _rows in brought.rows:
        if table.takes.after:
            table.takes.after(tx, numbers)
    tx.touch("site", f"member:{member_id}")
    return counts


def _one(tx: Transaction, table: Any, row: Row, member_id: int, numbers: dict, pictures: dict, memory: dict) -> int | None:
    record = {"id": row.old, "values": row.values, "links": row.links}
    if table.takes.put is None:
        return records.keep(tx, member_id, table.name, record)
    picture = pictures.get(row.media[0]) if row.media else None
    number = table.takes.put(tx, Arrival(member_id, row.values, row.links, numbers, picture, memory))
    return records.keep(tx, member_id, table.name, record) if number is None and table.takes.join else number
