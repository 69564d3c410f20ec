"""Decisions about messages: when one may write, how days are headed."""

from datetime import timedelta

from web.core import clock, format
from web.core.clock import DAY, HOUR, MINUTE
from web.core.i18n import N_, _
from web.core.limits import Limit
from web.core.sqlite import Row

LONGEST = 2_000  # characters of a message
AT_ONCE = 50  # messages of a page
PHOTO, UNSENT = "message", "unsent"  # what photos show: a message, or a thread in which they wait to be sent
MOST_PHOTOS = 6  # of one message
MOST_QUICK, LONGEST_QUICK = 10, 300  # quick replies, characters of one
SENDING = Limit("messages", 30, 10 * MINUTE)
PHOTOS = Limit("photos of messages", 100, HOUR)
BEGINNING = Limit("new conversations", 20, DAY)
MAILS = {"full": N_("With the words, where the site can carry answers by mail"), "notice": N_("Only that there is something to read"),
         "none": N_("No mails about messages")}
MAIL_AFTER = 10 * MINUTE  # seconds in which reading on the site makes a mail needless
RELAY_AFTER = 2 * MINUTE  # the same where the mail carries the messages: who answers by mail should not wait long


def standing(thread: Row) -> str:
    """How a conversation stands for the one who looks: `open`, or why nothing can be sent: `frozen` (own data are
    blocked), `gone`, `unavailable` (the other's data are), `blocked` (by oneself), `closed` (by the other)."""
    reasons = (("frozen", thread.me_frozen), ("gone", thread.other_id is None), ("unavailable", thread.other_frozen),
               ("blocked", thread.blocked_by_me), ("closed", thread.blocked_by_other))
    return next((word for word, holds in reasons if holds), "open")


def title(row: Row, language: str) -> str:
    """The listing's title in that language or the other one; what the thread remembers when the listing is gone."""
    first, second = (row.title_kk, row.title_ru) if language == "kk" else (row.title_ru, row.title_kk)
    return first or second or row.listing_title


def reachable(row: Row) -> bool:
    """Whether the page of the listing is there for the one who looks: it is live, or their own."""
    return row.state == "live" or (row.state is not None and row.get("role") == "seller")


def starts_day(row: Row) -> bool:
    """Whether the message is the first of its day in the thread."""
    return row.before_at is None or clock.day(row.before_at) != clock.day(row.at)


def day(at: int) -> str:
    """A day as the heading above its messages."""
    back = clock.day(clock.now()) - clock.day(at)
    if back < timedelta(days=2):
        return _("Yesterday") if back.days == 1 else _("Today")
    return format.day(at)


def mark(last: list[Row], read: int, got: int, since: int | None) -> str:
    """What is said of the last message of a conversation where it is one's own: read or delivered; `read` and `got` say how
    far the other person read and was reached, `since` from where on marks are shown (None: not at all)."""
    if not last or not last[0].mine or since is None or last[0].id <= since:
        return ""
    return _("Read") if last[0].id <= read else _("Delivered") if last[0].id <= got else ""


def hour(at: int) -> str:
    """The time of day in Kazakhstan."""
    return clock.local(at).strftime("%H:%M")


def short(at: int) -> str:
    """The time of a message of today, the day of an older one."""
    return hour(at) if clock.day(at) == clock.day(clock.now()) else format.when(at)
