"""Making an offer: the page with the form, and sending it."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.i18n import _
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.core.view import check_limit
from web.deals import rules
from web.deals.forms import OfferForm, new_key
from web.deals.store import beginning, rows, steps
from web.deals.views import asked
from web.listings.rules import in_language
from web.listings.store import stock


def offer_page(request: Request, db, form: FormData) -> Response:
    """The form, with the price of the listing filled in; who has an open deal in this conversation goes on in it."""
    me = request.state.member.id
    listing = _place(request, db, asked.key(request, "listing"), asked.key(request, "thread"))
    standing = rows.open_in(db, me, listing.thread_id) if listing.thread_id else None
    if standing is not None:
        return see_other(request, f"/deals/{standing.id}")
    made = OfferForm(None, prefix="offer-", price="" if listing.price is None else str(listing.price), quantity="1", send_key=new_key())
    return _show(request, listing, made)


def offer(request: Request, db, form: FormData) -> Response:
    """Sends the offer."""
    listing = _place(request, db, forms.number(form, "listing"), forms.number(form, "thread"))
    made = OfferForm(form, prefix="offer-")
    if not made.validate():
        return _show(request, listing, made, 422)
    check_limit(request, rules.OFFERS)
    try:
        number = db.write(beginning.begin, request.app.state.settings, request.state.member.id, listing.id, listing.thread_id,
                          made.asked(), (made.send_key.data or "")[:64])
    except steps.NoneLeft:
        made.quantity.errors = [_("Fewer are free now: %(n)s.", n=stock.free(listing))]
        return _show(request, listing, made, 422)
    except steps.Paused:
        return _show(request, listing, made, 422, closed=True)
    return see_other(request, f"/deals/{number}", "offer-made")


def _place(request: Request, db, listing_id: int | None, thread_id: int | None) -> Row:
    found = beginning.place(db, request.state.member.id, listing_id, thread_id)
    if found is None:
        raise NotFound()
    return found


def _show(request: Request, listing: Row, made: OfferForm, status: int = 200, closed: bool = False) -> Response:
    title, language = in_language(listing, "title", request.state.language)
    return page(request, "deals/new.html", status, listing=listing, form=made, title=title, title_language=language,
                free=stock.free(listing), closed=closed)
