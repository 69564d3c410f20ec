"""The page of advice for everybody, and the panel with the hosts that the operator trusts."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.scam import trusted
from web.scam.forms import HostForm
from web.scam.kinds import KINDS, READER
from web.scam.telling import HOW

PATH = "/admin/hosts"


def safety(request: Request, db, form: FormData) -> Response:
    """How frauds go and what helps, with a place for each kind to which notes link."""
    return page(request, "scam/safety.html", topics=("operator",), kinds=[(kind, KINDS[kind], HOW[kind], READER[kind]) for kind in KINDS])


def hosts(request: Request, db, form: FormData) -> Response:
    """The list."""
    return _show(request, db, HostForm())


def _show(request: Request, db, made: HostForm, status: int = 200) -> Response:
    return page(request, "scam/hosts.html", status, form=made, rows=trusted.rows(db))


def add(request: Request, db, form: FormData) -> Response:
    """Adds a host to the list."""
    made = HostForm(form)
    if not made.validate():
        return _show(request, db, made, 422)
    added = db.write(trusted.add, request.state.member.id, trusted.host_in(made.host.data))
    return see_other(request, PATH, "host-added" if added else "hosts-full")


def remove(request: Request, db, form: FormData) -> Response:
    """Takes a host off the list."""
    if not db.write(trusted.remove, request.state.member.id, request.path_params["id"]):
        raise NotFound()
    return see_other(request, PATH, "host-removed")
