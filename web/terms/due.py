"""What has passed its term, as the inventory declares it; whoever is blocked or on legal hold is left alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from web.core import keeping
from web.core.db import Reader
from web.core.held import Ends, Table, Whose
from web.core.sqlite import Row
from web.terms.holds import ON_HOLD

FIRST = (-(2**62), 0)  # below every (moment, id)
SELF = "self"
COUNTED = 1_000  # a page counts no further


@dataclass(frozen=True)
class Term:
    """One end of one table with the seconds that are in force."""

    table: Table
    ends: Ends
    seconds: int

    @property
    def code(self) -> str:
        """Its lasting name."""
        return keeping.code(self.table, self.ends)


def terms(db: Reader, tables: Iterable[Table]) -> list[Term]:
    """Every declared term as it is in force, in the order of the floors."""
    return [Term(table, ends, keeping.seconds(db, table, ends)) for table in tables if table.whose for ends in table.ends]


def person(tables: Iterable[Table]) -> Table:
    """The table with one row per person."""
    return next(table for table in tables if any(who.role == SELF for who in table.whose))


def _of_left_alone(tables: list[Table], who: Whose) -> str:
    """The SQL that picks rows in which somebody has this role whose data are blocked or on hold."""
    if not who.through:
        return (f"{who.column} in (select id from {person(tables).name} where blocked_at is not null"
                f" union {ON_HOLD})")
    parent = next(table for table in tables if table.name == who.through)
    ways = " or ".join(f"({_of_left_alone(tables, other)})" for other in parent.whose)
    return f"{who.column} in (select {who.key} from {parent.name} where {ways})"


def condition(tables: list[Table], table: Table, ends: Ends) -> str:
    """The SQL that picks rows whose moment lies before :limit and whose people are not left alone."""
    parts = [f"{ends.column} is not null and {ends.column} < :limit", *([ends.when] if ends.when else [])]
    parts += [f"not coalesce(({_of_left_alone(tables, who)}), false)" for who in table.whose]
    return " and ".join(f"({part})" for part in parts)


def count(db: Reader, tables: list[Table], term: Term, at: int, most: int | None = None) -> int:
    """How many rows have passed the term at that moment (seconds UTC); at most `most`, where that is given."""
    picked = f"from {term.table.name} where {condition(tables, term.table, term.ends)}"
    limit = at - term.seconds
    if most is None:
        return db.value(f"select count(*) {picked}", limit=limit)
    return db.value(f"select count(*) from (select 1 {picked} limit :most) as picked", limit=limit, most=most)


def rows(db: Reader, tables: list[Table], term: Term, at: int, mark: tuple[int, int] = FIRST, limit: int = 500,
         more: tuple[str, ...] = ()) -> list[Row]:
    """The next rows past the term as (id, moment) and `more` columns, the longest past it first, behind the mark
    (moment, id)."""
    column = term.ends.column
    picked = f"from {term.table.name} where {condition(tables, term.table, term.ends)}"
    return db.all(f"select {', '.join(('id', *more))}, {column} as moment {picked} and {column} >= :since"
                  f" and ({column} > :since or id > :last) order by {column}, id limit :most",
                  limit=at - term.seconds, since=mark[0], last=mark[1], most=limit)


def holds_still(db: Reader, tables: list[Table], term: Term, at: int, number: int) -> bool:
    """Whether one row has passed the term now; asked again in the transaction that acts on it."""
    return db.one(f"select id from {term.table.name} where id = :id and {condition(tables, term.table, term.ends)}",
                  limit=at - term.seconds, id=number) is not None
