"""The panel of the calendar: a year at a glance, and what an administrator changes in it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core import form as forms
from web.core.form import Form
from web.core.format import LOCALES
from web.core.i18n import _, current
from web.core.page import page, see_other
from web.workdays import known, store
from web.workdays.forms import DayForm, SwapForm, YearForm
from web.workdays.rules import WEEKEND, Calendar, days

PATH = "/admin/calendar"


@dataclass(frozen=True)
class Month:
    """One line of the year: its name, weekdays off, weekend days worked, working days."""

    name: str
    off: list[int]
    worked: list[int]
    working: int


def months(year: int, found: Calendar) -> list[Month]:
    """The twelve months of a known year."""
    return [_month(list(days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))), found)
            for number in range(1, 13)]


def _month(all_days: list[date], found: Calendar) -> Month:
    weekdays = [one for one in all_days if one.weekday() < WEEKEND]
    return Month(format_date(all_days[0], "LLLL", locale=LOCALES[current()]),
                 [one.day for one in weekdays if not found.works(one)],
                 [one.day for one in all_days if one.weekday() >= WEEKEND and found.works(one)],
                 sum(map(found.works, weekdays)))


def spelled(day: date) -> str:
    """A day with its weekday, in the language of the page."""
    return format_date(day, "EEEE, d MMMM", locale=LOCALES[current()])


def calendar_page(request: Request, db, form: FormData) -> Response:
    """A year at a glance."""
    return _show(request, db, forms.number(request.query_params, "year", known.LAST))


def _show(request: Request, db, asked: int | None, status: int = 200, **filled: Form) -> Response:
    found, ahead = store.calendar(db), store.unknown_ahead(db)
    year = asked if asked in found.years else clock.day(clock.now()).year
    made = {"day": DayForm(prefix="day-"), "swap": SwapForm(prefix="swap-"),
            "year": YearForm(prefix="year-", data={"year": ahead or max(found.years, default=year) + 1}), **filled}
    whole = year in found.years
    return page(request, "workdays/calendar.html", status, year=year, years=sorted(found.years), ahead=ahead, forms=made,
                known=whole, months=months(year, found) if whole else [], working=found.working(year) if whole else 0,
                worked=whole and bool(found.worked_weekends(year)),
                entries=[(spelled(day), row) for day, row in store.named(db, year).items()])


def change_day(request: Request, db, form: FormData) -> Response:
    """Says whether people work on a day."""
    made = DayForm(form, prefix="day-")
    if not (made.validate() and _in_known_years(db, made, "day")):
        return _show(request, db, made.day.data.year if made.day.data else None, 422, day=made)
    staff, day = request.state.member.id, made.day.data
    if made.works.data == "usual":
        db.write(store.clear_day, staff, day)
    else:
        db.write(store.set_day, staff, day, made.works.data == "yes", made.name.data or "")
    return see_other(request, f"{PATH}?year={day.year}", "calendar-saved")


def swap(request: Request, db, form: FormData) -> Response:
    """Moves a day off by decision of the government."""
    made = SwapForm(form, prefix="swap-")
    if not (made.validate() and _in_known_years(db, made, "free", "worked")):
        return _show(request, db, made.free.data.year if made.free.data else None, 422, swap=made)
    db.write(store.swap, request.state.member.id, made.free.data, made.worked.data, made.decision.data)
    return see_other(request, f"{PATH}?year={made.free.data.year}", "calendar-saved")


def _in_known_years(db, made: Form, *names: str) -> bool:
    years = store.calendar(db).years
    for name in names:
        if made[name].data.year not in years:
            made[name].errors = [_("This year is not known yet; add it first.")]
    return not any(made[name].errors for name in names)


def add_year(request: Request, db, form: FormData) -> Response:
    """Adds a year with the holidays of the law, to be looked through and corrected."""
    made = YearForm(form, prefix="year-")
    if not made.validate():
        return _show(request, db, None, 422, year=made)
    db.write(store.add_year, request.state.member.id, made.year.data, known.by_law(made.year.data, made.kurban.data))
    return see_other(request, f"{PATH}?year={made.year.data}", "year-added")
