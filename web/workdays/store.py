"""The calendar of Kazakhstan as it is known here: loaded once, changed by the administrator, kept in memory."""

from datetime import date

from web.core import clock, journal
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.workdays import known
from web.workdays.rules import Calendar

TOPIC = "workdays"
FIRST_MONTH = 11  # from November on the next year has to be known


def calendar(db) -> Calendar:
    """The calendar as it is now, kept in memory; `db` is a door, or a transaction, which reads anew."""
    return db.kept(TOPIC, load) if hasattr(db, "kept") else load(db)


def load(db: Reader) -> Calendar:
    """The calendar read from the database."""
    years = frozenset(row.year for row in db.all("select year from calendar_year"))
    rows = db.all("select day, works from calendar_day")
    return Calendar(years, {date.fromisoformat(row.day): bool(row.works) for row in rows})


def begin(tx: Transaction) -> None:
    """Adds the years that the software knows and the database does not; what was changed here stays."""
    present = {row.year for row in tx.all("select year from calendar_year")}
    for year, found in known.YEARS.items():
        if year not in present:
            _add(tx, year, found)


def _add(tx: Transaction, year: int, found: dict[str, tuple[bool, str]]) -> None:
    tx.insert("calendar_year", year=year, added_at=clock.now())
    for day, (works, name) in found.items():
        tx.insert("calendar_day", day=day, works=works, name=name)
    tx.touch(TOPIC)


def named(db: Reader, year: int) -> dict[date, Row]:
    """The days of a year that are entered, with their names."""
    rows = db.all("select day, works, name from calendar_day where day like :year order by day", year=f"{year}-%")
    return {date.fromisoformat(row.day): row for row in rows}


def unknown_ahead(db, now: int | None = None) -> int | None:
    """The next year, if it is November or later and its working days are not known yet; or this year, if even it is
    unknown."""
    today, years = clock.day(now or clock.now()), calendar(db).years
    if today.year not in years:
        return today.year
    return today.year + 1 if today.month >= FIRST_MONTH and today.year + 1 not in years else None


def set_day(tx: Transaction, staff_id: int, day: date, works: bool, name: str, reason: str = "") -> None:
    """Says whether people work on that day; entered twice it is entered once."""
    old = tx.one("select works, name from calendar_day where day = :day", day=day.isoformat())
    if old and (bool(old.works), old.name) == (works, name):
        return
    tx.run("insert into calendar_day (day, works, name) values (:day, :works, :name)"
           " on conflict (day) do update set works = excluded.works, name = excluded.name",
           day=day.isoformat(), works=works, name=name)
    _changed(tx, staff_id, f"{day.isoformat()}: {'works' if works else 'rest'}" + (f"; {reason}" if reason else ""))


def clear_day(tx: Transaction, staff_id: int, day: date) -> None:
    """Takes an entry back: the weekday decides again."""
    if tx.run("delete from calendar_day where day = :day", day=day.isoformat()):
        _changed(tx, staff_id, f"{day.isoformat()}: as its weekday")


def swap(tx: Transaction, staff_id: int, free: date, worked: date, decision: str) -> None:
    """A day off is moved by decision of the government: nobody works on `free`, people work on `worked`."""
    set_day(tx, staff_id, free, False, decision, decision)
    set_day(tx, staff_id, worked, True, decision, decision)


def add_year(tx: Transaction, staff_id: int, year: int, found: dict[str, tuple[bool, str]]) -> bool:
    """Makes a year known with the days that are not as their weekday; False if it is known already."""
    if tx.one("select year from calendar_year where year = :year", year=year):
        return False
    _add(tx, year, found)
    _changed(tx, staff_id, f"{year} added")
    return True


def _changed(tx: Transaction, staff_id: int, reason: str) -> None:
    journal.note(tx, staff_id, "calendar changed", "calendar", reason=reason)
    tx.touch(TOPIC)


def count_unknown(db) -> int:
    """One while a year is missing that is needed soon, for the mark at the panel."""
    return int(unknown_ahead(db) is not None)
