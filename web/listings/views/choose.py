"""Beginning a listing: which category it stands in."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.catalog.tree import Category
from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.listings import rules
from web.listings.judging import leaf
from web.listings.store import drafts
from web.listings.views import asked


def new_page(request: Request, db, form: FormData) -> Response:
    """Asks which category a new listing stands in."""
    return _page(request, db, "/listings/new", "/listings", None)


def category_page(request: Request, db, form: FormData) -> Response:
    """Asks which other category a draft or an ended listing moves to."""
    row = asked.mine(request, db)
    if row.state in rules.KEPT_VALID:
        raise NotFound()
    here = f"/listings/{row.id}/category"
    return _page(request, db, here, here, row.category_id)


def _page(request: Request, db, here: str, action: str, current: int | None, status: int = 200) -> Response:
    tree = catalog(db)
    top = tree.by_slug(request.query_params.get("category", ""))
    if top and (top.parent_id is not None or top.hidden):
        top = None
    return page(request, "listings/choose.html", status, tops=tree.children(), top=top, current=current,
                leaves=tree.children(top.id) if top else [], here=here, action=action)


def _chosen(db, form: FormData) -> Category | None:
    return leaf(catalog(db), forms.number(form, "category"))


def create(request: Request, db, form: FormData) -> Response:
    """Makes the draft and goes on to its form."""
    category, member = _chosen(db, form), request.state.member
    if category is None:
        return _page(request, db, "/listings/new", "/listings", None, 422)
    values = {"category_id": category.id, "price_mode": category.price_modes[0], "town_id": member.town_id,
              "region_id": member.region_id}
    try:
        number = db.write(drafts.begin, member.id, values)
    except drafts.TooManyDrafts:
        return see_other(request, "/profile/listings?tab=drafts", "drafts-full")
    return see_other(request, f"/listings/{number}/edit")


def move(request: Request, db, form: FormData) -> Response:
    """Moves a listing that nobody sees to another category."""
    row, category = asked.mine(request, db), _chosen(db, form)
    if category is None:
        raise NotFound()
    mode = row.price_mode if row.price_mode in category.price_modes else category.price_modes[0]
    db.write(drafts.move, request.state.member.id, row.id, category.id, mode)
    return see_other(request, f"/listings/{row.id}/edit")
