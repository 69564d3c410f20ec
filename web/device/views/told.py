"""Small files at addresses that robots, browsers and researchers of security know."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from web.core import clock
from web.core.refusal import NotFound
from web.device import rules
from web.operator.store import operator


def privacy_control(request: Request, db, form: FormData) -> Response:
    """Says that Global Privacy Control is honoured here (its draft standard wants this file)."""
    return JSONResponse({"gpc": True, "lastUpdate": rules.HONOURED_SINCE})


def security(request: Request, db, form: FormData) -> Response:
    """Whom to tell about a hole (RFC 9116). Raises NotFound while the operator has named no contact."""
    contact = rules.contact(operator(db).contact)
    if not contact:
        raise NotFound()
    settings = request.app.state.settings
    lines = rules.security(contact, settings.public_address, settings.language, clock.now())
    return PlainTextResponse(lines, headers={"cache-control": "public, max-age=86400"})


def robots(request: Request, db, form: FormData) -> Response:
    """Which pages robots leave alone. Names no listing and nobody: what may not be found says so on its own page."""
    settings = request.app.state.settings
    text = rules.robots(settings.language) + f"Sitemap: {settings.public_address}/sitemap.xml\n"
    return PlainTextResponse(text, headers={"cache-control": "public, max-age=86400"})
