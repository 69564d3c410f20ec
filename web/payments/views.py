"""Pages of payments: the way to the payment service, the receipt, the administrator's list; and the news of the service."""

import asyncio
import logging
from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from web.core import clock
from web.core import form as forms
from web.core.page import page
from web.core.pools import Busy
from web.core.refusal import Frozen, NotFound
from web.core.view import busy
from web.payments import store, words
from web.payments.provider import Forged
from web.payments.stripe import Stripe

log = logging.getLogger(__name__)
LONGEST, AT_ONCE = 256 * 1024, 50  # bytes of news; payments of a page


def payment(request: Request, db, form: FormData) -> Response:
    """A payment for one of its two people: the way to pay, or the receipt."""
    row = store.mine(db, request.state.member.id, min(request.path_params["id"], 2**63 - 1))
    if row is None:
        raise NotFound()
    return page(request, "payments/payment.html", payment=row, host=urlsplit(row.address).hostname or "", state_words=words.STATES,
                returned=request.query_params.get("said") == "payment-returned")


def payments(request: Request, db, form: FormData) -> Response:
    """The newest payments, with what is wrong with them; without names."""
    rows = store.newest(db, forms.number(request.query_params, "before") or 2**63 - 1, AT_ONCE)
    return page(request, "payments/list.html", found=rows, state_words=words.STATES, more=rows[-1].id if len(rows) == AT_ONCE else None,
                ready=Stripe(request.app.state.settings).ready)


async def _told(request: Request) -> Response:
    """News of the payment service: 200 when taken in or known, 400 when forged, 503 when it has to come again."""
    body = b""
    try:
        async with asyncio.timeout(forms.PATIENCE):
            async for piece in request.stream():
                body += piece
                if len(body) > LONGEST:
                    return PlainTextResponse("", 400)
    except (ClientDisconnect, TimeoutError):
        return PlainTextResponse("", 400)  # broken off or too slow; the service sends it again
    try:
        return await request.app.state.pools.run("write", lambda: _take_in(request, body))
    except Busy:
        return busy()


def _take_in(request: Request, body: bytes) -> Response:
    provider = Stripe(request.app.state.settings)
    if not provider.ready:
        return PlainTextResponse("", 404)
    try:
        news = provider.news(body, request.headers.get("stripe-signature", ""), clock.now())
        request.app.state.database.door().write(store.apply, request.app.state.settings, news)
    except Forged:
        log.warning("news of payments refused: not signed by the payment service, or too old")
        return PlainTextResponse("", 400)
    except Frozen:
        return PlainTextResponse("", 503)
    return PlainTextResponse("")


NEWS = Route("/payments/news", _told, methods=["POST"])
