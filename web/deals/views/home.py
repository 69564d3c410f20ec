"""«Deals»: a member's own ones, open and ended, and the card of one above its conversation."""

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.page import link, page, render
from web.core.sqlite import Row
from web.deals.store import beginning, rows
from web.deals.views import asked

AT_ONCE = 30


def home(request: Request, db, form: FormData) -> Response:
    """The deals of one tab, newest first, paged by their number."""
    me, ended = request.state.member.id, request.query_params.get("tab") == "ended"
    found = rows.mine(db, me, ended, asked.key(request, "before") or asked.HIGHEST, AT_ONCE + 1)
    return page(request, "deals/home.html", deals=[asked.shown(row) for row in found[:AT_ONCE]], ended=ended, waiting=rows.waiting(db, me),
                more=found[AT_ONCE - 1].id if len(found) > AT_ONCE else None)


def beside(db, request: Request, thread: Row) -> Markup | str:
    """What stands above a conversation: its newest deal, or the way to begin one."""
    me = request.state.member.id
    row = rows.last_in(db, me, thread.id)
    closed = thread.me_frozen or thread.other_frozen or thread.other_id is None or thread.blocked_by_me or thread.blocked_by_other
    may_offer = not closed and (row is None or asked.shown(row)["ended"]) and beginning.place(db, me, None, thread.id) is not None
    if row is None and not may_offer:
        return ""
    return Markup(render("deals/beside.html", deal=asked.shown(row) if row else None, may_offer=may_offer, thread=thread,
                         url=lambda path: link(request, path)))
