"""How rows come back out of an export of this software on another site: which columns, checked how, written by whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from web.core.form import clean

Check = Callable[[Any], Any]
LAST_MOMENT = 4_102_444_800  # 2100-01-01, later than anything an export can tell of


class Wrong(ValueError):
    """A value that no export of this software holds."""


@dataclass(frozen=True)
class Arrival:
    """One row that comes back: its checked values, its links, the new numbers of rows that came before it by their old
    ones (`numbers[table][old]`), its picture, processed anew; `memory` is shared by all rows of one import."""

    member_id: int
    values: dict[str, Any]
    links: dict[str, Any]
    numbers: Mapping[str, Mapping[str, int]]
    picture: Any = None
    memory: dict[str, Any] = field(default_factory=dict)

    def new(self, table: str, old: Any) -> int | None:
        """The number that a row of the export has here, None where it did not come."""
        return self.numbers.get(table, {}).get(str(old))

    def once(self, name: str, load: Callable[[], Any]) -> Any:
        """What `load` makes, made once for all rows."""
        if name not in self.memory:
            self.memory[name] = load()
        return self.memory[name]


@dataclass(frozen=True)
class Takes:
    """How rows of a table come back. `values` names the columns that are equal afterwards, each with its check;
    `links` are plain columns that an export carries for this alone; `roles`: in which roles of the person, all if empty.

    `put(tx, arrival)` writes one row and returns its number, None where it cannot be. Without it rows are kept as
    records of what was, with every column that an export gives. `order`: lower ones come first. `after(tx, numbers)`
    is called when all rows of all tables are in. Rows that `join` come beside what the account has of them already, and what
    `put` cannot write of them is kept as a record."""

    values: Mapping[str, Check] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    put: Callable[[Any, Arrival], int | None] | None = None
    after: Callable[[Any, Mapping[str, Mapping[str, int]]], None] | None = None
    order: int = 0
    join: bool = False


def text(most: int) -> Check:
    """A text of at most so many characters."""
    def check(value: Any) -> str:
        if not isinstance(value, str) or len(value) > most or clean(value) != value.strip():
            raise Wrong()
        return value
    return check


def whole(least: int, most: int) -> Check:
    """A whole number between these two; an export writes large ones as texts."""
    def check(value: Any) -> int:
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 20:
            value = int(value)
        if type(value) is not int or not least <= value <= most:
            raise Wrong()
        return value
    return check


def one_of(*known: Any) -> Check:
    """One of the known values."""
    def check(value: Any) -> Any:
        if isinstance(value, (list, dict)) or value not in known:
            raise Wrong()
        return value
    return check


def maybe(inner: Check) -> Check:
    """What `inner` takes, or nothing."""
    def check(value: Any) -> Any:
        return None if value is None else inner(value)
    return check


moment = whole(0, LAST_MOMENT)
flag = one_of(0, 1)


def scalar(value: Any) -> Any:
    """A text, a number, yes or no, or nothing: what a record may hold."""
    if value is None or (isinstance(value, (int, float)) and abs(value) < 2**63):
        return value
    return text(20_000)(value)
