"""Personal details: private until opened, each with its own visibility."""

import pytest

from web.accounts import rules

FORM = {"display_name": "Борис", "first_name": "Борис", "last_name": "Ким", "phone": "8 701 123 45 67", "about": "Продаю своё",
        "town": "75001", "language": "kk", "name_seen_by": "nobody", "phone_seen_by": "members", "about_seen_by": "everyone",
        "town_seen_by": "nobody"}


def test_everything_is_private_to_begin_with(house, boris):
    row = house.db.one("select * from member where id = :id", id=boris.member_id)
    assert {row[f"{field}_seen_by"] for field in rules.FIELDS} == {"nobody"}


def test_saving_keeps_what_was_typed(house, boris):
    boris.do("/profile/edit", FORM)
    row = house.db.one("select * from member where id = :id", id=boris.member_id)
    assert (row.last_name, row.phone, row.language, row.town_id, row.region_id) == ("Ким", "+77011234567", "kk", 75001, 75)
    assert 'value="Ким"' in boris.page("/profile/edit")


def test_saving_twice_is_the_same(house, boris):
    boris.do("/profile/edit", FORM)
    once = house.db.one("select * from member where id = :id", id=boris.member_id)
    boris.do("/profile/edit", FORM)
    assert house.db.one("select * from member where id = :id", id=boris.member_id) == once


@pytest.mark.parametrize(("field", "value"), [("phone", "123"), ("phone", "+7 750 000 00 00"), ("display_name", ""),
                                              ("about", "я" * 1001), ("town", "1"), ("phone_seen_by", "all")])
def test_a_wrong_answer_is_refused_and_the_rest_is_kept_in_the_form(house, boris, field, value):
    answer = boris.do("/profile/edit", {**FORM, field: value}, 422)
    assert 'value="Ким"' in answer.text
    assert house.db.value("select last_name from member where id = :id", id=boris.member_id) == ""


def test_nobody_becomes_staff_by_a_form(house, boris):
    boris.do("/profile/edit", {**FORM, "role": "administrator", "blocked_at": "1"})
    row = house.db.one("select role, blocked_at from member where id = :id", id=boris.member_id)
    assert (row.role, row.blocked_at) == ("member", None)


@pytest.mark.parametrize("path", ["/profile", "/profile/edit", "/profile/access", "/profile/sessions"])
def test_guests_are_asked_to_log_in(guest, path):
    assert guest.get(path).headers["location"] == f"/login?next={path}"


@pytest.mark.parametrize(("text", "number"), [
    ("87011234567", "+77011234567"), ("+7 (701) 123-45-67", "+77011234567"), ("7011234567", "+77011234567"),
    ("+7 495 123 45 67", "+74951234567"), ("+7 750 123 45 67", None), ("12", None), ("звони", None)])
def test_phones_are_read_as_people_write_them(text, number):
    assert rules.phone(text) == number


def test_a_number_is_shown_as_people_read_it():
    assert rules.shown_phone("+77011234567").replace("\u00a0", " ") == "+7 701 123 45 67"


def test_visibility_depends_on_who_looks():
    class Somebody:
        id = 5
    assert rules.may_see("nobody", Somebody, 5) and not rules.may_see("nobody", Somebody, 6)
    assert rules.may_see("members", Somebody, 6) and not rules.may_see("members", None, 6)
    assert rules.may_see("everyone", None, 6)
