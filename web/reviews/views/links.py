"""The way to a review from the conversation and from the deal it is about."""

from markupsafe import Markup
from starlette.requests import Request

from web.core import clock
from web.core.db import Reader
from web.core.page import environment, prefix_of
from web.core.sqlite import Row
from web.reviews import rules
from web.reviews.store import rows


def beside(db: Reader, request: Request, thread: Row) -> Markup:
    """Above a conversation: the deal that this person can review now."""
    number = rows.of_thread(db, request.state.member.id, thread.id, clock.now() - rules.WINDOW)
    return _link(request, number) if number else Markup()


def under_deal(db: Reader, request: Request, deal: Row) -> Markup:
    """Under a deal that both confirmed: its reviews."""
    return _link(request, deal["id"]) if deal["state"] == "done" else Markup()


def _link(request: Request, number: int) -> Markup:
    return Markup(environment(prefix_of(request)).get_template("reviews/link.html").render(number=number))
