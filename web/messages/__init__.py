"""Floor 4: messages: a thread per listing and pair of people, unread marks, live news, blocking a person."""

from web.core.broadcast import broadcast
from web.core.feature import Feature, Job, Reportable, Section
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.live import live
from web.core.view import PHOTO, get, post
from web.messages import held, jobs, rules
from web.messages.store import dealings, reports, unread
from web.messages.store.blocks import between
from web.messages.views import begin, blocks, choices, inbox, news, photos, putting_away, thread

LOOKS = Limit("searches in messages", 300, 3_600)
ONE = "/messages/{id:int}"

FEATURE = Feature(
    "messages",
    routes=(
        get("/messages", inbox.inbox, need="member"),
        post("/messages/search", inbox.search, need="member", pool="read", limit=LOOKS, while_blocked=True),
        broadcast("/messages/events", news.count_question, each=True),
        get("/messages/choices", choices.choices, need="member"),
        post("/messages/choices", choices.switch, need="member"),
        post("/messages/choices/mails", choices.mails, need="member"),
        post("/messages/choices/add", choices.add, need="member"),
        post("/messages/choices/change", choices.change, need="member"),
        get("/messages/new", begin.begin_page, need="member"),
        post("/messages/new", begin.begin, need="member"),
        post("/messages/new/photos", photos.begin, need="member", pool="photos", body=PHOTO, limit=rules.PHOTOS),
        get("/messages/blocked", blocks.blocked, need="member"),
        post("/messages/blocked/lift", blocks.lift, need="member"),
        get(ONE, thread.thread, need="member", pool="write"),
        post(ONE, thread.reply, need="member"),
        post(ONE + "/read", thread.read, need="member"),
        post(ONE + "/quick", thread.insert, need="member"),
        live(ONE + "/events", news.prepare_stream),
        post(ONE + "/photos", photos.add, need="member", pool="photos", body=PHOTO, limit=rules.PHOTOS),
        post(ONE + "/photos/remove", photos.remove, need="member"),
        get(ONE + "/photos/{file}", photos.file, need="member"),
        post(ONE + "/put-away", putting_away.put_away, need="member"),
        get(ONE + "/delete", putting_away.delete_page, need="member"),
        post(ONE + "/delete", putting_away.delete, need="member"),
        post(ONE + "/block", blocks.block, need="member"),
        post(ONE + "/unblock", blocks.unblock, need="member"),
    ),
    held=held.HELD,
    jobs=(Job("words of messages", 5, jobs.make_words), Job("unseen messages", 3_600, jobs.empty_unseen)),
    sections=(Section(N_("Messages"), "/messages", "message", 15, N_("Conversations with buyers and sellers"), "trade"),),
    dealt=dealings.dealt, apart=between,
    reportable=(Reportable("message", N_("Message"), reports.find, reports.hide, reports.restore),),
    parameters=frozenset({"listing", "before", "show", "message"}),
    context=lambda db, request: {"unread": unread.count(db, request.state.member)},
    said={
        "person-blocked": N_("This person is blocked. Neither of you can write to the other."),
        "person-unblocked": N_("This person may write to you again."),
        "muted": N_("Muted: no mails about this conversation, and it is not counted."),
        "unmuted": N_("You hear of this conversation again."),
        "archived": N_("Put into the archive."),
        "unarchived": N_("Out of the archive again."),
        "message-deleted": N_("The message is deleted for you."),
        "conversation-deleted": N_("The conversation is deleted for you."),
        "marks-on": N_("Switched on, from the next message on."),
        "marks-off": N_("Switched off: nobody learns from us what you have read, and you do not see it of others."),
        "choices-kept": N_("Saved."),
        "quick-dropped": N_("The quick reply is deleted."),
        "quick-full": ("warn", N_("You have 10 quick replies, and more are not possible. Delete one first.")),
    },
)
