"""The calendar is loaded once, changed by the administrator, and warns before it ends."""

from datetime import date, datetime

import pytest

from web.core.clock import KAZAKHSTAN
from web.workdays import store
from web.workdays.rules import UnknownYear


def at(day: str) -> int:
    """Noon of a day in Kazakhstan, in seconds UTC."""
    return int(datetime.fromisoformat(day + "T12:00:00").replace(tzinfo=KAZAKHSTAN).timestamp())


def test_three_years_are_there_from_the_start(house):
    assert store.calendar(house.db).years == {2025, 2026, 2027}


def test_what_the_administrator_changed_stays_when_the_site_starts_again(house, olzhas):
    olzhas.do("/admin/calendar/day", {"day-day": "2026-12-16", "day-works": "usual"})
    house.db.write(store.begin)
    assert store.calendar(house.db).works(date(2026, 12, 16))


def test_from_november_on_a_missing_next_year_is_warned_of(house):
    assert store.unknown_ahead(house.db, at("2027-10-31")) is None
    assert store.unknown_ahead(house.db, at("2027-11-01")) == 2028


def test_a_current_year_that_is_missing_is_warned_of_at_any_time(house):
    assert store.unknown_ahead(house.db, at("2028-02-01")) == 2028


def test_an_administrator_sees_a_year_at_a_glance(olzhas):
    text = olzhas.page("/admin/calendar?year=2027")
    assert ">247<" in text and "22, 23, 24" in text


def test_a_day_can_be_made_free_with_its_name(house, olzhas):
    olzhas.do("/admin/calendar/day", {"day-day": "2026-11-30", "day-works": "no", "day-name": "Траур"})
    assert not store.calendar(house.db).works(date(2026, 11, 30))
    assert "Траур" in olzhas.page("/admin/calendar?year=2026")


def test_days_are_swapped_by_a_decision_of_the_government(house, olzhas):
    swap = {"swap-free": "2026-12-15", "swap-worked": "2026-12-19", "swap-decision": "№ 1 от 1 декабря"}
    olzhas.do("/admin/calendar/swap", swap)
    found = store.calendar(house.db)
    assert not found.works(date(2026, 12, 15)) and found.works(date(2026, 12, 19))


def test_a_swap_sent_twice_is_one_swap_with_one_trace(house, olzhas):
    swap = {"swap-free": "2026-12-15", "swap-worked": "2026-12-19", "swap-decision": "№ 1 от 1 декабря"}
    olzhas.do("/admin/calendar/swap", swap)
    before = house.db.value("select count(*) from staff_action")
    olzhas.do("/admin/calendar/swap", swap)
    assert house.db.value("select count(*) from staff_action") == before


def test_a_year_is_added_with_the_holidays_of_the_law(house, olzhas):
    olzhas.do("/admin/calendar/year", {"year-year": "2028", "year-kurban": "2028-05-05"})
    found = store.calendar(house.db)
    assert 2028 in found.years
    assert [f"{day:%m-%d}" for day in found.holidays(2028)] == (
        "01-03 01-04 01-07 03-08 03-15 03-21 03-22 03-23 05-01 05-05 05-08 05-09 07-06 10-25 12-18".split())


def test_a_year_added_twice_is_added_once(house, olzhas):
    for _time in range(2):
        olzhas.do("/admin/calendar/year", {"year-year": "2028", "year-kurban": "2028-05-05"})
    assert house.db.value("select count(*) from staff_action where action = 'calendar changed'") == 1


@pytest.mark.parametrize("wrong", [
    ("/admin/calendar/year", {"year-year": "1900", "year-kurban": "1900-05-05"}),
    ("/admin/calendar/year", {"year-year": "2028", "year-kurban": "2027-05-05"}),
    ("/admin/calendar/year", {"year-year": "zwei", "year-kurban": ""}),
    ("/admin/calendar/day", {"day-day": "2031-01-01", "day-works": "no"}),
    ("/admin/calendar/day", {"day-day": "yesterday", "day-works": "no"}),
    ("/admin/calendar/day", {"day-day": "2026-12-01", "day-works": "perhaps"}),
    ("/admin/calendar/swap", {"swap-free": "2026-12-15", "swap-worked": "2026-12-15", "swap-decision": "№ 1"}),
    ("/admin/calendar/swap", {"swap-free": "2026-12-15", "swap-worked": "2026-12-19", "swap-decision": ""}),
])
def test_what_makes_no_sense_is_refused_in_words(house, olzhas, wrong):
    path, data = wrong
    olzhas.do(path, data, 422)
    assert house.db.value("select count(*) from staff_action") == 0


def test_moderators_members_and_guests_do_not_reach_the_calendar(madina, sanzhar, guest):
    for person in (madina, sanzhar):
        person.page("/admin/calendar", 404)
        person.do("/admin/calendar/day", {"day-day": "2026-12-01", "day-works": "no"}, 404)
    assert guest.get("/admin/calendar").status_code == 303


def test_an_unknown_year_stays_an_error_in_the_store(house):
    with pytest.raises(UnknownYear):
        store.calendar(house.db).works(date(2030, 1, 1))
