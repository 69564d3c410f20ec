"""The page of a claim for whoever has its signed link: its state, and everything held about the person in it."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import shown
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings.store import rows
from web.requests.forms import SayForm
from web.requests.kinds import OPEN
from web.requests.kinds import STATES as REQUEST_STATES
from web.requests.rules import ACTIONS
from web.requests.store import deciding, steps
from web.rights import held
from web.rights.rules import CLAIM_KEPT, KINDS, STATES
from web.rights.store import claims, making

LINK_TERM = 2 * CLAIM_KEPT


def follow(request: Request, db, form: FormData) -> Response:
    """The state of a claim, and what staff asked about it."""
    return _page(request, db, _claim(request, db), SayForm())


def answer(request: Request, db, form: FormData) -> Response:
    """A message of the person to staff."""
    claim, made = _claim(request, db), SayForm(form)
    if not made.validate():
        return _page(request, db, claim, made, 422)
    db.write(deciding.answer, claim.request_id, made.text.data)
    return see_other(request, f"/rights/{request.path_params['token']}", "claim-said")


def _claim(request: Request, db) -> Row:
    """The claim of a signed link. Raises NotFound for a forged link and for one whose claim is gone."""
    number = request.app.state.keys.read(making.FOLLOWING, request.path_params["token"], LINK_TERM)
    claim = claims.one(db, int(number)) if number else None
    if claim is None:
        raise NotFound()
    return claim


def _page(request: Request, db, claim: Row, made: SayForm, status: int = 200) -> Response:
    row = deciding.one(db, claim.request_id)
    talk = [step for step in steps.of(db, row.id) if step.action in ("asked", "said")]
    table = next(table for table in held.HELD if table.name == "claim")
    return page(request, "rights/follow.html", status, claim=claim, form=made, talk=talk, actions=ACTIONS,
                open=row.state in OPEN, kinds=KINDS, states=STATES, request_states=REQUEST_STATES,
                row=row, gone=rows.is_gone(db, claim.listing_id),
                facts=shown.facts(db, table, table.whose[0], claim), headings=shown.headings(db, table))
