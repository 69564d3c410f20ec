"""Reads the chain of hashes again and tells every fault in a sentence; links and rows stream, so a long chain needs no memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from web.core import chain, clock
from web.core.db import Door, Reader, Transaction
from web.core.held import Table
from web.core.sqlite import Row

AT_ONCE = 2_000  # links or rows read at a time
MOST_TOLD = 200  # faults kept as sentences; all are counted


@dataclass
class Report:
    """What a check found: counts, the newest hash, and the faults."""

    links: int = 0
    rows: int = 0
    erased: int = 0
    head: str = chain.START
    faults: int = 0
    told: list[str] = field(default_factory=list)

    def take(self, sentences: Iterable[str]) -> None:
        """Counts every fault and keeps the first so many."""
        for sentence in sentences:
            self.faults += 1
            if len(self.told) < MOST_TOLD:
                self.told.append(sentence)


def verify(db: Door, tables: Iterable[Table], noted: str = "") -> Report:
    """Checks every link and every sealed row in one view of the database. `noted` is a head written down earlier:
    it must still be in the chain."""
    sealed, report = [table for table in tables if table.sealed], Report()
    db.connection.execute("begin")  # readers see one moment, whatever is written meanwhile
    try:
        report.take(_links(db, report))
        report.take(_known(db, report, noted))
        report.take(_strangers(db, {table.name for table in sealed}))
        for table in sealed:
            report.take(_rows(db, table, report))
    finally:
        db.connection.execute("commit")
    return report


def _links(db: Reader, report: Report) -> Iterator[str]:
    last = 0
    while found := db.all(f"select * from chain where id > :last order by id limit {AT_ONCE}", last=last):
        for link in found:
            if link["id"] != last + 1:
                yield f"links {last + 1} to {link['id'] - 1} of the chain are missing"
            if link["hash"] != chain.following(report.head, link):
                yield f"link {link['id']} of the chain was changed"
            last, report.head = link["id"], link["hash"]
            report.links += 1
    if last != (db.value("select last from sequence where name = 'chain'") or 0):
        yield "the end of the chain is cut off"


def _known(db: Reader, report: Report, noted: str) -> Iterator[str]:
    """Heads seen earlier must still be links of the chain."""
    for check in db.all("select at, links, head from chain_check where faults = 0 order by id"):
        if check.links and db.value("select hash from chain where id = :id", id=check.links) != check.head:
            yield f"the chain is not the one that was checked on {clock.iso(check.at)}"
    if noted and db.value("select id from chain where hash = :hash limit 1", hash=noted) is None:
        yield "the head that was noted earlier is not in the chain"


def _strangers(db: Reader, names: set[str]) -> Iterator[str]:
    for row in db.all("select distinct source from chain"):
        if row.source not in names:
            yield f"the chain speaks of {row.source}, which is no sealed table"


def _rows(db: Reader, table: Table, report: Report) -> Iterator[str]:
    """Goes through rows and links of one table side by side, both in the order of the row's number."""
    blanks = any(who.erase != "delete" for who in table.whose)
    rows, row, mark = _table(db, table), None, 0
    row = next(rows, None)
    for number, links in groupby(_of_source(db, table), key=lambda link: link["row_id"]):
        mark = number
        while row is not None and row["id"] < number:
            yield f"{table.name} {row['id']} was slipped in"
            row = next(rows, None)
        there = row if row is not None and row["id"] == number else None
        yield from _one(table, number, list(links), there, blanks, report)
        row = next(rows, None) if there is not None else row
    while row is not None and row["id"] <= mark:
        yield f"{table.name} {row['id']} was slipped in"
        row = next(rows, None)


def _one(table: Table, number: int, links: list[Row], row: Row | None, blanks: bool, report: Report) -> Iterator[str]:
    """What is wrong with one row and what the chain says of it."""
    kinds = [link["kind"] for link in links]
    if kinds[0] != "row" or "row" in kinds[1:]:
        yield f"{table.name} {number} has links that do not follow one another"
    elif kinds[-1] == "erased":
        report.erased += 1
        if row is not None and (row["salt"] or not blanks):
            yield f"{table.name} {number} was erased and has come back"
    elif row is None:
        yield f"{table.name} {number} is missing"
    else:
        report.rows += 1
        if chain.digest(table, row) != links[0]["digest"]:
            yield f"{table.name} {number} was changed"


def _table(db: Reader, table: Table) -> Iterator[Row]:
    last, columns = -1, ", ".join(dict.fromkeys(("id", "salt", *table.sealed)))
    while found := db.all(f"select {columns} from {table.name} where id > :last order by id limit {AT_ONCE}", last=last):
        yield from found
        last = found[-1]["id"]


def _of_source(db: Reader, table: Table) -> Iterator[Row]:
    row, link = -1, 0
    while found := db.all(
            "select id, kind, row_id, digest from chain where source = :source and row_id >= :row and (row_id > :row or id > :link)"
            f" order by row_id, id limit {AT_ONCE}", source=table.name, row=row, link=link):
        yield from found
        row, link = found[-1]["row_id"], found[-1]["id"]


def note(tx: Transaction, report: Report) -> None:
    """Keeps what a check found, so that a chain made anew is noticed the next time."""
    tx.insert("chain_check", id=tx.new_id(), at=clock.now(), links=report.links, head=report.head, faults=report.faults)


def last(db: Reader) -> Row | None:
    """The newest check."""
    return db.one("select * from chain_check order by id desc limit 1")
