"""What one visit shows to the site: said to the visitor, and written down nowhere."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.rules import browser
from web.accounts.store import sessions
from web.core.page import page, see_other
from web.core.security import client_address
from web.device import rules


def device(request: Request, db, form: FormData) -> Response:
    """The page for guests; who is logged in is led to their own, which knows their sessions too."""
    if request.state.member:
        return see_other(request, "/profile/device")
    return page(request, "device/guest.html", **_visit(request), sessions=[], this=None)


def own_device(request: Request, db, form: FormData) -> Response:
    """The same as a section of «Мой профиль», with the sessions of the member."""
    return page(request, "device/own.html", **_visit(request), this=request.state.session,
                sessions=sessions.of_member(db, request.state.member.id))


def _visit(request: Request) -> dict:
    headers = request.headers
    return {
        "address": client_address(request, request.app.state.settings),
        "browser": browser(headers.get("user-agent", "")),
        "agent": rules.short(headers.get("user-agent", "")),
        "wanted": rules.short(headers.get("accept-language", "")),
        "signals": rules.signals(headers),
        "cookies": rules.cookies(request.cookies, request.app.state.site.cookies),
        "sent": rules.sent(headers),
    }
