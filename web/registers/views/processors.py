"""The registers of processors and of transfers."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock, gateway
from web.core import form as forms
from web.core.page import page, see_other
from web.registers import rules
from web.registers.forms import ProcessorForm
from web.registers.store import processors as store
from web.registers.views.people import finder

AT_ONCE, ALL = 50, 2**63 - 1


def processors(request: Request, db, form: FormData) -> Response:
    """Who works with data for the operator, and the form for a new one."""
    return _show(request, db, ProcessorForm())


def _show(request: Request, db, made: ProcessorForm, status: int = 200) -> Response:
    relay = request.app.state.settings.smtp and gateway.processor(db, "mail") is None
    return page(request, "registers/processors.html", status, rows=store.every(db), form=made, kinds=gateway.KINDS, relay_missing=relay)


def add(request: Request, db, form: FormData) -> Response:
    """Enters a processor."""
    made = ProcessorForm(form)
    if not made.validate():
        return _show(request, db, made, 422)
    db.write(store.add, request.state.member.id, made.answers())
    return see_other(request, "/admin/registers/processors", "register-saved")


def end(request: Request, db, form: FormData) -> Response:
    """Ends a processor's work."""
    db.write(store.end, request.state.member.id, request.path_params["id"])
    return see_other(request, "/admin/registers/processors", "register-saved")


def transfers(request: Request, db, form: FormData) -> Response:
    """Transfers, newest first, of all or of one member, in a span of days; only to be read."""
    asked = {name: forms.text(request.query_params, name, 200) for name in ("member", "from", "to")}
    member = finder(request, db)(asked["member"]) if asked["member"] else None
    if asked["member"] and member is None:
        member = forms.number(request.query_params, "member") or 0  # one who is gone is known by number only
    first, last = rules.moment(asked["from"]), rules.moment(asked["to"])
    before = forms.number(request.query_params, "before") or ALL
    rows = store.transfers(db, member, first, last + clock.DAY if last else None, before, AT_ONCE)
    return page(request, "registers/transfers.html", rows=rows, asked=asked, grounds=gateway.GROUNDS, worded=gateway.worded, db=db,
                before=rows[-1].id if len(rows) == AT_ONCE else None)
