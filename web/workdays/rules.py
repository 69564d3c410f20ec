"""Counts terms in working days as the Civil Code of Kazakhstan does (Art. 173, 175, 176); pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from web.core.clock import KAZAKHSTAN, day

ONE = timedelta(days=1)
WEEKEND = 5  # the weekday of Saturday; Monday is 0


class UnknownYear(LookupError):
    """The calendar of that year is not known; a due date would be a guess."""

    def __init__(self, year: int):
        super().__init__(f"The working days of {year} are not known.")
        self.year = year


@dataclass(frozen=True)
class Calendar:
    """The years that are known, and the days on which it is not the weekday that decides."""

    years: frozenset[int]
    days: Mapping[date, bool]

    def works(self, one: date) -> bool:
        """Whether people work on that day. Raises UnknownYear."""
        if one.year not in self.years:
            raise UnknownYear(one.year)
        return self.days.get(one, one.weekday() < WEEKEND)

    def of_year(self, year: int) -> Iterator[date]:
        """Every day of a year, in order."""
        return days(date(year, 1, 1), date(year, 12, 31))

    def working(self, year: int) -> int:
        """How many Mondays to Fridays of a year are worked. Raises UnknownYear."""
        return sum(self.works(one) for one in self.of_year(year) if one.weekday() < WEEKEND)

    def worked_weekends(self, year: int) -> list[date]:
        """Saturdays and Sundays that are worked in exchange for another day. Raises UnknownYear."""
        return [one for one in self.of_year(year) if one.weekday() >= WEEKEND and self.works(one)]

    def holidays(self, year: int) -> list[date]:
        """Mondays to Fridays on which nobody works. Raises UnknownYear."""
        return [one for one in self.of_year(year) if one.weekday() < WEEKEND and not self.works(one)]


def days(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last."""
    while first <= last:
        yield first
        first += ONE


def moved(last: date, calendar: Calendar) -> date:
    """The last day of a term: the next working day if it is not one itself (CC Art. 175). Raises UnknownYear."""
    while not calendar.works(last):
        last += ONE
    return last


def last_day(received: date, working_days: int, calendar: Calendar) -> date:
    """The last of so many working days, counted from the day after (CC Art. 173). Raises UnknownYear."""
    last = received
    for _number in range(working_days):
        last = moved(last + ONE, calendar)
    return last


def ends(last: date) -> int:
    """The last second of a day in Kazakhstan: a term runs to 24:00 (CC Art. 176)."""
    return int(datetime.combine(last, time(23, 59, 59), KAZAKHSTAN).timestamp())


def due(received: int | date, working_days: int, calendar: Calendar) -> int:
    """The last second (UTC) of a term of working days for what was received on that day or at that moment (seconds
    UTC). Raises UnknownYear when a day that has to be counted lies in a year that is not known."""
    on = received if isinstance(received, date) else day(received)
    return ends(last_day(on, working_days, calendar))
