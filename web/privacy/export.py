"""A person's export: one ZIP with documented JSON, tables for spreadsheets, pages that open offline, and the photos."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

from web.core import clock
from web.core.db import Reader
from web.core.held import Table, Whose
from web.core.i18n import current
from web.core.page import TEMPLATES
from web.operator.store import Operator
from web.privacy import formats, giving
from web.privacy.breath import Breath
from web.privacy.bundle import Bundle, blocks
from web.privacy.paper import Paper
from web.privacy.rows import Inventory
from web.privacy.sheets import Sheet

STYLE = TEMPLATES / "privacy" / "export.css"
Tell = Callable[[int, int], None]
Wanted = list[tuple[Table, list[tuple[int, Whose]]]]


def count(db: Reader, inventory: Inventory, member_id: int, most: int) -> int:
    """How many rows an export would have, each table counted up to `most`."""
    return sum(giving.count(db, inventory, table, member_id, most) for table in inventory.tables)


def write(target: IO[bytes], db: Reader, inventory: Inventory, member_id: int, operator: Operator, folder: Path,
          tell: Tell | None = None, breath: Breath | None = None) -> None:
    """Writes the whole ZIP in the current language; it is the member's own, so nobody else's data are in it.
    `tell(done, total)` is called after each row; `breath` says how far the work stands back for others."""
    wanted = [(table, giving.numbers(db, inventory, table, member_id)) for table in inventory.tables]
    about = {"format": formats.FORMAT, "made_at": clock.iso(clock.now()), "language": current(), "person": str(member_id),
             "operator": {name: str(value) for name, value in vars(operator).items()}}
    breath = breath or Breath(0)
    with closing(Bundle(target, breath)) as bundle, tempfile.TemporaryFile(dir=folder) as data:
        work = _Work(db, folder, bundle, data, operator, wanted, tell or (lambda done, total: None), breath)
        work.write(about)
        data.seek(0)
        bundle.put("data.json", blocks(data))
        bundle.put("schema.json", [formats.text(formats.SCHEMA)])
        bundle.put("style.css", [STYLE.read_bytes()])
        bundle.end(about)


class _Work:
    """One export while it is written: each row goes into three files at once, so it is read and worded only once."""

    def __init__(self, db: Reader, folder: Path, bundle: Bundle, data: IO[bytes], operator: Operator, wanted: Wanted,
                 tell: Tell, breath: Breath):
        self._db, self._folder, self._bundle, self._data, self._wanted = db, folder, bundle, data, wanted
        self._tell, self._breath = tell, breath
        self._done, self._total = 0, sum(len(numbers) for _table, numbers in wanted)
        self._paper = Paper(db, operator, self._total, self._put_page)

    def write(self, about: dict) -> None:
        """Every table: into the JSON file, a sheet and the pages; then the first page."""
        self._data.write(formats.text(about)[:-1] + b',"tables":[')
        for place, (table, numbers) in enumerate(self._wanted):
            self._data.write(b",\n" if place else b"\n")
            self._table(table, numbers)
        self._data.write(b"\n]}\n")
        self._paper.index()

    def _table(self, table: Table, numbers: list[tuple[int, Whose]]) -> None:
        self._data.write(formats.text(formats.head(self._db, table))[:-1] + b',"rows":[')
        self._paper.begin(table, len(numbers))
        with tempfile.TemporaryFile(dir=self._folder) as file:
            sheet = Sheet(file, table)
            for place, given in enumerate(giving.fetched(self._db, table, numbers)):
                self._data.write(b",\n" if place else b"\n")
                self._row(given, sheet)
            sheet.close()
            file.seek(0)
            self._bundle.put(f"csv/{table.name}.csv", blocks(file))
        self._data.write(b"]}")
        self._paper.end()

    def _row(self, given: giving.Given, sheet: Sheet) -> None:
        media = self._media(given)
        self._data.write(formats.text(formats.row(given, media)))
        sheet.add(given)
        self._paper.add(given, media)
        self._done += 1
        self._tell(self._done, self._total)
        self._breath.draw()

    def _media(self, given: giving.Given) -> list[str]:
        """Puts the files of a row in; one that may lie in several places is taken from the first that has it."""
        found: list[str] = []
        for name, path in given.media():
            if name not in found and self._bundle.put_file(name, self._folder / path):
                found.append(name)
        return found

    def _put_page(self, name: str, pieces: Iterable[str]) -> None:
        self._bundle.put(name, _encoded(pieces))


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    for piece in pieces:
        yield piece.encode()
