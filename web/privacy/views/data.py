"""«Мои данные»: everything held about the member, table by table, the newest first and the rest page by page."""

from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core import format, shown
from web.core.held import Table
from web.core.i18n import _
from web.core.page import page
from web.core.refusal import NotFound
from web.privacy import giving
from web.privacy.rows import Inventory
from web.privacy.views.person import inventory_of

FEW, PAGE = 5, 50  # rows of a table on the first page, and on a page of its own
NEWEST = 2**63 - 1


@dataclass(frozen=True)
class Section:
    """One table as the page shows it: its headings, what it never shows and why, and some rows, newest first."""

    name: str
    title: str
    headings: list[tuple[str, str]]
    kept_back: list[tuple[str, str]]
    rows: list[tuple[str, str, list[shown.Fact]]]
    count: int
    further: int | None

    @property
    def counted(self) -> str:
        """The number of rows; beyond what is counted only that there are more."""
        return f"{giving.COUNTED - 1}+" if self.count >= giving.COUNTED else str(self.count)


def data(request: Request, db, form: FormData) -> Response:
    """Everything held about the member, with the newest rows of each table."""
    inventory = inventory_of(request)
    tables = sorted(inventory.tables, key=lambda table: table is not inventory.person)  # the account comes first
    found = [section(db, inventory, table, request.state.member.id, NEWEST, FEW) for table in tables]
    return page(request, "privacy/data.html", full=[part for part in found if part.count],
                empty=[part for part in found if not part.count])


def part(request: Request, db, form: FormData) -> Response:
    """One table, page by page."""
    inventory = inventory_of(request)
    table = next((one for one in inventory.tables if one.name == request.path_params["name"]), None)
    if table is None:
        raise NotFound()
    before = forms.number(request.query_params, "before") or NEWEST
    found = section(db, inventory, table, request.state.member.id, before, PAGE)
    return page(request, "privacy/data_part.html", part=found, first=before == NEWEST)


def under(one: giving.Given) -> str:
    """What stands under the headline of a row: what the person is in it, and when it was."""
    at = one.values.get("at") or one.values.get("created_at")
    return " · ".join(filter(None, (one.says, format.full(at) if at else "")))


def section(db, inventory: Inventory, table: Table, member_id: int, before: int, limit: int) -> Section:
    """The newest rows of a table below a number, in words."""
    rows = giving.newest(db, inventory, table, member_id, before, limit + 1)
    worded = [(under(one), one.facts(db)) for one in rows[:limit]]
    kept_back = [(_(column.meaning), _(column.why_not)) for column in table.personal.values() if not column.export]
    return Section(table.name, _(table.title), shown.headings(db, table), kept_back,
                   [(title if (title := shown.headline(facts)) not in says else "", says, facts) for says, facts in worded],
                   giving.count(db, inventory, table, member_id), rows[limit - 1].row.id if len(rows) > limit else None)
