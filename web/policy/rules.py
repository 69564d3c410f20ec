"""Pure rules of the policy: languages, fingerprints, and when a new version may come into force."""

import hashlib
from datetime import date, datetime

from web.core import clock
from web.core.i18n import LANGUAGES as NAMES
from web.core.i18n import N_

LANGUAGES = tuple(NAMES)
LONGEST = 30_000  # characters of a text; in Cyrillic these are 60 kB, and a field of a form may have 64
PAST = N_("A version comes into force today or later.")
BEFORE_NEWEST = N_("A later version is published already; this one cannot come into force before it.")


def whole(body: str, snapshot: str) -> str:
    """The text that is fingerprinted: what was written by hand, then what the inventory gave."""
    return f"{body}\n\n{snapshot}\n"


def fingerprint(body: str, snapshot: str) -> str:
    """SHA-256 of the whole text."""
    return hashlib.sha256(whole(body, snapshot).encode()).hexdigest()


def wrong_day(day: date, newest_at: int, now: int) -> str:
    """Why a version cannot come into force that day; empty when it can."""
    if day < clock.day(now):
        return PAST
    return BEFORE_NEWEST if day < clock.day(newest_at) else ""


def begins(day: date, now: int) -> int:
    """The second in which a version comes into force: now, or the first one of a later day in Kazakhstan."""
    return now if day == clock.day(now) else int(datetime(day.year, day.month, day.day, tzinfo=clock.KAZAKHSTAN).timestamp())
