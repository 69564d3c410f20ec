"""The page of a claim for whoever has its signed link: its state, and everything held about the person in it."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import shown
from web.core.page import page
from web.core.refusal import NotFound
from web.listings.store import rows
from web.requests.kinds import STATES as REQUEST_STATES
from web.requests.store import deciding
from web.rights import held
from web.rights.rules import CLAIM_KEPT, KINDS, STATES
from web.rights.store import claims, making

LINK_TERM = 2 * CLAIM_KEPT


def follow(request: Request, db, form: FormData) -> Response:
    """The state of a claim. Raises NotFound for a forged link and for one whose claim is gone."""
    number = request.app.state.keys.read(making.FOLLOWING, request.path_params["token"], LINK_TERM)
    claim = claims.one(db, int(number)) if number else None
    if claim is None:
        raise NotFound()
    table = next(table for table in held.HELD if table.name == "claim")
    return page(request, "rights/follow.html", claim=claim, kinds=KINDS, states=STATES, request_states=REQUEST_STATES,
                row=deciding.one(db, claim.request_id), gone=rows.one(db, claim.listing_id) is None,
                facts=shown.facts(db, table, table.whose[0], claim), headings=shown.headings(db, table))
