"""The page behind a link in a mail where a review is written; no login, no session."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts import acting
from web.core import format
from web.core.i18n import _
from web.core.page import page, see_other
from web.core.refusal import First
from web.core.view import check_limit
from web.deals.store import rows as deals
from web.guard import asking
from web.reviews import links, rules
from web.reviews.forms import ReviewForm
from web.reviews.links import Held
from web.reviews.store import writing
from web.reviews.views.review import WHY_NOT

WHY = {**WHY_NOT, First: acting.POLICY}


def look(request: Request, db, form: FormData) -> Response:
    """Shows whom and what the review is about; changes nothing."""
    held = _held(request, db)
    return _show(request, db, held, ReviewForm(None)) if held else _dead(request)


def press(request: Request, db, form: FormData) -> Response:
    """Writes the review, once; what should not become public by mistake is asked about first."""
    held, made = _held(request, db), ReviewForm(form)
    if held is None:
        return _dead(request)
    if held.own is None:
        if not made.validate():
            return _show(request, db, held, made, 422)
        reading = asking.read(request, f"review:{held.deal.id}:{held.member.id}", {"words": made.words.data or ""}, form)
        if reading.holds:
            return _show(request, db, held, ReviewForm(reading.fill(form)), 422 if reading.asks else 200, reading)
        check_limit(request, rules.WRITING, f"m{held.member.id}")
        try:
            db.write(writing.write_first, request.app.state.settings, held.member.id, held.deal.id, int(made.stars.data),
                     made.words.data or "")
        except tuple(WHY) as error:
            return _show(request, db, held, made, 409, why=_(WHY[type(error)]))
    answer = see_other(request, f"/reviews/act/{request.path_params['token']}")
    answer.headers.update(acting.HEADERS)
    return answer


def _held(request: Request, db) -> Held | None:
    """What the link may do. Whoever is logged in here does not matter, and is not shown."""
    request.state.member, request.state.csrf_field = None, ""
    return links.find(db, request.app.state.keys, request.path_params["token"])


def _show(request: Request, db, held: Held, made: ReviewForm, status: int = 200, reading=asking.NOTHING, why: str = "") -> Response:
    row = deals.one(db, held.member.id, held.deal.id)
    return page(request, "reviews/act.html", status, headers=acting.HEADERS, held=held, title=row.title, price=format.money(row.price),
                form=made, reading=reading, why=why, number=held.deal.id, action=f"/reviews/act/{request.path_params['token']}")


def _dead(request: Request) -> Response:
    return page(request, "deals/act_dead.html", 410, headers=acting.HEADERS)
