"""Writing to the owner of a listing for the first time."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.limits import Limit
from web.core.page import page, see_other
from web.core.refusal import First, NotFound
from web.core.sqlite import Row
from web.messages import rules, warning
from web.messages.forms import MessageForm, empty
from web.messages.store import pictures, sending, threads
from web.messages.views import asked
from web.messages.views.often import allow, policy_first
from web.scam.asking import NOTHING, Asking


def begin_page(request: Request, db, form: FormData) -> Response:
    """The form with the head of the listing; who wrote about it before goes on in that conversation."""
    me, listing_id = request.state.member.id, asked.key(request, "listing")
    if listing_id is None:
        raise NotFound()
    number = threads.about(db, me, listing_id)
    if number is not None:
        return see_other(request, f"/messages/{number}#end")
    listing = _listing(request, db, listing_id)
    if listing.member_id == me:
        return see_other(request, f"/listings/{listing_id}")
    return _show(request, db, listing, empty())


def begin(request: Request, db, form: FormData) -> Response:
    """Sends the first message."""
    me, listing_id, made = request.state.member.id, forms.number(form, "listing"), MessageForm(form)
    if listing_id is None:
        raise NotFound()
    if not made.complete(bool(_photos(db, me, listing_id)), bool(forms.text(form, "photo"))):
        return _show(request, db, _listing(request, db, listing_id), made, 422)
    other = sending.open_listing(db, me, listing_id)
    other_id = other.member_id if other else None
    warned = warning.ask(request, db, f"listing:{listing_id}", other_id, "buyer", made.text.data, form)
    if other and warned.asks:
        return _show(request, db, other, made, 422, warned)
    if not allow(request, made, *_limits(db, me, listing_id)):
        return _show(request, db, _listing(request, db, listing_id), made, 429)
    try:
        number = db.write(sending.begin, request.app.state.settings, me, listing_id, made.text.data, made.key, True)
    except First:
        made.text.errors = [policy_first(request)]
        return _show(request, db, _listing(request, db, listing_id), made, 422)
    except sending.Closed:
        return _show(request, db, _listing(request, db, listing_id), made, 422)
    warning.note_sent(request.app.state, db, request.state.member.id, other_id, "buyer", made.text.data)
    return see_other(request, f"/messages/{number}#end")


def _limits(db, me: int, listing_id: int) -> tuple[Limit, ...]:
    known = threads.about(db, me, listing_id)
    return (rules.SENDING,) if known else (rules.SENDING, rules.BEGINNING)


def _listing(request: Request, db, listing_id: int) -> Row:
    listing = sending.open_listing(db, request.state.member.id, listing_id)
    if listing is None:
        raise NotFound()
    return listing


def _photos(db, me: int, listing_id: int) -> list[Row]:
    """The photos that wait for the first message."""
    number = threads.about(db, me, listing_id)
    return pictures.waiting(db, me, number) if number else []


def _show(request: Request, db, listing: Row, made: MessageForm, status: int = 200, warned: Asking = NOTHING) -> Response:
    waiting = _photos(db, request.state.member.id, listing.id)
    return page(request, "messages/new.html", status, listing=listing, form=made, reachable=True, warned=warned,
                title=rules.title(listing, request.state.language), waiting=waiting, most=rules.MOST_PHOTOS, upload_key=made.upload_key,
                thread=Row(id=waiting[0].subject_id) if waiting else None, photo_error=made.photo_error)
