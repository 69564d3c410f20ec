"""What open pages of a member hear: how much is unread, and in a conversation each new message once, as the page shows it."""

from starlette.requests import Request

from web.core import i18n
from web.core.desk import News, Question
from web.core.live import Live
from web.core.page import link, prefix_of, render
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.messages import rules
from web.messages.store import choices, talk, threads, unread
from web.messages.views import asked


def prepare_stream(request: Request, db) -> Live:
    """What comes after the message that the page showed last (`after` in the query), whether the last one arrived, and the
    number of unread messages; what did not change is not told again. Raises NotFound."""
    me, number = request.state.member.id, asked.number(request)
    found = threads.one(db, me, number)
    if found is None:
        raise NotFound()
    after, told = asked.key(request, "after"), {}

    def news(db, since: int) -> list[tuple[int, str, str]]:
        rows = talk.since(db, me, number, since, rules.AT_ONCE)
        events = [(message["id"], "", _html(request, message)) for message in asked.shown(request, db, rows)]
        last = rows[-1].id if rows else since
        beside = {"unread": badge(db, request.state.member), "mark": mark(db, me, number)}
        events += [(last, name, html) for name, html in beside.items() if told.get(name) != html]
        told.update(beside)
        return events

    return Live(frozenset({f"thread:{number}", f"inbox:{me}"}), news, found.last_id if after is None else after)


def count_question(request: Request, db) -> tuple[Question, int]:
    """How much is unread, for every other page; all pages of a member that are open in one language share the answer."""
    member = request.state.member
    if member is None:
        raise NotFound()
    topic, language = f"inbox:{member.id}", request.state.language

    def news(db, since: int) -> News:
        i18n.use(language)
        stamp = db.value("select n from topic where name = :topic", topic=topic) or 0
        if choices.arrivals(db, member.id) and not member.blocked_at:
            db.later(choices.arrived, member.id)
        return News([(stamp, "unread", badge(db, member))] if stamp > since else [], max(stamp, since))

    return Question(("unread", member.id, prefix_of(request)), frozenset({topic}), news, news), 0


def badge(db, member: Row) -> str:
    """The count beside «Messages», as in the frame; nothing where nothing is unread."""
    return render("messages/count.html", unread=unread.count(db, member)).strip()


def mark(db, me: int, number: int) -> str:
    """What is said below the conversation of its last message."""
    found, rows = threads.one(db, me, number), talk.newest(db, me, number, None, 1)
    if found is None:
        return ""
    return rules.mark(rows, found.other_read, choices.of(db, found.other_id).got, choices.since(db, me, found.other_id))


def _html(request: Request, message: dict) -> str:
    return render("messages/_message.html", message=message, url=lambda path: link(request, path))
