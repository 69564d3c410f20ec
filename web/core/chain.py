"""A chain of hashes over the rows of every journal: what staff or a program changes there later is found by `verify`.

A table declares its unchanging columns as `sealed` and has a column `salt`. A link holds only a digest, so it tells
nothing about anybody once the row and its salt are gone; what is erased by right is a link of its own. Who can write
into the database can also forge a whole new chain: therefore heads are noted outside (`run.py verify --head`).
"""

import hashlib
import json
import secrets
from collections.abc import Iterable

from web.core import held
from web.core.db import Reader, Transaction
from web.core.held import Table
from web.core.i18n import N_
from web.core.sqlite import Row

AT_ONCE = 1_000  # rows sealed in one transaction
START = "0" * 64
HELD = (
    held.plain("chain", N_("Hashes that prove the journals unchanged"), "id", "kind", "source", "row_id", "digest", "hash"),
    held.plain("chain_check", N_("Checks of those hashes"), "id", "at", "links", "head", "faults"),
)


def salt() -> str:
    """What keeps a digest from being guessed after its row is gone."""
    return secrets.token_urlsafe(16)


def digest(table: Table, row: Row) -> str:
    """SHA-256 over the salt and the sealed columns of a row, the same in every engine."""
    content = [row["salt"], row["id"], *(row[name] for name in table.sealed)]
    plain = [int(value) if isinstance(value, bool) else value for value in content]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def following(before: str, link: Row) -> str:
    """The hash of a link behind another hash."""
    parts = (before, link["id"], link["kind"], link["source"], link["row_id"], link["digest"])
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def head(db: Reader) -> Row | None:
    """The newest link."""
    return db.one("select id, hash from chain order by id desc limit 1")


def _add(tx: Transaction, kind: str, source: str, row_id: int, of_row: str) -> None:
    last = head(tx)
    link = Row(id=tx.next_number("chain"), kind=kind, source=source, row_id=row_id, digest=of_row)
    tx.insert("chain", **link, hash=following(last.hash if last else START, link))


def _mark(db: Reader, table: Table) -> int:
    return db.value("select max(row_id) from chain where source = :source", source=table.name) or 0


def unsealed(db: Reader, table: Table) -> bool:
    """Whether the table has rows newer than its newest link; ids only grow."""
    return db.value(f"select id from {table.name} where id > :mark limit 1", mark=_mark(db, table)) is not None


def seal(tx: Transaction, table: Table) -> int:
    """Adds links for up to AT_ONCE rows that are newer than the table's newest link, and returns how many."""
    rows = tx.all(f"select * from {table.name} where id > :mark order by id limit {AT_ONCE}", mark=_mark(tx, table))
    for row in rows:
        _add(tx, "row", table.name, row["id"], digest(table, row))
    return len(rows)


def erased(tx: Transaction, table: Table, numbers: Iterable[int]) -> None:
    """Writes down, before it happens, that rows are blanked or deleted by right, so that their absence is no fault."""
    while seal(tx, table) == AT_ONCE:
        pass
    for number in numbers:
        _add(tx, "erased", table.name, number, "")
