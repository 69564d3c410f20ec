"""Decisions about what people save: limits, when a letter is due, what counts as a fallen price."""

from typing import Any

from web.core import clock
from web.core.clock import DAY, HOUR, MINUTE
from web.core.i18n import N_

MOST_SEARCHES, MOST_FAVOURITES, MOST_SELLERS, MOST_OPENED = 50, 500, 200, 1_000
LONGEST_NAME, LONGEST_ADDRESS = 80, 2_000
MAILS = {"": N_("No mails"), "instant": N_("At once, at most one mail in five minutes"), "hourly": N_("Once an hour"),
         "daily": N_("Once a day, at nine in the morning")}
APART = 5 * MINUTE  # between two instant letters about one search
MORNING = 9  # o'clock in Kazakhstan
UNUSED = 365 * DAY  # after that a search stops, and says so
MOST_FRESH = 1_000  # new listings are counted so far
IN_LETTER = 20  # listings that a letter names
CHANNELS = {"site": N_("On the site"), "mail": N_("By mail")}
RESULTS = {"shown": N_("shown on the page of the search"), "queued": N_("waiting to be sent"), "sent": N_("sent"),
           "failed": N_("could not be sent"), "dropped": N_("not sent: nothing was left to tell")}
BARGAINS = ("fixed", "negotiable")  # kinds of price whose fall is good news for who saved the listing


def midnight(now: int) -> int:
    """When the day in Kazakhstan began (seconds UTC)."""
    moment = clock.local(now)
    return now - (moment.hour * HOUR + moment.minute * MINUTE + moment.second)


def due(how: str, now: int, mailed_at: int | None) -> int | None:
    """When a letter about what was found now goes out (seconds UTC); None where no mails are wanted."""
    if how == "instant":
        return max(now, (mailed_at or 0) + APART)
    if how == "hourly":
        return now - now % HOUR + HOUR
    if how == "daily":
        today = midnight(now) + MORNING * HOUR
        return today if now < today else today + DAY
    return None


def worth_telling(mode: str, price: int | None) -> int | None:
    """The price by which a later one is judged; None where a lower one is no bargain."""
    return price if mode in BARGAINS else None


def fallen(saved: Any, mode: str, price: int | None) -> int:
    """By how many tenge the listing is cheaper than when it was saved; 0 if it is not."""
    now = worth_telling(mode, price)
    return saved.price - now if saved.price is not None and now is not None and now < saved.price else 0
