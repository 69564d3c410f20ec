"""Connections to SQLite with every setting that durability and forgetting need made explicit."""

import time
from pathlib import Path
from typing import Any

import pysqlite3
from sqlite_utils import Database as SqliteUtils

OLDEST = (3, 51, 3)  # the first release without the WAL-reset corruption of two writing processes
Error, OperationalError, IntegrityError = pysqlite3.Error, pysqlite3.OperationalError, pysqlite3.IntegrityError
PATIENCE, SHORT_PATIENCE = 15_000, 250  # milliseconds to wait for a lock: of a statement, and of folding the log
EAGER = 3  # milliseconds between two tries to begin writing; SQLite's own waits of 100 starve a process beside a busy one
GRAIN = 5_000  # steps of SQLite's machine between two looks at the deadline
PRAGMAS = (
    f"busy_timeout={PATIENCE}", "journal_mode=wal", "synchronous=full", "foreign_keys=on", "secure_delete=on",
    "temp_store=memory", "journal_size_limit=67108864", "cache_size=-4000", "trusted_schema=off",
    "recursive_triggers=on",
)


class TooOld(RuntimeError):
    """The SQLite library lacks a fix that the data need."""


class TooSlow(RuntimeError):
    """A query passed its deadline and was stopped."""


class Row(dict):
    """One row: by name as an item or as an attribute."""

    __slots__ = ()

    def __getattr__(self, name: str):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def connect(path: Path, deadline: float | None = None) -> "Connection":
    """A connection for one thread; `deadline` in seconds stops a query that takes longer. Raises TooOld."""
    if pysqlite3.sqlite_version_info < OLDEST:
        raise TooOld(f"SQLite {pysqlite3.sqlite_version} is too old; 3.51.3 or newer is needed.")
    return Connection(path, deadline)


class Connection:
    """One SQLite connection, opened through sqlite-utils, with rows as Row."""

    def __init__(self, path: Path, deadline: float | None):
        self.path = path
        self.raw = pysqlite3.connect(str(path), isolation_level=None, check_same_thread=False, cached_statements=300)
        for pragma in PRAGMAS:
            self.raw.execute("pragma " + pragma)
        self.tools = SqliteUtils(self.raw, recursive_triggers=False)
        self.deadline = deadline
        self._stop_at = 0.0
        self._versions = self.raw.cursor()  # kept, because making one costs a third of asking
        if deadline is not None:
            self.raw.set_progress_handler(lambda: time.monotonic() > self._stop_at, GRAIN)

    def execute(self, sql: str, values: dict | None = None):
        """Runs one statement; raises TooSlow when it passes this connection's deadline."""
        self._begin()
        return self.raw.execute(sql, values or {})

    def begin(self) -> None:
        """Begins a writing transaction, as soon as no other process is in one. Raises OperationalError after long."""
        ends = time.monotonic() + PATIENCE / 1_000
        self.raw.execute(f"pragma busy_timeout={EAGER}")
        try:
            while not self._begun(ends):
                continue
        finally:
            self.raw.execute(f"pragma busy_timeout={PATIENCE}")

    def _begun(self, ends: float) -> bool:
        try:
            self.execute("begin immediate")
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > ends:
                raise
            return False
        return True

    def _begin(self) -> None:
        if self.deadline is not None:
            self._stop_at = time.monotonic() + self.deadline

    def rows(self, sql: str, values: dict) -> list[Row]:
        """All rows of a query."""
        cursor, found = self._found(sql, values)
        names = [column[0] for column in cursor.description]
        return [Row(zip(names, values)) for values in found]  # noqa: B905 - as many names as values

    def tuples(self, sql: str, values: dict) -> list[tuple]:
        """The same without names, in half the time."""
        return self._found(sql, values)[1]

    def _found(self, sql: str, values: dict) -> tuple[Any, list[tuple]]:
        try:
            cursor = self.execute(sql, values)
            return cursor, cursor.fetchall()
        except OperationalError as error:
            if self.deadline is not None and "interrupted" in str(error):
                raise TooSlow(sql) from error
            raise

    def data_version(self) -> int:
        """Changes whenever another connection has committed."""
        self._begin()  # SQLite may read the schema anew here and looks at the deadline then: not at the last query's
        return self._versions.execute("pragma data_version").fetchone()[0]

    def checkpoint(self) -> bool:
        """Moves the log into the database file and empties it; False while a reader holds it. Nobody can write
        while this waits, so it does not wait long."""
        self.raw.execute(f"pragma busy_timeout={SHORT_PATIENCE}")
        try:
            return self.raw.execute("pragma wal_checkpoint(truncate)").fetchone()[0] == 0
        finally:
            self.raw.execute(f"pragma busy_timeout={PATIENCE}")

    def close(self) -> None:
        self.raw.close()
