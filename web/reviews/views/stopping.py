"""Ending the mails about reviews by the link in them; a page with a button, because programs that look into mails open links."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts import acting
from web.core.page import page
from web.core.refusal import NotFound
from web.reviews import links
from web.reviews.store import sellers


def stop_page(request: Request, db, form: FormData) -> Response:
    """Asks; changes nothing. Raises NotFound for a forged link."""
    _whose(request)
    return page(request, "reviews/stop.html", headers=acting.HEADERS, done=False)


def stop(request: Request, db, form: FormData) -> Response:
    """Ends them; a second press finds them ended."""
    db.write(sellers.silence, _whose(request))
    return page(request, "reviews/stop.html", headers=acting.HEADERS, done=True)


def _whose(request: Request) -> int:
    number = links.stopping(request.app.state.keys, request.path_params["token"])
    if number is None:
        raise NotFound()
    return number
