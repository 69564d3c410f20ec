"""The panel of listings: staff find one by words, number, state or member, and go on to its page."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import page
from web.core.sqlite import Row
from web.moderation.store import listings
from web.moderation.things import MOST

AT_ONCE = 50


def listings_page(request: Request, db, form: FormData) -> Response:
    """Listings that fit, newest first; the published ones where nothing else is asked."""
    asked = request.query_params
    words, member = forms.text(asked, "q", 200), forms.number(asked, "member")
    state = forms.text(asked, "state", 20)
    if state not in listings.STATES:
        state = "" if member is not None else "live"
    rows, onward = _found(db, words, state, member, forms.number(asked, "before") or MOST)
    return page(request, "moderation/listings.html", rows=rows, q=words, state=state, of=member, states=listings.STATES,
                before=onward)


def _found(db, words: str, state: str, member: int | None, before: int) -> tuple[list[Row], int | None]:
    """The rows, and the key below which the next page begins."""
    number = forms.number({"n": words}, "n")
    if number is not None:
        return listings.one(db, number)
    if words and state == "live" and member is None:
        return listings.by_words(db, words, before, AT_ONCE)
    if words:
        return listings.by_title(db, words, state, member, before, AT_ONCE)
    return listings.newest(db, state, member, before, AT_ONCE)
