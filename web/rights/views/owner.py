"""The seller's side: why the listing is hidden, taking the datum out, answering staff."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.listings.rules import in_language
from web.listings.store import rows
from web.rights.forms import AnswerForm
from web.rights.rules import HIDING, KINDS, masked
from web.rights.store import claims, ending

HIGHEST = 2**63 - 1


def _number(request: Request) -> int:
    if request.path_params["id"] > HIGHEST:
        raise NotFound()
    return request.path_params["id"]


def hidden_page(request: Request, db, form: FormData) -> Response:
    """Why the listing is hidden; back to the listing itself when it no longer is."""
    number, member = _number(request), request.state.member
    if ending.withheld(db, member.id, number) is None and rows.mine(db, member.id, number) is not None:
        return see_other(request, f"/listings/{number}")
    return _page(request, db, AnswerForm())


def _page(request: Request, db, made: AnswerForm, status: int = 200) -> Response:
    listing = ending.withheld(db, request.state.member.id, _number(request))
    if listing is None:
        raise NotFound()
    holding = [row for row in claims.of_listing(db, listing.id) if row.state in HIDING]
    return page(request, "rights/owner.html", status, listing=listing, form=made, holding=holding, kinds=KINDS, mask=masked,
                title=in_language(listing, "title", request.state.language)[0],
                said_before=next((row.answer for row in holding if row.answer), ""))


def removed(request: Request, db, form: FormData) -> Response:
    """Looks whether the datum is gone; sent again when the listing is back already, it leads there."""
    number, member = _number(request), request.state.member
    if ending.withheld(db, member.id, number) is None and rows.mine(db, member.id, number) is not None:
        return see_other(request, f"/listings/{number}")
    found = db.write(ending.removed, member.id, number)
    if found == "back":
        return see_other(request, f"/listings/{number}", "claim-removed")
    return see_other(request, f"/rights/listing/{number}", "claim-still-there" if found == "there" else "claim-staff-look")


def answer(request: Request, db, form: FormData) -> Response:
    """The seller's words to staff."""
    made = AnswerForm(form)
    if not made.validate():
        return _page(request, db, made, 422)
    db.write(ending.answer, request.state.member.id, _number(request), made.answer.data)
    return see_other(request, f"/rights/listing/{_number(request)}", "claim-answered")
