"""Erases a person step by step, some rows in each transaction: what the inventory says of each role is done to its rows.

A step knows nothing of the steps before it but its place; begun anew from the first place after a crash, it finds only
what is left. Whatever the order, the person's own row goes last.
"""

from dataclasses import dataclass

from web.core.db import Transaction
from web.core.held import Table, Whose
from web.privacy.rows import SELF, Inventory

MOST = 1_000  # rows of one transaction at the very most; values of one statement


@dataclass
class Step:
    """One step of erasing `member`: `left` is how many rows it may still touch; `at` the moment of the decision."""

    tx: Transaction
    inventory: Inventory
    member: int
    at: int
    left: int = MOST

    def keyed(self) -> None:
        """Erases, all at once, what is found by something else than numbers, before that goes from the person's row."""
        for table, who in _ways(self.inventory):
            while _is_keyed(self.inventory, table) and not self._erase(table, who):
                self.left = MOST

    def run(self, place: int) -> int | None:
        """Erases from that place on, and returns where the next step begins; None when nothing of the person is left."""
        ways = _ways(self.inventory)
        while place < len(ways):
            if not self._erase(*ways[place]):
                return place
            place += 1
        return None

    def _erase(self, table: Table, who: Whose) -> bool:
        """Does what is declared to the rows in which the person has this role; False when the room was over before."""
        where = self.inventory.condition(who)
        if who.erase == "delete":
            return self._delete(table, where)
        if table.gone_when:
            others = [f"{column} is null" for column in table.gone_when if column not in who.blank]
            if not self._delete(table, " and ".join([f"({where})", *others])):
                return False
        return self._blank(table, who, where)

    def _delete(self, table: Table, where: str) -> bool:
        while numbers := self._some(table, where, member=self.member):
            if not self._remove(table, numbers):
                return False
        return self.left > 0

    def _remove(self, table: Table, numbers: list[int]) -> bool:
        """Deletes rows after all that hangs on them; False when the room was over before."""
        for child, who in self.inventory.children(table):
            among, values = _among(numbers, who.column)
            while who.key == "id" and (below := self._some(child, among, **values)):
                if not self._remove(child, below):
                    return False
        if self.left <= 0:
            return False
        among, values = _among(numbers[:self.left])
        self.left -= self.inventory.delete(self.tx, table, among, **values)
        return self.left > 0

    def _blank(self, table: Table, who: Whose, where: str) -> bool:
        """Empties the columns named, and ends a stamped row at the moment of the decision."""
        undone = [f"{name} is not null" if name.endswith("_id") else f"{name} <> ''" for name in who.blank]
        undone += [f"{who.stamp} is null or {who.stamp} > :at"] if who.stamp else []
        at = {"at": self.at} if who.stamp else {}
        while undone and (numbers := self._some(table, f"({where}) and ({' or '.join(undone)})", member=self.member, **at)):
            unsealing = bool(set(who.blank) & set(table.sealed))
            self.inventory.unchain(self.tx, table, numbers if unsealing else [])
            among, values = _among(numbers)
            self.left -= self.tx.run(f"update {table.name} set {_emptied(who, unsealing)} where {among}", **values, **at)
        return self.left > 0

    def _some(self, table: Table, where: str, **values: int) -> list[int]:
        """Numbers of such rows, as many as there is room for."""
        if self.left <= 0:
            return []
        rows = self.tx.all(f"select id from {table.name} where {where} order by id limit :left", left=self.left, **values)
        return [row.id for row in rows]


def _emptied(who: Whose, unsealing: bool) -> str:
    places = [f"{name} = {'null' if name.endswith('_id') else chr(39) * 2}" for name in who.blank]
    places += [f"{who.stamp} = case when {who.stamp} < :at then {who.stamp} else :at end"] if who.stamp else []
    return ", ".join([*places, *(["salt = ''"] if unsealing else [])])


def _among(numbers: list[int], column: str = "id") -> tuple[str, dict[str, int]]:
    values = {f"n{place}": number for place, number in enumerate(numbers)}
    return f"{column} in ({', '.join(':' + name for name in values)})", values


def _is_keyed(inventory: Inventory, table: Table) -> bool:
    """Whether rows of the table, or those they hang on, are found by another key than a number."""
    parents = [parent for parent in inventory.tables for who in table.whose if who.through == parent.name]
    return any(who.key != "id" for who in table.whose) or any(_is_keyed(inventory, parent) for parent in parents)


def _ways(inventory: Inventory) -> list[tuple[Table, Whose]]:
    """Every role in every table, upper floors first, and the person's own row at the end of all."""
    ways = [(table, who) for table in reversed(inventory.tables) for who in table.whose]
    return sorted(ways, key=lambda way: way[1].role == SELF)
