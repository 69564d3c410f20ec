"""The operator's facts: set by an administrator, shown to everybody at once."""

import pytest

from web.operator.rules import is_bin

FORM = {"site_name": "Базар", "name": "ТОО «Базар»", "bin": "990101500006", "address": "Алматы, Абая 1",
        "responsible": "А. Оспанова", "contact": "data@example.kz"}


def test_until_they_are_set_the_footer_says_so_and_then_names_them(guest, olzhas):
    assert "ТОО «Базар»" not in guest.page("/privacy")
    olzhas.do("/admin/operator", FORM)
    for text in ("ТОО «Базар»", "990101500006", "data@example.kz"):
        assert text in guest.page("/privacy")


def test_every_change_is_in_the_journal_of_staff(house, olzhas):
    olzhas.do("/admin/operator", FORM)
    row = house.db.one("select * from staff_action")
    assert (row.staff_id, row.action) == (olzhas.member_id, "operator changed")


def test_a_wrong_number_is_refused(olzhas):
    assert "ТОО «Базар»" in olzhas.do("/admin/operator", {**FORM, "bin": "990101500007"}, 422).text.replace("&#34;", "")


@pytest.mark.parametrize("person", ["guest", "boris", "madina"])
def test_nobody_else_may(request, person):
    client = request.getfixturevalue(person)
    assert client.post("/admin/operator", data=FORM).status_code in (303 if person == "guest" else 404, 404)
    assert client.get("/admin/operator").status_code == (303 if person == "guest" else 404)


@pytest.mark.parametrize("number", ["990101500006", "990101501232", "990101599997", "990101500708", "990101500733", "990101500769"])
def test_valid_numbers(number):
    assert is_bin(number)


@pytest.mark.parametrize("number", ["990101500007", "99010150000", "9901015000066", "99010150000x", "", "٩٩٠١٠١٥٠٠٠٠٦"])
def test_invalid_numbers(number):
    assert not is_bin(number)
