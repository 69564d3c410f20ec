"""The page on which the code from the mail is typed in."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core.i18n import _, ngettext
from web.core.limits import Limit, network
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.security import client_address
from web.core.sqlite import Row
from web.rights.forms import CodeForm
from web.rights.rules import CODE_KEPT, CODE_TRIES, masked
from web.rights.store import codes, making
from web.rights.views.asking import CODE

HIDDEN = Limit("listings hidden by claims", 5, clock.DAY)  # from one network; more wait for staff


def _asked(request: Request, db) -> Row:
    """What the signed address stands for. Raises NotFound for a forged or an old one."""
    number = request.app.state.keys.read(CODE, request.path_params["token"], CODE_KEPT)
    row = codes.one(db, int(number)) if number else None
    if row is None:
        raise NotFound()
    return row


def code_page(request: Request, db, form: FormData) -> Response:
    """Asks for the code; says so when it can no longer be used."""
    row = _asked(request, db)
    over = row.claim_id is None and (row.tries >= CODE_TRIES or row.expires_at <= clock.now())
    return _page(request, row, CodeForm(), over)


def _page(request: Request, row: Row, made: CodeForm, over: bool, status: int = 200) -> Response:
    return page(request, "rights/code.html", status, form=made, over=over, row=row, contact=masked(row.contact),
                token=request.path_params["token"])


def prove(request: Request, db, form: FormData) -> Response:
    """Tries the code; a right one makes the claim and leads to its page."""
    row, made, app = _asked(request, db), CodeForm(form), request.app.state
    if not made.validate():
        return _page(request, row, made, False, 422)
    tried = db.write(making.prove, app.settings, app.keys, row.id, made.code.data, lambda: _trusted(request))
    if tried.what == "right":
        return see_other(request, making.follow_path(app.keys, tried.row.claim_id))
    if tried.what == "wrong":
        made.code.errors = [_("This is not the code."), ngettext("%(n)s try is left.", "%(n)s tries are left.", tried.left)]
    return _page(request, row, made, tried.what == "over", 422)


def _trusted(request: Request) -> bool:
    """Whether this network has not hidden too many listings today; counted in memory only."""
    app = request.app.state
    return app.limits.wait(HIDDEN, network(client_address(request, app.settings))) == 0
