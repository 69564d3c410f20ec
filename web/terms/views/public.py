"""Two pages for everybody: how long things are kept, and the button that keeps an unused account."""

from itertools import groupby

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts import inactivity
from web.accounts.store import members
from web.core import held, keeping
from web.core.i18n import _
from web.core.page import page, see_other
from web.terms import store


def retention(request: Request, db, form: FormData) -> Response:
    """Every term in force with its reasons, and what is kept without one."""
    site = request.app.state.site
    others = [(_(table.title), keeping.words(db, table)) for table in site.tables if table.whose and not table.ends]
    places = [(_(entry.title), _(entry.term)) for entry in site.joined("held") if isinstance(entry, held.Place)]
    groups = [(title, list(kept)) for title, kept in groupby(store.table(db, site.tables), lambda one: one.title)]
    return page(request, "terms/retention.html", topics=(keeping.TOPIC, "operator"), groups=groups, others=others, places=places)


def keep_page(request: Request, db, form: FormData) -> Response:
    """One button: programs that look into mails open links, but press no buttons."""
    number = inactivity.read(request.app.state.keys, request.path_params["token"])
    member = members.public(db, number) if number else None
    if member is None:
        return page(request, "terms/late.html", 410)
    return page(request, "terms/keep.html", action=request.path_params["token"], waits=member.warned > 0)


def keep(request: Request, db, form: FormData) -> Response:
    """Keeps the account; whoever has the link needs no password, for it can do nothing else."""
    token = request.path_params["token"]
    number = inactivity.read(request.app.state.keys, token)
    if number is None or not db.write(inactivity.keep, number):
        return page(request, "terms/late.html", 410)
    return see_other(request, f"/keep/{token}", "account-stays")
