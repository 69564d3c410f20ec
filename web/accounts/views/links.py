"""What links in mails lead to: confirming an address, a new password, a new address."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts import rules
from web.accounts.forms import ForgotForm, NewPasswordForm
from web.accounts.store import entry, links, members
from web.accounts.views.sessions import set_cookie
from web.core import passwords, tokens
from web.core.page import page, see_other


def _spent(request: Request) -> Response:
    return page(request, "accounts/spent.html", 410)


def confirm_page(request: Request, db, form: FormData) -> Response:
    """A page with a button: programs that look into mails open links, but press no buttons."""
    token = request.path_params["token"]
    if links.find(db, "confirm", token) is None:
        return _spent(request)
    return page(request, "accounts/confirm.html", action=f"/confirm/{token}", what="confirm")


def confirm(request: Request, db, form: FormData) -> Response:
    """Confirms the address and logs in."""
    session = tokens.new_token()
    browser = rules.browser(request.headers.get("user-agent", ""))
    if db.write(entry.confirm, request.path_params["token"], session, browser) is None:
        return _spent(request)
    return set_cookie(request, see_other(request, "/profile", "confirmed"), session, remembered=False)


def forgot_page(request: Request, db, form: FormData) -> Response:
    """Asks for the address of the account."""
    return page(request, "accounts/forgot.html", topics=(), form=ForgotForm())


def forgot(request: Request, db, form: FormData) -> Response:
    """Mails a link if there is such an account; the answer does not tell."""
    made = ForgotForm(form)
    if not made.validate():
        return page(request, "accounts/forgot.html", 422, form=made)
    db.write(_forgot, request.app.state.settings, request.app.state.keys.lookup(made.email.data))
    return page(request, "accounts/sent.html", what="reset")


def _forgot(tx, settings, email_hash: str) -> None:
    member = members.by_email(tx, email_hash)
    if member is not None:  # blocked or not: the way in is what every other right hangs on
        entry.send_link(tx, settings, member, "reset", "/password/reset/")


def reset_page(request: Request, db, form: FormData) -> Response:
    """The form for a new password."""
    token = request.path_params["token"]
    if links.find(db, "reset", token) is None:
        return _spent(request)
    return page(request, "accounts/reset.html", form=NewPasswordForm(), action=f"/password/reset/{token}")


def reset(request: Request, db, form: FormData) -> Response:
    """Sets the password and ends every session."""
    made, token = NewPasswordForm(form), request.path_params["token"]
    if links.find(db, "reset", token) is None:
        return _spent(request)
    if not made.validate():
        return page(request, "accounts/reset.html", 422, form=made, action=f"/password/reset/{token}")
    if not db.write(entry.reset, request.app.state.settings, token, passwords.hash_password(made.password.data)):
        return _spent(request)
    return see_other(request, "/login", "password-changed")


def new_email_page(request: Request, db, form: FormData) -> Response:
    """A page with a button, as for confirming."""
    token = request.path_params["token"]
    if links.find(db, "email", token) is None:
        return _spent(request)
    return page(request, "accounts/confirm.html", action=f"/email/{token}", what="email")


def take_new_email(request: Request, db, form: FormData) -> Response:
    """Makes the new address the one of the account."""
    app = request.app.state
    try:
        held = db.write(entry.take_new_email, app.settings, request.path_params["token"], app.keys.lookup)
    except members.EmailTaken:
        held = False
    return see_other(request, "/profile/access", "email-changed") if held else _spent(request)
