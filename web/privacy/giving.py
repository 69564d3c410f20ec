"""Gives a person the rows about them: a few at a time, each once, without what belongs to somebody else."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from web.core import shown
from web.core.db import Reader
from web.core.held import Table, Whose
from web.core.i18n import _
from web.core.shown import Fact
from web.core.sqlite import Row
from web.privacy.masking import mask
from web.privacy.rows import Inventory

AT_ONCE = 100  # rows read with one query
COUNTED = 1_000  # more are said to be more


@dataclass(frozen=True)
class Given:
    """A row in one role of the person; `why` says what was withheld from it, if anything was."""

    table: Table
    who: Whose
    row: Row
    why: str = ""

    @property
    def says(self) -> str:
        """What the person is in this row, in words; empty where it is simply theirs."""
        return _(self.who.says) if self.who.says else ""

    @property
    def values(self) -> dict[str, object]:
        """The columns that are given out."""
        return {name: self.row[name] for name, column in self.table.personal.items()
                if column.export and name not in self.who.others}

    def facts(self, db: Reader) -> list[Fact]:
        """The columns in words."""
        found = shown.facts(db, self.table, self.who, self.row)
        if not self.why:
            return found
        hidden = {_(self.table.personal[name].meaning) for name in self.who.withheld.columns}
        return [replace(fact, value=f"[{self.why}]") if fact.meaning in hidden else fact for fact in found]

    def media(self) -> list[tuple[str, str]]:
        """Files of the row as (name in the export, path in the data folder)."""
        named = self.table.media(self.row) if self.table.media else []
        return [(f"media/{self.table.name}/{name}", path) for name, path in named]


def conditions(inventory: Inventory, table: Table) -> list[tuple[Whose, str]]:
    """How to pick the rows of each role, leaving out what a law keeps silent about."""
    return [(who, inventory.shown(table, who)) for who in table.whose]


def numbers(db: Reader, inventory: Inventory, table: Table, member_id: int) -> list[tuple[int, Whose]]:
    """The numbers of every row about the member, oldest first, each with the first role they have in it."""
    found: dict[int, Whose] = {}
    for who, where in conditions(inventory, table):
        for row in db.all(f"select id from {table.name} where {where}", member=member_id, **inventory.moment(table)):
            found.setdefault(row.id, who)
    return sorted(found.items())


def newest(db: Reader, inventory: Inventory, table: Table, member_id: int, before: int, limit: int) -> list[Given]:
    """The newest rows about the member below a number, newest first."""
    found: dict[int, Whose] = {}
    for who, where in conditions(inventory, table):
        for row in db.all(f"select id from {table.name} where {where} and id < :before order by id desc limit :limit",
                          member=member_id, before=before, limit=limit, **inventory.moment(table)):
            found.setdefault(row.id, who)
    return list(fetched(db, table, sorted(found.items(), reverse=True)[:limit]))


def count(db: Reader, inventory: Inventory, table: Table, member_id: int, most: int = COUNTED) -> int:
    """How many rows there are about the member, counted up to `most`."""
    ways = " or ".join(f"({where})" for _who, where in conditions(inventory, table))
    return db.value(f"select count(*) from (select id from {table.name} where {ways} limit :most) as some",
                    member=member_id, most=most, **inventory.moment(table))


def fetched(db: Reader, table: Table, wanted: list[tuple[int, Whose]]) -> Iterator[Given]:
    """The rows of these numbers, in that order, a few read at a time."""
    marks = {who.role: f"withheld_{place}" for place, who in enumerate(table.whose) if who.withheld}
    extra = "".join(f", case when {who.withheld.when} then 1 else 0 end as {marks[who.role]}"
                    for who in table.whose if who.withheld)
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start:start + AT_ONCE]
        places = {f"n{place}": number for place, (number, _who) in enumerate(part)}
        rows = db.all(f"select *{extra} from {table.name} where id in ({', '.join(':' + place for place in places)})", **places)
        by_id = {row.id: row for row in rows}
        for number, who in part:
            if number in by_id:  # else it went between the two queries
                yield cleaned(table, who, by_id[number], bool(by_id[number].get(marks.get(who.role, ""))))


def cleaned(table: Table, who: Whose, row: Row, withheld: bool) -> Given:
    """The row without what this role does not get."""
    for name in who.masked:
        row[name] = mask(row[name]) if row[name] else row[name]
    if withheld:
        row.update(dict.fromkeys(who.withheld.columns))
    return Given(table, who, row, _(who.withheld.why) if withheld else "")
