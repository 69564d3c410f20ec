"""How money, numbers and moments are written for people in the current language."""

from datetime import date as Date
from functools import lru_cache

from babel.dates import format_date

from web.core import clock
from web.core.i18n import _, current

NARROW = "\u202f"  # narrow no-break space keeps a number on one line
LOCALES = {"ru": "ru", "kk": "kk", "en": "en_GB"}


def number(value: int) -> str:
    """Digits in groups of three with no-break spaces."""
    return f"{value:,}".replace(",", NARROW)


def money(tenge: int) -> str:
    """Whole tenge with the sign, as `1 234 567 ₸`."""
    return number(tenge) + "\u00a0₸"


MONTH = {"ru": "MMMM y", "kk": "y 'ж'. MMMM", "en": "MMMM y"}
WHOLE = {"ru": "d MMMM y", "kk": "y 'ж'. d MMMM", "en": "d MMMM y"}  # Kazakh puts the year first


@lru_cache(maxsize=2_000)
def _date(date: Date, pattern: str, language: str) -> str:
    return format_date(date, pattern, locale=LOCALES[language])


def when(seconds: int, now: int | None = None) -> str:
    """Short: a time today, «yesterday», a day of this year, else a full date."""
    moment, today = clock.local(seconds), clock.day(now or clock.now())
    days = (today - moment.date()).days
    if days == 0:
        return _("today, %(time)s", time=moment.strftime("%H:%M"))
    if days == 1:
        return _("yesterday, %(time)s", time=moment.strftime("%H:%M"))
    language = current()
    return _date(moment.date(), "d MMMM" if moment.year == today.year else WHOLE[language], language)


def full(seconds: int) -> str:
    """The whole moment in Kazakhstan's time, for receipts and journals."""
    return f"{day(seconds)}, {clock.local(seconds):%H:%M}"


def month(seconds: int) -> str:
    """A month with its year."""
    return _date(clock.day(seconds), MONTH[current()], current())


def day(seconds: int) -> str:
    """A full date without the time."""
    return _date(clock.day(seconds), WHOLE[current()], current())
