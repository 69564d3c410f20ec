"""The one-time page that makes the first administrator."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.forms import FirstForm
from web.accounts.store import links, members
from web.accounts.views.sessions import open_session
from web.core import passwords
from web.core.i18n import _
from web.core.page import page
from web.core.refusal import NotFound


def first_page(request: Request, db, form: FormData) -> Response:
    """The form behind the one-time link."""
    if links.find(db, "first", request.path_params["token"]) is None:
        raise NotFound()
    return page(request, "accounts/first.html", form=FirstForm(), action=request.scope["path"])


def first(request: Request, db, form: FormData) -> Response:
    """Makes the administrator and logs in."""
    token, made = request.path_params["token"], FirstForm(form)
    if links.find(db, "first", token) is None:
        raise NotFound()
    if made.validate():
        person = {"display_name": made.display_name.data, "language": request.state.language}
        try:
            number = db.write(make, token, made.email.data, request.app.state.keys.lookup(made.email.data),
                              passwords.hash_password(made.password.data), person)
            return open_session(request, db, number, False, "/admin")
        except members.EmailTaken:
            made.email.errors = [_("This address has an account already.")]
    return page(request, "accounts/first.html", 422, form=made, action=request.scope["path"])


def make(tx, token: str, email: str, email_hash: str, password_hash: str, person: dict) -> int:
    """Takes the link and makes the administrator, in one transaction. Raises NotFound, EmailTaken."""
    if links.use(tx, "first", token) is None:
        raise NotFound()
    return members.register(tx, email, email_hash, password_hash, person, "administrator", confirmed=True)
