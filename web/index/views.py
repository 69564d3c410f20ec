"""The panel of the synonyms: the list, what was taken out of it, and a form for a new pair."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.index import synonyms
from web.index.entry import LONGEST, PairForm

PATH = "/admin/synonyms"


def show(request: Request, db, form: FormData) -> Response:
    """The list."""
    return _page(request, db, PairForm())


def _page(request: Request, db, made: PairForm, status: int = 200) -> Response:
    return page(request, "index/synonyms.html", status, form=made, longest=LONGEST, rows=synonyms.rows(db),
                removed=synonyms.rows(db, removed=True))


def add(request: Request, db, form: FormData) -> Response:
    """Adds a pair, or puts it back."""
    made = PairForm(form)
    if not made.validate():
        return _page(request, db, made, 422)
    db.write(synonyms.add, request.state.member.id, made.pair())
    return see_other(request, PATH, "synonym-added")


def remove(request: Request, db, form: FormData) -> Response:
    """Takes a pair out of use; it can be put back."""
    if not db.write(synonyms.remove, request.state.member.id, request.path_params["id"]):
        raise NotFound()
    return see_other(request, PATH, "synonym-removed")


def put_back(request: Request, db, form: FormData) -> Response:
    """Puts a pair back into use."""
    if not db.write(synonyms.put_back, request.state.member.id, request.path_params["id"]):
        raise NotFound()
    return see_other(request, PATH, "synonym-back")
