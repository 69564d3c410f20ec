"""Headers that every answer carries, and the check that a change was asked for by one of our own pages."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.core.settings import Settings

SESSION_COOKIE = "soq_session"


def content_security_policy(style_hash: str) -> str:
    """Nothing but our own files; the one inlined style sheet is allowed by its hash."""
    return ("default-src 'none'; script-src 'self'; "
            f"style-src 'self' '{style_hash}'; img-src 'self'; connect-src 'self'; font-src 'self'; "
            "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")


def headers(settings: Settings, style_hash: str) -> list[tuple[bytes, bytes]]:
    """The headers of every answer; Strict-Transport-Security only where the site is reached by https."""
    found = {
        "content-security-policy": content_security_policy(style_hash),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "x-frame-options": "DENY",
    }
    if settings.secure:
        found["strict-transport-security"] = "max-age=31536000; includeSubDomains"
    return [(name.encode(), value.encode()) for name, value in found.items()]


_OF_PAGES = (b"referrer-policy", b"permissions-policy", b"cross-origin-opener-policy", b"x-frame-options")
_OF_FILES = b"default-src 'none'; frame-ancestors 'none'"


def of_files(fixed: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Those of scripts, style sheets and pictures: half a kilobyte less for each. What only a page can do needs no word,
    and opened by itself a file may do nothing."""
    return [(name, _OF_FILES if name == b"content-security-policy" else value) for name, value in fixed if name not in _OF_PAGES]


class SecurityHeaders:
    """Adds the headers to every answer that does not bring its own."""

    def __init__(self, app: ASGIApp, fixed: list[tuple[bytes, bytes]]):
        self.app, self.fixed = app, fixed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                extra = [pair for pair in self.fixed if pair[0] not in present]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        await self.app(scope, receive, sending if scope["type"] == "http" else send)


def from_our_page(request: Request) -> bool | None:
    """Whether the browser says the request comes from this site; None if it says nothing (old browsers)."""
    site = request.headers.get("sec-fetch-site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    if not origin:
        return None
    try:
        place = urlsplit(origin).netloc
    except ValueError:
        return False
    return bool(place) and place == request.headers.get("host")


def client_address(request: Request, settings: Settings) -> str:
    """The visitor's address for limits in memory; X-Forwarded-For only from a proxy the operator named."""
    direct = request.client.host if request.client else ""
    if direct in [one.strip() for one in settings.proxies.split(",")]:
        forwarded = request.headers.get("x-forwarded-for", "").split(",")
        return forwarded[-1].strip() or direct
    return direct
