"""Terms are counted in working days of Kazakhstan, from the next day to the last second of the last day."""

from datetime import date, datetime

import pytest

from web.core.clock import KAZAKHSTAN
from web.workdays import known, rules
from web.workdays.rules import Calendar, UnknownYear

CALENDAR = Calendar(frozenset(known.YEARS), {date.fromisoformat(day): works for days in known.YEARS.values()
                                             for day, (works, _name) in days.items()})
VECTORS = [
    ("2026-03-20", 1, "2026-03-26"), ("2026-03-20", 3, "2026-03-30"), ("2026-03-20", 10, "2026-04-08"),
    ("2026-03-20", 15, "2026-04-15"), ("2026-12-31", 1, "2027-01-05"), ("2026-12-31", 3, "2027-01-08"),
    ("2026-08-28", 1, "2026-08-31"), ("2025-08-29", 1, "2025-09-02"), ("2027-03-12", 1, "2027-03-16"),
    ("2027-03-19", 1, "2027-03-25"), ("2027-05-06", 1, "2027-05-11"), ("2026-11-22", 1, "2026-11-23"),
    ("2026-11-22", 3, "2026-11-25"), ("2026-11-22", 15, "2026-12-11"),
]
OFF = {
    2026: "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16",
    2027: "01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16",
}


@pytest.mark.parametrize(("received", "days", "due"), VECTORS)
def test_what_is_received_on_a_day_is_due_on_the_day_that_the_law_counts(received, days, due):
    assert rules.last_day(date.fromisoformat(received), days, CALENDAR) == date.fromisoformat(due)


@pytest.mark.parametrize(("received", "days", "due"), VECTORS)
def test_a_term_ends_with_the_last_second_of_its_last_day_in_kazakhstan(received, days, due):
    ends = datetime.fromisoformat(f"{due}T23:59:59").replace(tzinfo=KAZAKHSTAN)
    assert rules.due(date.fromisoformat(received), days, CALENDAR) == ends.timestamp()


def test_the_day_of_receipt_is_the_day_in_kazakhstan_not_in_utc():
    before = int(datetime.fromisoformat("2026-11-22T23:59:59+05:00").timestamp())
    assert rules.due(before, 1, CALENDAR) == rules.due(date(2026, 11, 22), 1, CALENDAR)
    assert rules.due(before + 1, 1, CALENDAR) == rules.due(date(2026, 11, 23), 1, CALENDAR)
    assert rules.due(before, 1, CALENDAR) < rules.due(before + 1, 1, CALENDAR)


@pytest.mark.parametrize(("year", "days"), [(2025, 245), (2026, 247), (2027, 247)])
def test_a_year_has_as_many_working_mondays_to_fridays_as_the_law_says(year, days):
    assert CALENDAR.working(year) == days


def test_the_only_weekend_day_worked_is_the_sunday_that_was_swapped_in_2025():
    assert [CALENDAR.worked_weekends(year) for year in (2025, 2026, 2027)] == [[date(2025, 1, 5)], [], []]


@pytest.mark.parametrize("year", OFF)
def test_weekdays_off_are_those_of_the_law(year):
    assert [f"{day:%m-%d}" for day in CALENDAR.holidays(year)] == OFF[year].split()


def test_thirtieth_of_august_is_a_holiday_until_2025_only():
    assert not CALENDAR.works(date(2025, 9, 1)) and CALENDAR.works(date(2026, 8, 31))


def test_a_term_that_needs_an_unknown_year_is_an_error_and_not_a_guess():
    with pytest.raises(UnknownYear) as error:
        rules.due(date(2027, 12, 31), 1, CALENDAR)
    assert error.value.year == 2028


def test_a_term_that_ends_before_the_unknown_year_is_counted():
    assert rules.last_day(date(2027, 12, 30), 1, CALENDAR) == date(2027, 12, 31)


def test_a_weekend_of_an_unknown_year_is_not_guessed_either():
    with pytest.raises(UnknownYear):
        CALENDAR.works(date(2028, 1, 1))


def test_a_last_day_that_is_not_worked_moves_to_the_next_that_is():
    assert rules.moved(date(2026, 3, 21), CALENDAR) == date(2026, 3, 26)
    assert rules.moved(date(2026, 3, 26), CALENDAR) == date(2026, 3, 26)


def test_christmas_and_kurban_ait_do_not_move_off_a_weekend():
    days = known.by_law(2028, date(2028, 5, 6))
    assert days["2028-05-06"] == (False, known.KURBAN) and "2028-05-08" in days  # the 8th is Defender's Day, moved
    found = Calendar(frozenset({2029}), {date.fromisoformat(day): works for day, (works, _n) in known.by_law(2029, None).items()})
    assert date(2029, 1, 7).weekday() == 6 and found.works(date(2029, 1, 8))


def test_a_worked_saturday_counts_as_a_day_of_a_term():
    swapped = Calendar(CALENDAR.years, {**CALENDAR.days, date(2026, 11, 28): True, date(2026, 11, 27): False})
    assert rules.last_day(date(2026, 11, 26), 1, swapped) == date(2026, 11, 28)


def test_terms_agree_with_a_plain_count_for_every_day_of_two_years():
    for received in rules.days(date(2025, 1, 1), date(2027, 6, 30)):
        for term in (1, 3, 10, 15):
            last = rules.last_day(received, term, CALENDAR)
            assert CALENDAR.works(last)
            between = rules.days(received + rules.ONE, last)
            assert sum(CALENDAR.works(day) for day in between) == term
