"""The public policy, made from the inventory."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import held, shown
from web.core.i18n import _
from web.core.page import page


def policy(request: Request, db, form: FormData) -> Response:
    """The policy, made from the inventory."""
    site = request.app.state.site
    tables = [table for table in site.tables if table.whose]
    places = [entry for entry in site.joined("held") if isinstance(entry, held.Place)]
    rows = [(_(table.title), shown.headings(table), [(_(column.meaning), shown.seen_by(table, column))
                                                      for column in table.personal.values()]) for table in tables]
    return page(request, "policy/policy.html", topics=("operator",), tables=rows, places=places)
