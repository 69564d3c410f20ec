"""Floor 4: messages: a thread per listing and pair of people, unread marks, live news, blocking a person."""

from web.core.feature import Feature, Reportable, Section
from web.core.i18n import N_
from web.core.live import live
from web.core.view import get, post
from web.messages import held
from web.messages.store import dealings, reports, unread
from web.messages.views import begin, blocks, inbox, news, thread

FEATURE = Feature(
    "messages",
    routes=(
        get("/messages", inbox.inbox, need="member"),
        get("/messages/new", begin.begin_page, need="member"),
        post("/messages/new", begin.begin, need="member"),
        get("/messages/blocked", blocks.blocked, need="member"),
        post("/messages/blocked/lift", blocks.lift, need="member"),
        get("/messages/{id:int}", thread.thread, need="member", pool="write"),
        post("/messages/{id:int}", thread.reply, need="member"),
        post("/messages/{id:int}/read", thread.read, need="member"),
        live("/messages/{id:int}/events", news.prepare_stream),
        post("/messages/{id:int}/block", blocks.block, need="member"),
        post("/messages/{id:int}/unblock", blocks.unblock, need="member"),
    ),
    held=held.HELD,
    sections=(Section(N_("Messages"), "/messages", "message", 15, N_("Conversations with buyers and sellers"), "trade"),),
    dealt=dealings.dealt,
    reportable=(Reportable("message", N_("Message"), reports.find, reports.hide, reports.restore),),
    parameters=frozenset({"listing", "before"}),
    context=lambda db, request: {"unread": unread.count(db, request.state.member)},
    said={
        "person-blocked": N_("This person is blocked. Neither of you can write to the other."),
        "person-unblocked": N_("This person may write to you again."),
    },
)
