"""Ends what has passed its term, as the inventory declares it; what is blocked is not touched."""

from dataclasses import dataclass

from web.core.db import Reader, Transaction
from web.core.held import Ends, Table, Whose
from web.privacy.rows import Inventory

AT_ONCE = 500  # rows in one transaction


@dataclass(frozen=True)
class Due:
    """How many rows of a table have passed a term."""

    table: Table
    ends: Ends
    count: int


def _frozen(inventory: Inventory, who: Whose) -> str:
    person = inventory.person.name
    if not who.through:
        return f"{who.column} in (select id from {person} where blocked_at is not null)"
    parent = next(table for table in inventory.tables if table.name == who.through)
    ways = " or ".join(f"({_frozen(inventory, other)})" for other in parent.whose)
    return f"{who.column} in (select id from {parent.name} where {ways})"


def condition(inventory: Inventory, table: Table, ends: Ends) -> str:
    """The SQL that picks rows past the term :limit whose people have not blocked their data."""
    parts = [f"{ends.column} is not null and {ends.column} < :limit", *([ends.when] if ends.when else [])]
    parts += [f"not coalesce(({_frozen(inventory, who)}), false)" for who in table.whose]
    return " and ".join(f"({part})" for part in parts)


def due(db: Reader, inventory: Inventory, at: int) -> list[Due]:
    """What would be deleted at that moment (seconds UTC), table by table."""
    return [Due(table, ends, db.value(f"select count(*) from {table.name} where {condition(inventory, table, ends)}",
                                      limit=at - ends.seconds))
            for table in inventory.tables for ends in table.ends]


def enforce(tx: Transaction, inventory: Inventory, table: Table, ends: Ends, at: int) -> int:
    """Deletes up to AT_ONCE rows past their term, with all that hangs on them."""
    rows = tx.all(f"select id from {table.name} where {condition(inventory, table, ends)} limit {AT_ONCE}",
                  limit=at - ends.seconds)
    for row in rows:
        inventory.delete(tx, table, "id = :id", id=row.id)
    return len(rows)
