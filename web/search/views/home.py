"""The first page: categories, the newest listings, towns."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.core.page import page
from web.places.store import country
from web.search import address, sideways, store
from web.search.asked import Asked, Known
from web.search.ready import ready

NEWEST = 20


def home(request: Request, db, form: FormData) -> Response:
    """The home page."""
    known, language = Known(catalog(db), country(db)), request.state.language
    found = store.page(db, Asked(), NEWEST)
    tiles = [(address.path(known, top, None), top.icon, top.name(language)) for top in known.catalog.children()]
    towns = [(address.path(known, None, town), town.name(language)) for town in sideways.big_towns(known)]
    return page(request, "search/home.html", topics=("newest", "catalog", "places"), tiles=tiles, towns=towns,
                cards=ready(request, db, known, found.rows), older=found.older)
