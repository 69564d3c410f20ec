"""The profile: what others will read of it is read first, and each field opens by itself."""

import pytest

from tests.accounts.test_edit_profile import FORM
from tests.accounts.test_register import FORM as REGISTRATION
from tests.guard.test_publish import typed, value

ABOUT = "Продаю своё, тел 8 701 123 45 67"


def stored(house, client):
    return house.db.one("select * from member where id = :id", id=client.member_id)


def test_about_me_is_asked_about_before_others_see_it(house, boris):
    page = boris.do("/profile/edit", {**FORM, "about": ABOUT}, 422).text
    assert typed(page, "about") == ABOUT and 'value="Ким"' in page and stored(house, boris).about == ""
    page = boris.do("/profile/edit", {**FORM, "about": ABOUT, "mask": "all"}, 200).text
    assert typed(page, "about") == "Продаю своё, тел •••"


def test_it_is_saved_as_it_is_when_the_member_says_so(house, boris):
    page = boris.do("/profile/edit", {**FORM, "about": ABOUT}, 422).text
    boris.do("/profile/edit", {**FORM, "about": ABOUT, "as_it_is": value(page, "as_it_is")})
    assert stored(house, boris).about == ABOUT
    boris.do("/profile/edit", {**FORM, "about": ABOUT, "last_name": "Цой"})
    assert stored(house, boris).last_name == "Цой"


def test_what_only_the_member_sees_is_asked_about_when_it_is_opened(house, boris):
    closed = {**FORM, "about": ABOUT, "about_seen_by": "nobody"}
    boris.do("/profile/edit", closed)
    for who in ("dealt", "members", "everyone"):
        assert 'id="found"' in boris.do("/profile/edit", {**closed, "about_seen_by": who}, 422).text


def test_the_name_that_everybody_sees_is_read(house, boris):
    page = boris.do("/profile/edit", {**FORM, "display_name": "Борис 87011234567"}, 422).text
    assert "phone:87011234567" in page


def test_the_name_is_read_at_registration_and_nothing_is_lost(house, guest):
    given = {**REGISTRATION, "display_name": "Дана 87011234567"}
    page = guest.do("/register", given, 422).text
    assert "phone:87011234567" in page and f'value="{REGISTRATION["email"]}"' in page and " checked" in page
    guest.do("/register", {**given, "as_it_is": value(page, "as_it_is")})
    assert "Дана •••" in guest.do("/register", {**given, "email": "other@example.kz", "mask": "all"}, 422).text


@pytest.mark.parametrize("field", ["name", "phone", "about", "town"])
def test_each_field_stands_with_a_warning_and_four_answers(house, boris, field):
    page = boris.page("/profile/edit")
    assert page.count(f'name="{field}_seen_by"') == 4 and f'id="{field}_seen_by-hint"' in page


def test_opening_something_is_said_plainly_and_closing_is_not_warned_about(house, boris):
    closed = {**FORM, **{f"{name}_seen_by": "nobody" for name in ("name", "phone", "about", "town")}}
    assert boris.do("/profile/edit", closed).headers["location"].endswith("said=saved")
    assert boris.do("/profile/edit", FORM).headers["location"].endswith("said=opened")
    assert boris.do("/profile/edit", FORM).headers["location"].endswith("said=saved")
    assert boris.do("/profile/edit", closed).headers["location"].endswith("said=saved")


def test_a_profile_has_no_place_but_its_town(house):
    names = {column.name for column in house.db.all("select name from pragma_table_info('member')")}
    assert {"town_id", "region_id"} <= names and not names & {"address", "street", "latitude", "longitude", "point"}
