"""What a member does with a conversation for themselves: mutes it, puts it away, deletes it or one message of it."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.messages.store import putting_away as store
from web.messages.store import talk
from web.messages.views import asked

SAID = {("muted", True): "muted", ("muted", False): "unmuted", ("archived", True): "archived", ("archived", False): "unarchived"}


def put_away(request: Request, db, form: FormData) -> Response:
    """Mutes or archives a conversation, or takes that back."""
    number, word, on = asked.number(request), forms.text(form, "as", 20), forms.text(form, "on", 5) != "no"
    if word not in store.WORDS:
        raise NotFound()
    db.write(store.mark, request.state.member.id, number, word, on)
    return see_other(request, "/messages" if (word, on) == ("archived", True) else f"/messages/{number}", SAID[word, on])


def delete_page(request: Request, db, form: FormData) -> Response:
    """Asks once more before a message, or the whole conversation, is deleted."""
    found, number = asked.mine(request, db), asked.key(request, "message")
    row = talk.one(db, request.state.member.id, found.id, number) if number else None
    if number and row is None:
        raise NotFound()
    return page(request, "messages/delete.html", thread=found, message=row and asked.shown(request, db, [row])[0])


def delete(request: Request, db, form: FormData) -> Response:
    """Deletes one message, or the conversation up to the last message that was seen, for the member alone."""
    me, number, message = request.state.member.id, asked.number(request), forms.number(form, "message")
    if message is not None:
        db.write(store.delete, me, number, message)
        return see_other(request, f"/messages/{number}?said=message-deleted#end")
    db.write(store.clear, me, number, forms.number(form, "upto") or 0)
    return see_other(request, "/messages", "conversation-deleted")
