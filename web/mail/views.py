"""The administrator's look at the outbox."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import frozen, journal
from web.core.page import page
from web.core.refusal import NotFound
from web.mail import store

AT_ONCE = 50


def outbox(request: Request, db, form: FormData) -> Response:
    """The newest mails, a page at a time."""
    before = request.query_params.get("before", "")
    last = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    rows = store.newest(db, frozen.numbers(request.app.state.site.tables), last, AT_ONCE)
    return page(request, "mail/outbox.html", mails=rows, more=len(rows) == AT_ONCE)


def show(request: Request, db, form: FormData) -> Response:
    """One mail whole; that it was read is noted."""
    mail = store.one(db, frozen.numbers(request.app.state.site.tables), request.path_params["id"])
    if mail is None:
        raise NotFound()
    db.write(journal.note, request.state.member.id, "mail read", "mail", mail.id, about_id=mail.member_id)
    return page(request, "mail/show.html", mail=mail)
