"""What of the inventory lies in the scope of a request: some members, tables and categories, in a span of time."""

from collections.abc import Iterable
from dataclasses import dataclass

from web.core import clock, ids
from web.core.db import Reader
from web.core.held import Table, Whose
from web.core.i18n import _
from web.core.sqlite import Row
from web.privacy.rows import SELF, Inventory


@dataclass(frozen=True)
class Scope:
    """The limits of what may be given; times in seconds UTC, None for an open end."""

    tables: tuple[str, ...]
    categories: tuple[str, ...]
    first: int | None = None
    end: int | None = None

    def columns(self, table: Table, who: Whose) -> list[str]:
        """Columns of the table that may be given: in the categories, exported, and not about the other person."""
        return [name for name, column in table.personal.items()
                if column.export and column.category in self.categories and name not in who.others]

    def holds(self, who: Whose, row: Row) -> bool:
        """Whether a row lies in the span; what is the person's account itself always does."""
        return who.role == SELF or (self.first or 0) <= moment(row) < (self.end or 2**62)


def moment(row: Row) -> int:
    """When a row was made (seconds UTC)."""
    return row.get("at") or row.get("created_at") or ids.made_at(row["id"])


def of(row: Row) -> Scope:
    """The scope that was decided about a request."""
    split = {name: tuple(filter(None, row[name].split(","))) for name in ("tables", "categories")}
    return Scope(split["tables"], split["categories"], row.period_from, row.period_to)


def files(db: Reader, inventory: Inventory, scope: Scope, members: Iterable[int]) -> dict[str, object]:
    """What becomes the files of the bundle: one for each member."""
    tables = [table for table in inventory.tables if table.name in scope.tables]
    return {f"members/{number}.json": {"member": str(number), "tables": [_table(db, inventory, scope, table, number) for table in tables]}
            for number in members}


def _table(db: Reader, inventory: Inventory, scope: Scope, table: Table, number: int) -> dict:
    rows = [(who, row) for who, row in inventory.of(db, table, number) if scope.holds(who, row)]
    names = {name for who, _row in rows for name in scope.columns(table, who)}
    return {"name": table.name, "title": _(table.title),
            "columns": {name: _(table.personal[name].meaning) for name in sorted(names)},
            "rows": [{"id": str(row["id"]), "role": who.role, "made_at": clock.iso(moment(row)),
                      **{name: _plain(row[name]) for name in scope.columns(table, who)}} for who, row in rows]}


def _plain(value: object) -> object:
    return str(value) if isinstance(value, int) and abs(value) > 2**53 else value


def titles(inventory: Inventory, scope: Scope) -> str:
    """The tables of a scope as the register of transfers keeps them: messages parted by semicolons."""
    return "; ".join(table.title for table in inventory.tables if table.name in scope.tables)
