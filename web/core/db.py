"""The door to the database: reading connections for threads, and one writer that answers when data are durable."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from web.core import ids, sqlite
from web.core.sqlite import Row

T = TypeVar("T")


class Reader:
    """Reads on one connection; values always go as `:named` parameters."""

    def __init__(self, connection: sqlite.Connection):
        self.connection = connection

    def all(self, sql: str, **values: Any) -> list[Row]:
        """Every row. Raises TooSlow past the deadline of a page."""
        return self.connection.rows(sql, values)

    def tuples(self, sql: str, **values: Any) -> list[tuple]:
        """The same as tuples, for lists that many people open. Raises TooSlow past the deadline of a page."""
        return self.connection.tuples(sql, values)

    def one(self, sql: str, **values: Any) -> Row | None:
        """The first row or None."""
        rows = self.connection.rows(sql, values)
        return rows[0] if rows else None

    def value(self, sql: str, **values: Any) -> Any:
        """The first column of the first row or None."""
        row = self.one(sql, **values)
        return next(iter(row.values())) if row else None


class Transaction(Reader):
    """What a store function that writes is given: reading, writing, new ids, topics; inside BEGIN IMMEDIATE."""

    def __init__(self, connection: sqlite.Connection):
        super().__init__(connection)
        self.folder = connection.path.parent  # the site's data folder
        self.topics: set[str] = set()
        self.afterwards: list[Callable[[], None]] = []

    def run(self, sql: str, **values: Any) -> int:
        """Runs one statement and tells how many rows it changed."""
        return self.connection.execute(sql, values).rowcount

    def insert(self, table: str, **values: Any) -> None:
        """Inserts one row."""
        names = ", ".join(values)
        places = ", ".join(":" + name for name in values)
        self.run(f"insert into {table} ({names}) values ({places})", **values)

    def next_number(self, name: str, step: int = 1) -> int:
        """The next number of an ever-growing count, `step` beyond the last one, safe across processes."""
        return self.value(
            "insert into sequence (name, last) values (:name, :step)"
            " on conflict (name) do update set last = sequence.last + :step returning last", name=name, step=step)

    def new_id(self) -> int:
        """An id greater than every id given before, in any process (see core/ids.py)."""
        last = self.value("select last from sequence where name = 'id'") or 0
        new = ids.following(last)
        self.run("insert into sequence (name, last) values ('id', :new)"
                 " on conflict (name) do update set last = excluded.last", new=new)
        return new

    def touch(self, *topics: str) -> None:
        """Says that pages depending on these topics changed; kept pages and live streams look at it."""
        self.topics.update(topics)

    def after(self, action: Callable[[], None]) -> None:
        """Runs the action when the commit is durable, such as removing the files of deleted rows."""
        self.afterwards.append(action)


class Door(Reader):
    """What a view is given: reading on this thread's connection, and `write`."""

    def __init__(self, connection: sqlite.Connection, database: "Database"):
        super().__init__(connection)
        self.database = database
        self._version = -1
        self._stamps: dict[str, int] = {}

    def write(self, function: Callable[..., T], *args: Any, **named: Any) -> T:
        """Runs `function(tx, …)` in the writer and returns its answer once it is on the disk;
        an exception of the function undoes its work and is raised here."""
        return self.database.writer.submit(function, args, named).result()

    def later(self, function: Callable[..., Any], *args: Any) -> None:
        """Queues `function(tx, …)` for the writer without waiting; for what may be lost in a crash, or come to nothing."""
        self.database.writer.submit(function, args, {})

    def kept(self, topic: str, load: Callable[[Reader], T]) -> T:
        """What `load` makes, kept in memory until the topic moves."""
        stamp = self.stamp(topic)
        key = (topic, load)
        found = self.database.memory.get(key)
        if found is None or found[0] != stamp:
            found = self.database.memory[key] = (stamp, load(self))
        return found[1]

    def stamp(self, topic: str) -> int:
        """When the topic moved last; read anew only when something was committed since."""
        version = self.connection.data_version()
        if version != self._version:
            self._version = version
            self._stamps.clear()
        if topic not in self._stamps:
            self._stamps[topic] = self.value("select n from topic where name = :topic", topic=topic) or 0
        return self._stamps[topic]


class Database:
    """One process's connections to the site's database file."""

    def __init__(self, path: Path, writer: Callable[[Path], Any], deadline: float = 0.3):
        self.path = path
        self.memory: dict = {}
        self.writer = writer(path)
        self._deadline = deadline
        self._threads = threading.local()
        self._doors: list[Door] = []
        self._lock = threading.Lock()

    def door(self) -> Door:
        """This thread's door for a page: queries stop at the deadline."""
        if not hasattr(self._threads, "door"):
            self._threads.door = self.new_door(self._deadline)
        return self._threads.door

    def new_door(self, deadline: float | None = None) -> Door:
        """A door of its own for long work such as an export or a job."""
        door = Door(sqlite.connect(self.path, deadline), self)
        with self._lock:
            self._doors.append(door)
        return door

    @contextmanager
    def lent(self) -> Iterator[Door]:
        """A door for one long piece of work, closed after it."""
        door = self.new_door()
        try:
            yield door
        finally:
            with self._lock:
                self._doors.remove(door)
            door.connection.close()

    def close(self) -> None:
        """Ends the writer after what is queued, and closes every connection."""
        self.writer.close()
        with self._lock:
            for door in self._doors:
                door.connection.close()
            self._doors.clear()
