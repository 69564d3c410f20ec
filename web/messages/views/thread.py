"""One conversation: its page, answering in it, and marking it read."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import page, see_other, wants_part
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.messages import rules
from web.messages.forms import MessageForm, empty
from web.messages.store import sending, talk, threads, unread
from web.messages.views import asked
from web.messages.views.often import allow

READABLE = {"open", "gone", "blocked", "closed"}


def thread(request: Request, db, form: FormData) -> Response:
    """The page of a conversation. Looking at it marks it read: that only keeps count, and doing it twice
    is doing it once; a browser that fetches the page ahead of a click marks nothing."""
    found = _mine(request, db)
    before = asked.key(request, "before")
    messages = talk.newest(db, request.state.member.id, found.id, before, rules.AT_ONCE + 1)
    if before is None and "prefetch" not in request.headers.get("sec-purpose", ""):
        _mark(request, db, found, found.last_id)
    return _show(request, found, messages, before)


def reply(request: Request, db, form: FormData) -> Response:
    """Sends an answer. htmx gets the new messages and an empty form, everybody else the page again."""
    me, found, made = request.state.member.id, _mine(request, db), MessageForm(form)
    if not made.validate():
        return _again(request, db, made, 422)
    if not allow(request, made, rules.SENDING):
        return _again(request, db, made, 429)
    try:
        db.write(sending.send, request.app.state.settings, me, found.id, made.text.data, made.key)
    except sending.Closed:
        return _again(request, db, made, 422)
    if not wants_part(request):
        return see_other(request, f"/messages/{found.id}#end")
    return _part(request, db, found, forms.number(form, "after"))


def read(request: Request, db, form: FormData) -> Response:
    """Marks what came live as read, up to the number sent."""
    found, upto = _mine(request, db), forms.number(form, "upto")
    if upto is not None:
        _mark(request, db, found, upto)
    return Response(status_code=204)


def _mine(request: Request, db) -> Row:
    found = threads.one(db, request.state.member.id, asked.number(request))
    if found is None:
        raise NotFound()
    return found


def _mark(request: Request, db, found: Row, upto: int) -> None:
    if rules.standing(found) in READABLE and found.read_to < min(upto, found.last_id):
        db.write(unread.read, request.state.member.id, found.id, upto)


def _part(request: Request, db, found: Row, after: int | None) -> Response:
    me = request.state.member.id
    rows = talk.since(db, me, found.id, found.last_id if after is None else after, rules.AT_ONCE)
    last = rows[-1].id if rows else found.last_id
    _mark(request, db, _mine(request, db), last)
    return page(request, "messages/sent.html", thread=found, messages=asked.shown(request, rows), form=empty(last),
                again=True, standing="open")


def _again(request: Request, db, made: MessageForm, status: int) -> Response:
    found = _mine(request, db)
    if wants_part(request):
        return page(request, "messages/_write.html", status, thread=found, form=made, again=True,
                    standing=rules.standing(found))
    messages = talk.newest(db, request.state.member.id, found.id, None, rules.AT_ONCE + 1)
    return _show(request, found, messages, None, made, status)


def _show(request: Request, found: Row, messages: list[Row], before: int | None, made: MessageForm | None = None,
          status: int = 200) -> Response:
    shown = messages[-rules.AT_ONCE:]
    return page(request, "messages/thread.html", status, thread=found, standing=rules.standing(found), before=before,
                beside=request.app.state.site.beside(request, found),
                title=rules.title(found, request.state.language), reachable=rules.reachable(found),
                messages=asked.shown(request, shown, heading=True), form=made or empty(shown[-1].id if shown else 0),
                earlier=shown[0].id if len(messages) > rules.AT_ONCE else None, again=False)
