"""The operator's facts: set by an administrator, shown to everybody at once."""

import email
import email.policy
import html
import shutil

import pytest

from tests.conftest import House, plain_text
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


def test_they_stand_in_the_footer_the_policy_and_every_new_consent(house, guest, boris, olzhas):
    olzhas.do("/admin/operator", FORM)
    for path in ("/", "/en/privacy", "/kk/search"):
        page = guest.page(path)
        assert all(html.escape(text) in page or text in page for text in ("ТОО «Базар»", "990101500006", "data@example.kz")), path
    assert "А. Оспанова" in guest.page("/privacy")
    boris.do("/profile/consents", {"purpose": "abroad", "decision": "given"})
    row = house.db.one("select operator_name, operator_bin, wording from consent order by id desc")
    assert (row.operator_name, row.operator_bin) == ("ТОО «Базар»", "990101500006") and "ТОО «Базар», БИН 990101500006" in row.wording


def test_every_mail_says_whose_it_is_once_they_are_set(house, guest, olzhas):
    def sent():
        guest.do("/password/forgot", {"email": "boris@example.kz"}, 200)
        house.run_job("mail")
        newest = max((house.settings.data / "mail").glob("*.eml"), key=lambda path: int(path.stem))
        return email.message_from_bytes(newest.read_bytes(), policy=email.policy.default).get_content()
    assert "\n-- \n" not in sent()
    olzhas.do("/admin/operator", FORM)
    assert sent().rstrip().endswith("\n-- \nТОО «Базар», БИН/БСН 990101500006\nАлматы, Абая 1\ndata@example.kz\nА. Оспанова")


def test_where_data_lie_is_declared_part_by_part_and_shown_in_the_policy(guest, olzhas):
    assert plain_text(guest.page("/en/privacy")).count("Kazakhstan") >= 4
    olzhas.do("/admin/operator", {**FORM, "country_backups": "DE", "country_mail": "UZ"})
    page = plain_text(guest.page("/en/privacy"))
    assert "Backups Germany" in page and "Mail Uzbekistan" in page and "Database Kazakhstan" in page
    assert "Германия" in guest.page("/privacy")


def test_a_country_that_does_not_exist_is_refused(olzhas):
    olzhas.do("/admin/operator", {**FORM, "country_mail": "XX"}, 422)


@pytest.fixture
def reachable(fresh_folder, tmp_path):
    """The same site where others can reach it."""
    shutil.copytree(fresh_folder, tmp_path / "public")
    made = House(tmp_path / "public", address="https://example.kz")
    yield made
    made.close()


PERSON = {"display_name": "Динара", "email": "dinara@example.kz", "password": "тихая река лодка", "town": "75001",
          "processing": "y", "policy": "1"}


def test_a_public_site_takes_no_registrations_until_they_are_set(reachable):
    guest = reachable.client()
    administrator = reachable.client(reachable.db.value("select id from member where role = 'administrator'"))
    assert 'name="password"' not in guest.page("/register")
    guest.do("/register", PERSON, 422)
    assert reachable.db.value("select count(*) from member where display_name = 'Динара'") == 0
    assert "/admin/operator" in administrator.page("/admin").split("<main")[1].split("menu")[-1]
    administrator.do("/admin/operator", FORM)
    assert 'name="password"' in guest.page("/register")
    guest.do("/register", PERSON)
    assert reachable.db.value("select count(*) from member where display_name = 'Динара'") == 1


@pytest.mark.parametrize("number", ["990101500006", "990101501232", "990101599997", "990101500708", "990101500733", "990101500769"])
def test_valid_numbers(number):
    assert is_bin(number)


@pytest.mark.parametrize("number", ["990101500007", "99010150000", "9901015000066", "99010150000x", "", "٩٩٠١٠١٥٠٠٠٠٦"])
def test_invalid_numbers(number):
    assert not is_bin(number)
