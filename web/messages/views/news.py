"""The live part of a conversation: each new message once, as the same HTML that the page shows."""

from starlette.requests import Request

from web.core.live import Live
from web.core.page import link, render
from web.core.refusal import NotFound
from web.messages import rules
from web.messages.store import talk, threads
from web.messages.views import asked


def prepare_stream(request: Request, db) -> Live:
    """What comes after the message that the page showed last (`after` in the query). Raises NotFound."""
    me, number = request.state.member.id, asked.number(request)
    found = threads.one(db, me, number)
    if found is None:
        raise NotFound()
    after = asked.key(request, "after")

    def news(db, since: int) -> list[tuple[int, str, str]]:
        rows = talk.since(db, me, number, since, rules.AT_ONCE)
        return [(message["id"], "", _html(request, message)) for message in asked.shown(request, db, rows)]

    return Live(frozenset({f"thread:{number}"}), news, found.last_id if after is None else after)


def _html(request: Request, message: dict) -> str:
    return render("messages/_message.html", message=message, url=lambda path: link(request, path))
