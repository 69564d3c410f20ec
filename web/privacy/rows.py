"""Finds and deletes the rows of a person, from what the inventory declares and from nothing else."""

from collections.abc import Callable, Iterable

from web.core import chain, clock
from web.core.db import Reader, Transaction
from web.core.held import Table, Whose
from web.core.sqlite import Row

SELF = "self"
EVERY = 2**62


def _told(table: Table) -> str:
    return f" and coalesce({table.silent_until}, 0) <= :now" if table.silent_until else ""


class Inventory:
    """The declared tables, in the order of the floors."""

    def __init__(self, tables: Iterable[Table]):
        self.tables = [table for table in tables if table.whose]
        self._by_name = {table.name: table for table in self.tables}

    @property
    def person(self) -> Table:
        """The table with one row per person."""
        return next(table for table in self.tables if any(who.role == SELF for who in table.whose))

    def condition(self, who: Whose) -> str:
        """The SQL that picks the rows in which the member :member has this role."""
        return self._condition(who, lambda _parent: "")

    def shown(self, table: Table, who: Whose) -> str:
        """The same without rows about which, or about what they hang on, a law asks for silence until later than the moment :now."""
        return f"({self._condition(who, _told)}){_told(table)}"

    def _condition(self, who: Whose, further: Callable[[Table], str]) -> str:
        if not who.through:
            return f"{who.column} = :member"
        parent = self._by_name[who.through]
        ways = " or ".join(f"({self._condition(other, further)})" for other in parent.whose)
        return f"{who.column} in (select {who.key} from {parent.name} where ({ways}){further(parent)})"

    def moment(self, table: Table) -> dict[str, int]:
        """The value of :now where `shown` asks for it."""
        return {"now": clock.now()} if any(":now" in self.shown(table, who) for who in table.whose) else {}

    def children(self, table: Table) -> list[tuple[Table, Whose]]:
        """Tables whose rows hang on rows of this one."""
        return [(child, who) for child in self.tables for who in child.whose if who.through == table.name]

    def of(self, db: Reader, table: Table, member_id: int, newest: int = EVERY) -> list[tuple[Whose, Row]]:
        """Rows of the table that are about the member, oldest first, each once, with the role the member has in it;
        all of them, or the `newest` so many."""
        found: dict[int, tuple[Whose, Row]] = {}
        for who in table.whose:
            for row in db.all(f"select * from {table.name} where {self.shown(table, who)} order by id desc limit :newest",
                              member=member_id, newest=newest, **self.moment(table)):
                found.setdefault(row.id, (who, row))
        return [found[number] for number in sorted(found)[-newest:]]

    def count(self, db: Reader, table: Table, member_id: int) -> int:
        """How many rows of the table are about the member."""
        ways = " or ".join(f"({self.shown(table, who)})" for who in table.whose)
        return db.value(f"select count(*) from {table.name} where {ways}", member=member_id, **self.moment(table))

    def delete(self, tx: Transaction, table: Table, where: str, **values) -> int:
        """Deletes rows with all that hangs on them: rows of other tables first, then index terms and files."""
        for child, who in self.children(table):
            self.delete(tx, child, f"{who.column} in (select id from {table.name} where {where})", **values)
        if table.forget is not None:
            table.forget(tx, tx.all(f"select * from {table.name} where {where}", **values))
        self.unchain(tx, table, [row.id for row in tx.all(f"select id from {table.name} where {where}", **values)]
                     if table.sealed else [])
        return tx.run(f"delete from {table.name} where {where}", **values)

    def unchain(self, tx: Transaction, table: Table, numbers: list[int]) -> None:
        """Writes into the chain that these rows are erased by right."""
        if table.sealed and numbers:
            chain.erased(tx, table, numbers)
