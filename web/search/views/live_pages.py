"""What came after a page of results was made: an event stream for everybody, and a counted link where there is none."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.core.desk import Question
from web.core.page import page
from web.core.refusal import NotFound
from web.index.synonyms import synonyms
from web.places.store import country
from web.search import live, rules
from web.search.asked import Asked, Known
from web.search.hiding import hidden_from
from web.search.reading import Reading


def stream(request: Request, db) -> tuple[Question, int]:
    """The question of an open page, and the seq after which it wants to hear. Raises NotFound."""
    known, asked = _asked(request, db)
    return live.question(request, known, asked, hidden_from(request, db, asked)), live.mark(request) or 0


def count(request: Request, db, form: FormData) -> Response:
    """The counted link alone. Raises NotFound."""
    known, asked = _asked(request, db)
    return page(request, "search/_new.html", topics=rules.topics(asked), alone=True,
                **live.beside(request, db, known, asked, live.mark(request) or 0, hidden_from(request, db, asked)))


def _asked(request: Request, db) -> tuple[Known, Asked]:
    """The question, as its own page reads it, from its first page; only the newest first can be heard of."""
    known = Known(catalog(db), country(db), synonyms(db))
    asked = Reading(request.query_params, known, request.path_params.get("path")).asked.but()
    if asked.order:
        raise NotFound()
    return known, asked
