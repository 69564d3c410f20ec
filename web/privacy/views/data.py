"""«Мои данные»: everything held about the member, table by table."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import held, shown
from web.core.i18n import _
from web.core.page import page
from web.privacy.views.person import inventory_of

FEW = 30  # rows of a table shown at once; the export has all


def data(request: Request, db, form: FormData) -> Response:
    """Everything held about the member, table by table."""
    inventory, number = inventory_of(request), request.state.member.id
    tables = sorted(inventory.tables, key=lambda table: table is not inventory.person)  # the account comes first
    found = [(table, inventory.of(db, table, number, FEW)) for table in tables]
    sections = [{"name": table.name, "title": _(table.title), "headings": shown.headings(table),
                 "count": inventory.count(db, table, number), "rows": _worded(db, table, rows),
                 "kept_back": [(_(column.meaning), _(column.why_not)) for column in table.personal.values() if not column.export]}
                for table, rows in found]
    return page(request, "privacy/data.html", held=sections, few=FEW)


def _worded(db, table: held.Table, rows: list) -> list[tuple[str, list[shown.Fact]]]:
    """Rows in words, newest first, each with what it is recognised by."""
    worded = [shown.facts(db, table, who, row) for who, row in reversed(rows)]
    return [(shown.headline(facts), facts) for facts in worded]
