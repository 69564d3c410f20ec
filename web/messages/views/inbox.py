"""The inbox: a member's threads, the last spoken in first, all or some of them, or those in which words were said."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core import form as forms
from web.core.page import page
from web.core.sqlite import Row
from web.messages import rules
from web.messages.store import blocks, choices, names, threads, words
from web.messages.views import asked

AT_ONCE = 20
LONGEST = 100  # characters of a question


def inbox(request: Request, db, form: FormData) -> Response:
    """The page of threads of one kind, paged by the number of the last message."""
    me, before, kind = request.state.member.id, asked.key(request, "before"), request.query_params.get("show", "")
    kind = kind if kind in threads.FILTERS else ""
    rows = threads.inbox(db, me, before, AT_ONCE + 1, kind)
    if choices.arrivals(db, me) and not request.state.member.blocked_at:
        db.later(choices.arrived, me)
    return _show(request, db, rows, before, kind=kind)


def search(request: Request, db, form: FormData) -> Response:
    """The conversations in which every word was said or is the other's name. What is looked for is sent in the body and stands in
    no address, because addresses are written into logs and histories."""
    me, text = request.state.member.id, forms.text(form, "words", LONGEST)
    before = forms.number(form, "before")
    rows = threads.found(db, me, words.asked(choices.of(db, me).salt, text), names.asked(db, me, text), before, AT_ONCE + 1)
    return _show(request, db, rows, before, asked_words=text)


def _show(request: Request, db, rows: list[Row], before: int | None, kind: str = "", asked_words: str | None = None) -> Response:
    language = request.state.language
    shown = [
        {**row, "title": rules.title(row, language), "when": rules.short(row.last_at), "iso": clock.iso(row.last_at),
         "reachable": rules.reachable(row)}
        for row in rows[:AT_ONCE]
    ]
    return page(request, "messages/inbox.html", threads=shown, before=before, kind=kind, words=asked_words,
                earlier=shown[-1]["last_id"] if len(rows) > AT_ONCE else None, blocked=len(blocks.of(db, request.state.member.id)))
