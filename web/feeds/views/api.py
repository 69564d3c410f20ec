"""The interface for programs: public listings as JSON, read only (docs/machines.md)."""

from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.limits import Limit
from web.core.programs import KIND, written
from web.core.refusal import NotFound
from web.feeds import found, public
from web.feeds.entry import Site
from web.feeds.store import listings
from web.feeds.views.handing import kept, known_of, site_of
from web.media import store as media
from web.search import place as places
from web.search.address import address
from web.search.asked import Asked, Known
from web.search.reading import Reading
from web.search.rules import topics

OFTEN = Limit("interface for programs", 60, 60)  # of one network; answers from memory do not count


def several(request: Request, db, form: FormData) -> Response:
    """Listings that answer a question, newest first, fifty at a time."""
    known, site = known_of(db), site_of(request)
    reading = Reading(request.query_params, known)
    asked = found.question(reading.asked)
    rows, onward = found.newest(db, asked)
    content = {
        "language": site.language, "results": site.at(address(known, asked.but())), "notes": reading.notes,
        "listings": [public.listing(row, known, site) for row in rows],
        "next": _itself(known, site, asked.but(before=(onward,))) if onward is not None else None,
    }
    return kept(request, written(content), KIND, topics(asked))


def _itself(known: Known, site: Site, asked: Asked) -> str:
    """The address of the question here: everything as parameters."""
    rest = address(known, asked).partition("?")[2]
    pairs = [("category", asked.category.slug if asked.category else ""),
             ("place", places.slug(known.country, asked.place) if asked.place else "")]
    query = urlencode([pair for pair in pairs if pair[1]])
    return site.at("/api/listings?" + "&".join(part for part in (query, rest) if part))


def one(request: Request, db, form: FormData) -> Response:
    """One listing."""
    number = request.path_params["id"]
    rows = listings.by_ids(db, [number]) if number < 2**63 else []
    if not rows:
        raise NotFound()
    content = public.whole(rows[0], known_of(db), site_of(request), media.of(db, "listing", number))
    return kept(request, written(content), KIND, (f"listing:{number}", f"member:{rows[0].member_id}", "catalog", "places"))
