"""Hands out files for programs: kept for everybody like pages, with a tag and the moment of the last change."""

from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.core.cache import etag
from web.core.page import prefix_of
from web.feeds.entry import Site
from web.index.synonyms import synonyms
from web.places.store import country
from web.search.asked import Known


def known_of(db) -> Known:
    """The reference data of questions."""
    return Known(catalog(db), country(db), synonyms(db))


def site_of(request: Request) -> Site:
    """Where addresses begin, in the language of the request."""
    return Site(request.app.state.settings.public_address, prefix_of(request), request.state.language)


def kept(request: Request, body: bytes, kind: str, topics: tuple[str, ...]) -> Response:
    """A file that is kept in memory until one of its topics moves."""
    if request.state.member is None:
        request.scope["soq.topics"], request.scope["soq.dated"] = topics, True
    return Response(body, media_type=kind)


def large(request: Request, body: bytes, kind: str, seconds: int) -> Response:
    """A file too large for the memory of ready pages; whoever has it already gets no second copy."""
    tag = etag(body)
    headers = {"etag": tag.decode(), "cache-control": f"public, max-age={seconds}"}
    if tag in request.headers.get("if-none-match", "").encode("latin-1", "replace"):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)
