"""A chain of hashes over the rows of every journal: one changed, added or missing byte is found by `verify`.

A table declares its unchanging columns as `sealed` and has a column `salt`. A link holds only a digest, so it tells
nothing about anybody once the row and its salt are gone; what is erased by right is a link of its own.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator

from web.core.db import Reader, Transaction
from web.core.held import Table
from web.core.sqlite import Row

AT_ONCE = 1_000  # rows sealed in one transaction
START = "0" * 64


def salt() -> str:
    """What keeps a digest from being guessed after its row is gone."""
    return secrets.token_urlsafe(16)


def digest(table: Table, row: Row) -> str:
    """SHA-256 over the salt and the sealed columns of a row."""
    content = json.dumps([row["salt"], row["id"], *(row[name] for name in table.sealed)], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _hash(before: str, number: int, kind: str, source: str, row_id: int, of_row: str) -> str:
    return hashlib.sha256("|".join((before, str(number), kind, source, str(row_id), of_row)).encode()).hexdigest()


def head(db: Reader) -> Row | None:
    """The newest link."""
    return db.one("select id, hash from chain order by id desc limit 1")


def _add(tx: Transaction, kind: str, source: str, row_id: int, of_row: str) -> None:
    last, number = head(tx), tx.next_number("chain")
    tx.insert("chain", id=number, kind=kind, source=source, row_id=row_id, digest=of_row,
              hash=_hash(last.hash if last else START, number, kind, source, row_id, of_row))


def _mark(db: Reader, table: Table) -> int:
    return db.value("select max(row_id) from chain where source = :source", source=table.name) or 0


def unsealed(db: Reader, table: Table) -> bool:
    """Whether the table has rows newer than its newest link; ids only grow."""
    return db.value(f"select id from {table.name} where id > :mark limit 1", mark=_mark(db, table)) is not None


def seal(tx: Transaction, table: Table) -> int:
    """Adds links for up to AT_ONCE rows that are newer than the table's newest link, and returns how many."""
    mark = _mark(tx, table)
    rows = tx.all(f"select * from {table.name} where id > :mark order by id limit {AT_ONCE}", mark=mark)
    for row in rows:
        if row["salt"]:  # one that was erased before it was sealed has nothing to seal
            _add(tx, "row", table.name, row["id"], digest(table, row))
    return len(rows)


def erased(tx: Transaction, table: Table, numbers: Iterable[int]) -> None:
    """Writes down, before it happens, that rows are blanked or deleted by right, so that their absence is no fault."""
    while seal(tx, table) == AT_ONCE:
        pass
    for number in numbers:
        _add(tx, "erased", table.name, number, "")


def verify(db: Reader, tables: Iterable[Table]) -> list[str]:
    """Every fault as a plain sentence: broken links, changed, foreign and missing rows, a cut-off end."""
    sealed = {table.name: table for table in tables if table.sealed}
    links: dict[tuple[str, int], str] = {}
    found = list(_links(db, links))
    for table in sealed.values():
        found += _rows(db, table, links)
    return found


def _links(db: Reader, links: dict[tuple[str, int], str]) -> Iterator[str]:
    before, count = START, 0
    for link in db.all("select * from chain order by id"):
        count += 1
        if link.id != count:
            yield f"link {count} of the chain is missing"
            count = link.id
        if link.hash != _hash(before, link.id, link.kind, link.source, link.row_id, link.digest):
            yield f"link {link.id} of the chain was changed"
        before = link.hash
        links[link.source, link.row_id] = link.digest
    if count != (db.value("select last from sequence where name = 'chain'") or 0):
        yield "the end of the chain is cut off"


def _rows(db: Reader, table: Table, links: dict[tuple[str, int], str]) -> Iterator[str]:
    mark = max((number for source, number in links if source == table.name), default=0)
    missing = {number for (source, number), of_row in links.items() if source == table.name and of_row}
    for row in db.all(f"select * from {table.name} order by id"):
        expected = links.get((table.name, row["id"]))
        missing.discard(row["id"])
        if expected is None and row["id"] <= mark and row["salt"]:
            yield f"{table.name} {row['id']} was slipped in"
        elif expected and digest(table, row) != expected:
            yield f"{table.name} {row['id']} was changed"
        elif expected == "" and row["salt"]:
            yield f"{table.name} {row['id']} was erased and has come back"
    yield from (f"{table.name} {number} is missing" for number in sorted(missing))
