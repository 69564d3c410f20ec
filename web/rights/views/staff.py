"""The desk of staff: claims that wait, and the decision about one."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.store import looks
from web.core import clock
from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings.store import rows
from web.media import store as media
from web.rights.forms import DecisionForm
from web.rights.rules import KINDS, OPEN, STATES, is_proven
from web.rights.store import claims, ending

HIGHEST = 2**63 - 1


def claims_page(request: Request, db, form: FormData) -> Response:
    """What waits, then what was decided."""
    return page(request, "rights/claims.html", waiting=claims.waiting(db), decided=claims.decided(db), kinds=KINDS, states=STATES,
                now=clock.now())


def _claim(request: Request, db) -> Row:
    found = claims.one(db, request.path_params["id"]) if request.path_params["id"] <= HIGHEST else None
    if found is None:
        raise NotFound()
    return found


def claim_page(request: Request, db, form: FormData) -> Response:
    """One claim with the listing it is about."""
    return _page(request, db, _claim(request, db), DecisionForm())


def _page(request: Request, db, claim: Row, made: DecisionForm, status: int = 200) -> Response:
    listing = rows.shown(db, claim.listing_id)
    return page(request, "rights/claim.html", status, claim=claim, listing=listing, form=made, kinds=KINDS, states=STATES,
                photos=media.of(db, "listing", claim.listing_id) if listing else [], open=claim.state in OPEN,
                own=claim.owner_id == request.state.member.id, deeds=looks.deeds_on(db, "listing", claim.listing_id),
                record=claims.record(db, claim.contact_hash) if claim.contact_hash else None, proven=is_proven(claim.kind),
                others=[row for row in claims.of_listing(db, claim.listing_id) if row.id != claim.id])


def decide(request: Request, db, form: FormData) -> Response:
    """Keeps the listing hidden or shows it; both sides read the reason."""
    claim, made, app = _claim(request, db), DecisionForm(form), request.app.state
    if not made.validate():
        return _page(request, db, claim, made, 422)
    said = "claim-decided"
    try:
        db.write(ending.decide, app.settings, app.site, request.state.member.id, claim.id, made.decision.data == "keep",
                 made.reason.data, forms.text(form, "known", 20))
    except ending.DecidedAlready:
        said = "claim-decided-already"
    return see_other(request, f"/admin/claims/{claim.id}", said)
