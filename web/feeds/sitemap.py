"""Writes sitemaps: an index, the listings in parts by their seqs, categories in their places, and the site's own pages."""

from collections.abc import Iterable, Iterator

from markupsafe import escape

from web.catalog.tree import Category
from web.core import clock
from web.core.db import Reader
from web.feeds import xml
from web.feeds.store import listings
from web.search import address
from web.search.asked import Asked, Known

SIZE = 20_000  # seqs of a part, every other one of a listing: about 1.3 MB, where 50,000 addresses and 50 MB are allowed
PAGES = ("/", "/categories", "/towns", "/machines", "/privacy", "/cookies", "/transparency", "/rights")
ALL = "all"  # every category at once
Line = tuple[str, int | None]  # an address and when what is there last changed


def index(lines: Iterable[Line]) -> bytes:
    """The list of sitemaps."""
    return _written("sitemapindex", "sitemap", lines)


def sitemap(lines: Iterable[Line]) -> bytes:
    """One sitemap."""
    return _written("urlset", "url", lines)


def _written(root: str, name: str, lines: Iterable[Line]) -> bytes:
    made = [f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{xml.SITEMAP}">']
    for place, at in lines:
        changed = f"<lastmod>{clock.iso(at)}</lastmod>" if at else ""
        made.append(f"<{name}><loc>{escape(place)}</loc>{changed}</{name}>")
    return "\n".join([*made, f"</{root}>\n"]).encode()


def parts(db: Reader, known: Known) -> Iterator[Line]:
    """The path of each sitemap that has anything in it."""
    yield "/sitemap/pages.xml", None
    for top in (None, *known.catalog.children()):
        if listings.is_any(db, Asked(category=top)):
            yield f"/sitemap/c-{top.slug if top else ALL}.xml", None
    for part, changed_at in listings.parts(db, SIZE):
        yield f"/sitemap/l-{part}.xml", changed_at


def places(db: Reader, known: Known, top: Category | None) -> Iterator[str]:
    """The paths of a category and of all below it in every place where programs may read a listing of theirs."""
    below = [one for one in known.catalog.descendants(top.id) if not one.hidden] if top else []
    for category in (top, *below):
        if not listings.is_any(db, Asked(category=category)):
            continue
        yield from (address.path(known, category, place) for place in [None, *_where(db, known, category)])


def _where(db: Reader, known: Known, category: Category | None) -> Iterator:
    """Regions and towns with a listing of the category; a city that is a region by itself comes once."""
    for region in known.country.regions:
        towns = known.country.towns_of(region.id)
        if listings.is_any(db, Asked(category=category, place=region)):
            yield from ([region] if len(towns) > 1 else [])
            yield from (town for town in towns if listings.is_any(db, Asked(category=category, place=town)))
