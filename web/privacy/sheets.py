"""One table of an export as CSV: a line per row, safe to open in a spreadsheet."""

import csv
import io
from typing import IO

from web.core import clock, shown
from web.core.held import Table
from web.privacy.giving import Given

RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula


class Sheet:
    """Writes rows into `target`, which stays open; the first line names the columns."""

    def __init__(self, target: IO[bytes], table: Table):
        self._names = [name for name, column in table.personal.items() if column.export]
        self._text = io.TextIOWrapper(target, "utf-8-sig", newline="", write_through=True)
        self._lines = csv.writer(self._text)
        self._lines.writerow(["id", "role", *self._names])

    def add(self, given: Given) -> None:
        """One row; what this role does not get stays empty."""
        values = given.values
        self._lines.writerow([str(given.row.id), given.who.role, *(cell(name, values.get(name)) for name in self._names)])

    def close(self) -> None:
        """Hands everything to the file."""
        self._text.detach()


def cell(name: str, content: object) -> object:
    """A value as a cell: times readable, long numbers whole, and no formula."""
    if content is None:
        return ""
    if isinstance(content, int):
        return clock.iso(content) if content and shown.is_time(name) else str(content)
    return "'" + content if str(content).startswith(RISKY) else content
