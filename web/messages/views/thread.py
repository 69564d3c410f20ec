"""One conversation: its page, answering in it, and marking it read."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import page, see_other, wants_part
from web.core.refusal import First
from web.core.sqlite import Row
from web.messages import rules, warning
from web.messages.forms import MessageForm, empty
from web.messages.store import choices, pictures, quick, sending, talk, unread
from web.messages.views import asked
from web.messages.views.often import allow, policy_first
from web.scam.asking import NOTHING, Asking

READABLE = {"open", "gone", "blocked", "closed"}


def thread(request: Request, db, form: FormData) -> Response:
    """The page of a conversation. Looking at it marks it read: that only keeps count, and doing it twice
    is doing it once; a browser that fetches the page ahead of a click marks nothing."""
    found = asked.mine(request, db)
    before = asked.key(request, "before")
    messages = talk.newest(db, request.state.member.id, found.id, before, rules.AT_ONCE + 1)
    if before is None and "prefetch" not in request.headers.get("sec-purpose", ""):
        mark(request, db, found, found.last_id)
    return _show(request, db, found, messages, before)


def reply(request: Request, db, form: FormData) -> Response:
    """Sends an answer. htmx gets the new messages and an empty form, everybody else the page again."""
    me, found, made = request.state.member.id, asked.mine(request, db), MessageForm(form)
    photos = pictures.waiting(db, me, found.id)
    named = not wants_part(request) and forms.text(form, "photo")  # a script sends a photo as soon as it is chosen
    if not made.complete(bool(photos), bool(named)):
        return again(request, db, made, 422)
    warned = warning.ask(request, db, f"thread:{found.id}", found.other_id, found.role, made.text.data, form)
    if warned.asks:
        return again(request, db, made, 422, warned)
    if not allow(request, made, rules.SENDING):
        return again(request, db, made, 429)
    try:
        db.write(sending.send, request.app.state.settings, me, found.id, made.text.data, made.key, True)
    except sending.Closed:
        return again(request, db, made, 422)
    except First:
        made.text.errors = [policy_first(request)]
        return again(request, db, made, 422)
    warning.note_sent(request.app.state, db, me, found.other_id, found.role, made.text.data)
    if not wants_part(request):
        return see_other(request, f"/messages/{found.id}#end")
    return _part(request, db, found, forms.number(form, "after"))


def insert(request: Request, db, form: FormData) -> Response:
    """Puts a quick reply into the field, behind what is typed there; nothing is sent yet."""
    made = MessageForm(form)
    words = quick.text(db, request.state.member.id, forms.number(form, "quick") or 0)
    made.text.data = " ".join(part for part in ((made.text.data or "").strip(), words) if part)
    return again(request, db, made, 200)


def read(request: Request, db, form: FormData) -> Response:
    """Marks what came live as read, up to the number sent."""
    found, upto = asked.mine(request, db), forms.number(form, "upto")
    if upto is not None:
        mark(request, db, found, upto)
    return Response(status_code=204)


def mark(request: Request, db, found: Row, upto: int) -> None:
    """Notes that the member has read up to that number."""
    if rules.standing(found) in READABLE and found.read_to < min(upto, found.last_id):
        db.write(unread.read, request.state.member.id, found.id, upto)


def again(request: Request, db, made: MessageForm, status: int, warned: Asking = NOTHING) -> Response:
    """The field with what was typed, alone for htmx; for everybody else on the page."""
    found = asked.mine(request, db)
    if wants_part(request):
        return page(request, "messages/_write.html", status, **_field(request, db, found, made, True, warned))
    messages = talk.newest(db, request.state.member.id, found.id, None, rules.AT_ONCE + 1)
    return _show(request, db, found, messages, None, made, status, warned)


def _part(request: Request, db, found: Row, after: int | None) -> Response:
    me = request.state.member.id
    rows = talk.since(db, me, found.id, found.last_id if after is None else after, rules.AT_ONCE)
    last = rows[-1].id if rows else found.last_id
    mark(request, db, asked.mine(request, db), last)
    return page(request, "messages/sent.html", messages=asked.shown(request, db, rows),
                **_field(request, db, asked.mine(request, db), empty(last), True))


def _field(request: Request, db, found: Row, made: MessageForm, refocus: bool, warned: Asking = NOTHING) -> dict:
    """What templates/messages/_write.html wants."""
    me = request.state.member.id
    return {"thread": found, "form": made, "again": refocus, "standing": rules.standing(found), "quick": quick.of(db, me),
            "waiting": pictures.waiting(db, me, found.id), "most": rules.MOST_PHOTOS, "upload_key": made.upload_key,
            "photo_error": made.photo_error, "warned": warned}


def _show(request: Request, db, found: Row, messages: list[Row], before: int | None, made: MessageForm | None = None,
          status: int = 200, warned: Asking = NOTHING) -> Response:
    shown, me = messages[-rules.AT_ONCE:], request.state.member.id
    made = made or empty(shown[-1].id if shown else 0)
    return page(request, "messages/thread.html", status, before=before, beside=request.app.state.site.beside(request, found),
                title=rules.title(found, request.state.language), reachable=rules.reachable(found),
                messages=asked.shown(request, db, shown, heading=True),
                mark="" if before else rules.mark(shown[-1:], found.other_read, choices.of(db, found.other_id).got,
                                                  choices.since(db, me, found.other_id)),
                earlier=shown[0].id if len(messages) > rules.AT_ONCE else None, **_field(request, db, found, made, False, warned))
