"""`admin`: makes staff at the console, by a password or by a link that works once."""

import re
from io import StringIO

import pytest

from tests.conftest import PASSWORD, House
from web.commands.admin import CONSOLE

STRONG = "ковёр арбуз телескоп"


def found(site, email):
    house = House(site)
    row = house.db.one("select * from member where email = :email", email=email)
    house.close()
    return row


def logs_in(site, email, password):
    house = House(site)
    answer = house.client().post("/login", data={"email": email, "password": password})
    house.close()
    return answer.status_code == 303


def test_a_new_administrator_sets_a_password_by_the_link_that_is_printed(say, site):
    said = say("admin", "Gulnar@Example.kz")
    link = re.search(r"http://127\.0\.0\.1:8000(/password/reset/\S+)", said.out)[1]
    assert said.status == 0 and found(site, "Gulnar@example.kz").role == "administrator"
    house = House(site)
    guest = house.client()
    guest.page(link)
    guest.do(link, {"password": STRONG})
    guest.page(link, 410)
    house.close()
    assert logs_in(site, "gulnar@example.kz", STRONG)


def test_with_a_password_no_link_is_printed(outside, site):
    said = outside("admin", "gulnar@example.kz", "--role", "moderator", "--password-stdin", stdin=STRONG + "\n")
    assert said.status == 0 and "http" not in said.out and STRONG not in said.out
    assert found(site, "gulnar@example.kz").role == "moderator" and logs_in(site, "gulnar@example.kz", STRONG)


def test_a_member_becomes_staff_with_the_old_password_and_logs_in_anew(say, site):
    house = House(site)
    house.client(found(site, "boris@example.kz").id)
    house.close()
    assert say("admin", "boris@example.kz").status == 0
    house = House(site)
    assert house.db.value("select count(*) from session") == 0
    house.close()
    row = found(site, "boris@example.kz")
    assert (row.role, row.display_name) == ("administrator", "Борис") and logs_in(site, "boris@example.kz", PASSWORD)


def test_an_administrator_can_be_made_a_member_again(say, site):
    assert say("admin", "olzhas@example.kz", "--role", "member").status == 0
    assert found(site, "olzhas@example.kz").role == "member"


def test_a_role_counts_from_the_day_it_was_given_and_not_anew_when_it_stays(say, site):
    say("admin", "aigerim@example.kz")
    given = found(site, "aigerim@example.kz").role_since
    assert given and found(site, "boris@example.kz").role_since is None
    house = House(site)
    house.db.write(lambda tx: tx.run("update member set role_since = 5 where email = 'aigerim@example.kz'"))
    house.close()
    assert say("admin", "aigerim@example.kz").status == 0 and found(site, "aigerim@example.kz").role_since == 5
    say("admin", "aigerim@example.kz", "--role", "member")
    assert found(site, "aigerim@example.kz").role_since is None


def test_it_is_written_down_among_what_staff_did(say, site):
    say("admin", "boris@example.kz", "--role", "moderator")
    house = House(site)
    deed = house.db.one("select * from staff_action")
    house.close()
    assert (deed.staff_id, deed.action, deed.subject_id) == (
        CONSOLE, "role moderator at the console", found(site, "boris@example.kz").id)


@pytest.mark.parametrize(("password", "why"), [
    ("short", "must have 8 to 200 characters"), ("x" * 201, "must have 8 to 200"), ("пароль123", "easy to guess"),
])
def test_a_weak_password_is_refused(say, site, monkeypatch, password, why):
    monkeypatch.setattr("sys.stdin", StringIO(password + "\n"))
    said = say("admin", "gulnar@example.kz", "--password-stdin")
    assert said.status == 1 and why in said.complaint and found(site, "gulnar@example.kz") is None


def test_what_is_no_address_is_refused(say):
    assert say("admin", "gulnar").complaint == "“gulnar” is not an e-mail address."
