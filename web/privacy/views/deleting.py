"""Deleting one's account: the day that is set, the destruction at once, the change of mind."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.views.sessions import drop_cookie
from web.core import form as forms
from web.core.page import page, see_other
from web.privacy import destroying, store
from web.privacy.views.person import inventory_of, knows_password
from web.requests.store import filing
from web.terms import holds


def delete_page(request: Request, db, form: FormData) -> Response:
    """What deletion means, and the form."""
    return _page(request, db)


def _page(request: Request, db, wrong: bool = False) -> Response:
    return page(request, "privacy/delete.html", 422 if wrong else 200, wrong=wrong,
                hold=holds.told_hold(db, request.state.member.id))


def delete(request: Request, db, form: FormData) -> Response:
    """Sets the day, or, where the member waives the fourteen days, destroys at once."""
    if not knows_password(request, form):
        return _page(request, db, wrong=True)
    inventory, member = inventory_of(request), request.state.member
    if forms.text(form, "at_once") != "yes":
        db.write(_want, inventory.person, member.id, request.state.language)
        return see_other(request, "/profile/delete")
    if not db.write(_destroy, inventory, member.id, request.state.language):
        return see_other(request, "/profile/block")
    destroying.carry_out(db, inventory, member.id, destroying.PATIENCE)
    return _gone(request)


def _gone(request: Request) -> Response:
    request.state.member = None
    response = drop_cookie(request, page(request, "privacy/gone.html"))
    response.headers["clear-site-data"] = '"cache", "cookies", "storage"'
    return response


def _want(tx, person, member_id: int, language: str) -> None:
    store.want_deleted(tx, person, member_id)
    filing.done_alone(tx, "destroy", member_id, language)


def _destroy(tx, inventory, member_id: int, language: str) -> bool:
    filing.done_alone(tx, "destroy", member_id, language)
    return store.destroy(tx, inventory, member_id)


def keep(request: Request, db, form: FormData) -> Response:
    """Takes the wish to be deleted back."""
    db.write(store.change_mind, inventory_of(request).person, request.state.member.id)
    return see_other(request, "/profile", "kept")
