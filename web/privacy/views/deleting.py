"""Deleting one's account: the day that is set, the destruction at once, the change of mind."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.views.sessions import drop_cookie
from web.core import form as forms
from web.core.page import page, see_other
from web.privacy import store
from web.privacy.views.person import inventory_of, knows_password


def delete_page(request: Request, db, form: FormData) -> Response:
    """What deletion means, and the form."""
    return page(request, "privacy/delete.html", wrong=False)


def delete(request: Request, db, form: FormData) -> Response:
    """Sets the day, or, where the member waives the fourteen days, destroys at once."""
    if not knows_password(request, form):
        return page(request, "privacy/delete.html", 422, wrong=True)
    inventory = inventory_of(request)
    if forms.text(form, "at_once") != "yes":
        db.write(store.want_deleted, inventory.person, request.state.member.id)
        return see_other(request, "/profile/delete")
    db.write(store.destroy, inventory, request.state.member.id)
    request.state.member = None
    response = drop_cookie(request, page(request, "privacy/gone.html"))
    response.headers["clear-site-data"] = '"cache", "cookies", "storage"'
    return response


def keep(request: Request, db, form: FormData) -> Response:
    """Takes the wish to be deleted back."""
    db.write(store.change_mind, inventory_of(request).person, request.state.member.id)
    return see_other(request, "/profile", "kept")
