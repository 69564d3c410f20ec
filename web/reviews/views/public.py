"""All reviews about a member, for everybody who may see the member's page."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.store import members
from web.consents import store as consents
from web.core.page import page
from web.core.refusal import NotFound
from web.reviews import rules
from web.reviews.store import rows
from web.reviews.views import about, asked

AT_ONCE = 20


def reviews(request: Request, db, form: FormData) -> Response:
    """The list, newest first, paged by number; where the member shows reviews to nobody it is not there."""
    number = asked.number(request)
    person = members.public(db, number)
    if person is None or (request.state.member is None and not consents.given(db, number, "publication")):
        raise NotFound()
    if not about.seen(db, request, number)["reviews"]:
        raise NotFound()
    found = rows.about(db, number, asked.before(request), AT_ONCE + 1)
    return page(request, "reviews/reviews.html", topics=(f"member:{number}",), person=person, rating=about.rating(db, number),
                reviews=about.readable(db, request, found[:AT_ONCE]), more=found[AT_ONCE - 1].id if len(found) > AT_ONCE else None,
                hiding=rules.HIDING, sides=rules.SIDES)
