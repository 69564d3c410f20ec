"""Suggestions for the search field: a part that htmx puts below it, and the same as a page."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.core import form as forms
from web.core.page import page, wants_part
from web.places.store import country
from web.search import suggest
from web.search.asked import Known


def show(request: Request, db, form: FormData) -> Response:
    """Suggestions for `q`; the answer is not kept, because it says what somebody is typing."""
    typed = forms.clean(request.query_params.get("q", "")[:200])
    known = Known(catalog(db), country(db))
    found = suggest.suggestions(db, known, typed, request.state.language)
    return page(request, "search/_suggest.html" if wants_part(request) else "search/suggest.html", typed=typed, found=found)
