"""The person's own journal: rows of every table that tells something, newest first, in plain words."""

import heapq
from dataclasses import dataclass

from web.core.db import Reader
from web.core.held import Table, Whose
from web.privacy.rows import Inventory

END = (2**62, 2**62)


@dataclass(frozen=True)
class Entry:
    """One thing that happened; `key` is its place in the journal: moment (seconds UTC) and number."""

    key: tuple[int, int]
    kind: str
    says: str


def kinds(inventory: Inventory) -> list[str]:
    """The kinds that any table tells."""
    return sorted({table.told_as for table in inventory.tables if table.told})


def entries(db: Reader, inventory: Inventory, member_id: int, kind: str, before: tuple[int, int], limit: int) -> list[Entry]:
    """The newest entries before a key, of one kind or, where it is empty, of all."""
    tables = [table for table in inventory.tables if table.told and kind in ("", table.told_as)]
    found = heapq.merge(*(_of(db, inventory, table, member_id, before, limit) for table in tables),
                        key=lambda one: one[0], reverse=True)
    newest = [one for one, _place in zip(found, range(limit), strict=False)]
    return [Entry(key, table.told_as, table.told(db, row)) for key, table, row in newest]


def _of(db: Reader, inventory: Inventory, table: Table, member_id: int, before: tuple[int, int], limit: int) -> list[tuple]:
    """The newest rows of one table with their keys; a row in which the person has two roles comes once."""
    rows = {}
    for who in table.whose:
        if not who.untold:
            rows.update({row.id: row for row in _rows(db, inventory, table, who, member_id, before, limit)})
    found = [((row["at"], row.id), table, row) for row in rows.values()]
    return sorted(found, key=lambda one: one[0], reverse=True)[:limit]


def _rows(db: Reader, inventory: Inventory, table: Table, who: Whose, member_id: int, before: tuple[int, int], limit: int) -> list:
    at, number = before
    return db.all(f"select * from {table.name} where {inventory.shown(table, who)} and (at < :at or (at = :at and id < :id))"
                  " order by at desc, id desc limit :limit", member=member_id, at=at, id=number, limit=limit, **inventory.moment(table))
