"""Who is asking, and the list of places where a member is logged in."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts import rules
from web.accounts.store import members
from web.accounts.store import sessions as store
from web.core import clock, tokens
from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.security import SESSION_COOKIE


def identify(db, request: Request):
    """The member whose session the cookie names, or None; use is written down once an hour."""
    cookie = request.cookies.get(SESSION_COOKIE)
    token = request.app.state.keys.read("session", cookie, rules.LONGEST_SESSION) if cookie else None
    member = store.find(db, token) if token else None
    if member is None:
        return None
    request.state.session = member.session_id
    if clock.now() - member.session_seen_at > clock.HOUR and not member.blocked_at:
        db.write(store.seen, member.session_id)
        db.write(members.active, member.id)
    return member


def set_cookie(request: Request, response: Response, token: str, remembered: bool) -> Response:
    """Gives the browser its key; it outlives the browser only where «remember me» was asked for."""
    response.set_cookie(
        SESSION_COOKIE, request.app.state.keys.sign("session", token), httponly=True, samesite="lax", path="/",
        secure=request.app.state.settings.secure, max_age=rules.IDLE_REMEMBERED if remembered else None)
    return response


def drop_cookie(request: Request, response: Response) -> Response:
    """Takes the key back, and asks the browser to forget what it kept of this site."""
    response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="lax",
                           secure=request.app.state.settings.secure)
    response.headers["clear-site-data"] = '"cache", "storage"'
    return response


def sessions_page(request: Request, db, form: FormData) -> Response:
    """Where the member is logged in."""
    return page(request, "accounts/sessions.html", sessions=store.of_member(db, request.state.member.id),
                this=request.state.session)


def end(request: Request, db, form: FormData) -> Response:
    """Ends one of the member's sessions."""
    number = forms.number(form, "session")
    if number is None or not db.write(store.end, request.state.member.id, number):
        raise NotFound()
    if number == request.state.session:
        return drop_cookie(request, see_other(request, "/login", "logged-out"))
    return see_other(request, "/profile/sessions", "session-ended")


def end_others(request: Request, db, form: FormData) -> Response:
    """Ends all of the member's sessions but this one."""
    db.write(store.end_others, request.state.member.id, request.state.session)
    return see_other(request, "/profile/sessions", "others-ended")


def open_session(request: Request, db, member_id: int, remembered: bool, path: str) -> Response:
    """Logs the member in on this browser and goes on to the path."""
    token = tokens.new_token()
    browser = rules.browser(request.headers.get("user-agent", ""))
    db.write(store.begin, member_id, token, browser, remembered)
    return set_cookie(request, see_other(request, path), token, remembered)
