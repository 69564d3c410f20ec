"""«Reviews» in the profile: what waits, what one wrote and received, and who sees what of oneself as a seller."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core.page import page, see_other
from web.reviews import rules
from web.reviews.forms import ChoiceForm
from web.reviews.store import rows, sellers
from web.reviews.views import about, asked

AT_ONCE = 20


def reviews(request: Request, db, form: FormData) -> Response:
    """Reviews received or written, newest first, paged by number; above them the deals that wait for one."""
    me, written = request.state.member.id, request.query_params.get("tab") == "written"
    found = (rows.written if written else rows.about)(db, me, asked.before(request), AT_ONCE + 1)
    return page(request, "reviews/mine.html", written=written, found=found[:AT_ONCE], rating=about.rating(db, me), now=clock.now(),
                more=found[AT_ONCE - 1].id if len(found) > AT_ONCE else None, hiding=rules.HIDING, sides=rules.SIDES,
                awaited=rows.awaited(db, me, clock.now() - rules.WINDOW, AT_ONCE), window=rules.WINDOW)


def shown_page(request: Request, db, form: FormData) -> Response:
    """Who sees what of the member as a seller."""
    return _shown_page(request, ChoiceForm(None, data=sellers.choice(db, request.state.member.id)))


def choose(request: Request, db, form: FormData) -> Response:
    """Sets it; others see it at once."""
    made = ChoiceForm(form)
    if not made.validate():
        return _shown_page(request, made, 422)
    db.write(sellers.choose, request.state.member.id, made.answers())
    return see_other(request, "/profile/reviews/shown", "shown-saved")


def _shown_page(request: Request, made: ChoiceForm, status: int = 200) -> Response:
    return page(request, "reviews/shown.html", status, form=made)
