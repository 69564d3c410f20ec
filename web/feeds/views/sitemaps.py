"""Sitemaps: made when they are asked for, by a thread that stands back, in slices that each end in time."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.feeds import sitemap
from web.feeds.entry import Site
from web.feeds.store import listings
from web.feeds.views.handing import kept, known_of, large

KIND = "application/xml"
FRESH = 10 * clock.MINUTE


def index(request: Request, db, form: FormData) -> Response:
    """The list of sitemaps."""
    site = _site(request)
    lines = [(site.at(path), at) for path, at in sitemap.parts(db, known_of(db))]
    return kept(request, sitemap.index(lines), KIND, ("newest", "catalog", "places"))


def pages(request: Request, db, form: FormData) -> Response:
    """The site's own pages."""
    site = _site(request)
    return kept(request, sitemap.sitemap((site.at(path), None) for path in sitemap.PAGES), KIND, ())


def categories(request: Request, db, form: FormData) -> Response:
    """A category of the first level, or all at once, in every place where it has listings."""
    slug, known, site = request.path_params["slug"], known_of(db), _site(request)
    top = known.catalog.by_slug(slug)
    if slug != sitemap.ALL and (top is None or top.parent_id is not None):
        raise NotFound()
    lines = [(site.at(path), None) for path in sitemap.places(db, known, top)]
    if not lines:
        raise NotFound()
    topic = f"category:{top.id}" if top else "newest"
    return kept(request, sitemap.sitemap(lines), KIND, (topic, "catalog", "places"))


def part(request: Request, db, form: FormData) -> Response:
    """One part of the listings."""
    number = request.path_params["part"]
    rows: list[Row] = listings.of_part(db, number, sitemap.SIZE) if number < 2**40 else []
    if not rows:
        raise NotFound()
    site = _site(request)
    return large(request, sitemap.sitemap((site.at(f"/listings/{row.id}"), row.changed_at) for row in rows), KIND, FRESH)


def _site(request: Request) -> Site:
    """Sitemaps name the pages in the site's own language; each page names itself in the others."""
    settings = request.app.state.settings
    return Site(settings.public_address, "", settings.language)
