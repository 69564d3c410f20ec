"""Blocking the other person of a conversation, and the list of those blocked."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import page, see_other
from web.messages.store import blocks as store
from web.messages.views import asked


def block(request: Request, db, form: FormData) -> Response:
    """Blocks the other person of the thread."""
    number = asked.number(request)
    db.write(store.block, request.state.member.id, number)
    return see_other(request, f"/messages/{number}", "person-blocked")


def unblock(request: Request, db, form: FormData) -> Response:
    """Lifts the block on the other person of the thread."""
    number = asked.number(request)
    db.write(store.unblock, request.state.member.id, number)
    return see_other(request, f"/messages/{number}", "person-unblocked")


def blocked(request: Request, db, form: FormData) -> Response:
    """Everybody whom the member blocked, also where the conversation is gone by now."""
    return page(request, "messages/blocked.html", people=store.of(db, request.state.member.id))


def lift(request: Request, db, form: FormData) -> Response:
    """Lifts one block of the list; lifting it again changes nothing."""
    db.write(store.lift, request.state.member.id, forms.number(form, "block") or 0)
    return see_other(request, "/messages/blocked", "person-unblocked")
