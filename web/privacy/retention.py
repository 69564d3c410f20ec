"""Ends what has passed its term, in small steps; what has passed it is for the inventory and web/terms to say."""

from dataclasses import dataclass

from web.core.db import Transaction
from web.core.held import Table
from web.privacy.rows import Inventory
from web.terms import due, store

AT_ONCE = 500  # rows in one transaction


@dataclass(frozen=True)
class Step:
    """How far the work on one term has come: rows ended so far, the mark behind which to go on, and whether that is all."""

    count: int = 0
    mark: tuple[int, int] = due.FIRST
    over: bool = False


@dataclass
class _Room:
    """How many rows this transaction may still delete."""

    left: int


def enforce(tx: Transaction, inventory: Inventory, term: due.Term, at: int, before: Step) -> Step:
    """Deletes the next rows past their term with all that hangs on them, AT_ONCE rows at most altogether; accounts are
    not deleted here but handed on to be destroyed. What was done is in the log of runs, in the same transaction."""
    rows = due.rows(tx, inventory.tables, term, at, before.mark, AT_ONCE)
    numbers = [row.id for row in rows]
    if term.table is inventory.person:
        done = _hand_on(tx, term.table, numbers, at)
    else:
        done = _remove(tx, inventory, term.table, numbers, _Room(AT_ONCE))
    store.ran(tx, at, term.code, done)
    finished = done == len(numbers)
    mark = (rows[-1].moment, rows[-1].id) if finished and rows else before.mark
    return Step(before.count + done, mark, finished and len(numbers) < AT_ONCE)


def _hand_on(tx: Transaction, person: Table, numbers: list[int], at: int) -> int:
    """Sets the day of deletion of accounts to now; the job that destroys them does it as it does every other."""
    if not numbers:
        return 0
    among, values = _among(numbers)
    tx.run(f"update {person.name} set delete_after = :at where delete_after is null and {among}", at=at, **values)
    return len(numbers)


def _among(numbers: list[int], column: str = "id") -> tuple[str, dict[str, int]]:
    values = {f"n{place}": number for place, number in enumerate(numbers)}
    return f"{column} in ({', '.join(':' + name for name in values)})", values


def _remove(tx: Transaction, inventory: Inventory, table: Table, numbers: list[int], room: _Room) -> int:
    """Deletes rows after what hangs on them, as many as there is room for; returns how many of `numbers` went."""
    for child, who in inventory.children(table) if numbers else []:
        among, values = _among(numbers, who.column)
        most = room.left
        below = tx.all(f"select id from {child.name} where {among} order by id limit :most", most=most, **values)
        if _remove(tx, inventory, child, [row.id for row in below], room) < len(below) or len(below) == most:
            return 0
    fitting = numbers[:room.left]
    if fitting:
        among, values = _among(fitting)
        inventory.delete(tx, table, among, **values)
    room.left -= len(fitting)
    return len(fitting)
