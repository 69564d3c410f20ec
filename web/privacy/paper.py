"""The pages of an export: they open without the internet; what is long is split, so that a phone can open it too."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from web.core import clock, shown
from web.core.db import Reader
from web.core.held import Table
from web.core.i18n import _, current
from web.core.page import environment
from web.core.shown import Fact
from web.operator.store import Operator
from web.privacy.giving import Given

WHOLE, SHORT, PAGE = 2_000, 50, 1_000  # rows: of a person shown on one page, of a table kept on the first, of a page
Put = Callable[[str, Iterator[str]], None]


@dataclass
class Part:
    """One table as the first page shows it: its rows, or links to the pages that have them."""

    table: Table
    headings: list[tuple[str, str]]
    count: int
    rows: list[tuple[str, list[Fact], list[str]]] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


class Paper:
    """Collects rows; `put(name, pieces)` writes a page as soon as it is full."""

    def __init__(self, db: Reader, site: Operator, total: int, put: Put):
        self._db, self._site, self._short, self._put = db, site, total <= WHOLE, put
        self.parts: list[Part] = []

    def begin(self, table: Table, count: int) -> None:
        """The next table, with so many rows."""
        self.parts.append(Part(table, shown.headings(self._db, table), count))

    def add(self, given: Given, media: list[str]) -> None:
        """One row of it."""
        part = self.parts[-1]
        part.rows.append((given.says, given.facts(self._db), media))
        if not self._inline(part) and len(part.rows) == PAGE:
            self._turn(part)

    def end(self) -> None:
        """The table is whole."""
        part = self.parts[-1]
        if part.rows and not self._inline(part):
            self._turn(part)

    def _inline(self, part: Part) -> bool:
        return self._short or part.count <= SHORT

    def _turn(self, part: Part) -> None:
        number = len(part.pages) + 1
        name, rows, part.rows = f"pages/{part.table.name}-{number}.html", part.rows, []
        self._put(name, self._pieces("privacy/export_page.html", up="../", rows=rows, first=(number - 1) * PAGE,
                                     title=_(part.table.title), headings=part.headings))
        part.pages.append(name)

    def index(self) -> None:
        """The first page."""
        self._put("index.html", self._pieces("privacy/export.html", up="", parts=self.parts, page_rows=PAGE))

    def _pieces(self, template: str, **values) -> Iterator[str]:
        stream = environment().get_template(template).stream(
            site=self._site, made=clock.now(), language=current(), **values)
        stream.enable_buffering(100)
        return stream
