"""How money, numbers and moments are written for people in the current language."""

from babel.dates import format_date, format_datetime

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


def when(seconds: int, now: int | None = None) -> str:
    """Short: a time today, «yesterday», a day of this year, else a full date."""
    moment, today = clock.local(seconds), clock.day(now or clock.now())
    locale = LOCALES[current()]
    days = (today - moment.date()).days
    if days == 0:
        return _("today, %(time)s", time=moment.strftime("%H:%M"))
    if days == 1:
        return _("yesterday, %(time)s", time=moment.strftime("%H:%M"))
    return format_date(moment.date(), "d MMMM" if moment.year == today.year else "d MMM y", locale=locale)


def full(seconds: int) -> str:
    """The whole moment in Kazakhstan's time, for receipts and journals."""
    return format_datetime(clock.local(seconds), "d MMMM y, HH:mm", locale=LOCALES[current()])


def day(seconds: int) -> str:
    """A full date without the time."""
    return format_date(clock.day(seconds), "d MMMM y", locale=LOCALES[current()])
