"""The time, in one place: whole seconds since 1970 in UTC, and Kazakhstan's single time zone."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

MINUTE, HOUR, DAY = 60, 3_600, 86_400
KAZAKHSTAN = timezone(timedelta(hours=5))


def now() -> int:
    """Seconds since 1970-01-01 UTC."""
    return int(time.time())


def local(seconds: int) -> datetime:
    """The moment as people in Kazakhstan read it (UTC+5 everywhere since March 2024)."""
    return datetime.fromtimestamp(seconds, KAZAKHSTAN)


def day(seconds: int) -> date:
    """The calendar day in Kazakhstan at that moment."""
    return local(seconds).date()


def iso(seconds: int) -> str:
    """The moment in ISO 8601, UTC, for machines."""
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
