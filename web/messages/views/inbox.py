"""The inbox: a member's threads, the last spoken in first."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core.page import page
from web.messages import rules
from web.messages.store import blocks, threads
from web.messages.views import asked

AT_ONCE = 20


def inbox(request: Request, db, form: FormData) -> Response:
    """The page of all threads, paged by the number of the last message."""
    me, language = request.state.member.id, request.state.language
    before = asked.key(request, "before")
    rows = threads.inbox(db, me, before, AT_ONCE + 1)
    shown = [
        {**row, "title": rules.title(row, language), "when": rules.short(row.last_at), "iso": clock.iso(row.last_at),
         "reachable": rules.reachable(row)}
        for row in rows[:AT_ONCE]
    ]
    return page(request, "messages/inbox.html", threads=shown, before=before,
                earlier=shown[-1]["last_id"] if len(rows) > AT_ONCE else None, blocked=len(blocks.of(db, me)))
