"""What the registers count and how they read what is typed in: terms, moments, members."""

from collections.abc import Callable
from datetime import datetime

from web.core import clock
from web.core.i18n import _, ngettext

PLATFORM_TERM = 24 * clock.HOUR  # answer to the authority under the law on online platforms, Art. 9
SOON = 6 * clock.HOUR
MOST_MEMBERS = 500


def moment(text: str) -> int | None:
    """A moment of a form, `2026-11-22T18:30` or a day, in Kazakhstan's time, as seconds UTC; None if it is none."""
    try:
        made = datetime.fromisoformat(text)
    except ValueError:
        return None
    return int(made.replace(tzinfo=clock.KAZAKHSTAN).timestamp()) if made.tzinfo is None and 2000 < made.year < 2200 else None


def as_typed(seconds: int | None) -> str:
    """A moment as a form field wants it."""
    return f"{clock.local(seconds):%Y-%m-%dT%H:%M}" if seconds is not None else ""


def countdown(due: int, now: int) -> tuple[str, str]:
    """How urgent a term is (ok, warn, bad), and what is left of it in words."""
    left = due - now
    if left < 0:
        return "bad", _("overdue")
    minutes, hours, days = left // clock.MINUTE, left // clock.HOUR, left // clock.DAY
    if hours < 1:
        return "bad", ngettext("%(n)s minute left", "%(n)s minutes left", minutes)
    if days < 3:
        return "warn" if left < SOON else "ok", ngettext("%(n)s hour left", "%(n)s hours left", hours)
    return "ok", ngettext("%(n)s day left", "%(n)s days left", days)


def members(text: str, find: Callable[[str], int | None]) -> tuple[list[int], list[str]]:
    """Numbers of the accounts named in a text, a number or an e-mail in each line, and the lines that name nobody."""
    lines = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    found = {line: find(line) for line in lines[:MOST_MEMBERS]}
    known = list(dict.fromkeys(number for number in found.values() if number is not None))
    return known, [line for line, number in found.items() if number is None] + lines[MOST_MEMBERS:]
