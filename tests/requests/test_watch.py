"""Time passes: warnings at half and nine tenths of the term, overdue is red and public, a changed calendar is followed."""

import pytest

from tests.requests.cases import SUNDAY, actions, at, opened, row, to_requests
from web.requests import rules
from web.requests.store import deciding


@pytest.fixture
def operator(house) -> None:
    """The operator has an e-mail address."""
    house.db.write(lambda tx: tx.insert("operator_fact", name="contact", value="op@example.kz", changed_at=1))


def shouts(house) -> list[str]:
    """Subjects of the mails to the operator."""
    return [mail.subject for mail in to_requests(house) if mail.kind == "operator"]


def test_the_operator_is_mailed_once_at_each_mark(house, aigerim, operator, moment):
    found = opened(house, aigerim.member_id, "withdraw")
    for day in ("2026-11-25", "2026-12-03", "2026-12-04", "2026-12-11", "2026-12-12", "2026-12-13"):
        moment(day + "T10:00:00")
        house.run_job("requests")
    assert [found.number in subject for subject in shouts(house)] == [True] * 3
    assert "50 %" in shouts(house)[0] and "90 %" in shouts(house)[1]


def test_who_was_away_gets_one_mail_and_not_three(house, aigerim, operator, moment):
    opened(house, aigerim.member_id, "withdraw")
    moment("2027-01-20T10:00:00")
    house.run_job("requests")
    assert len(shouts(house)) == 1


def test_nothing_is_mailed_about_what_is_decided(house, aigerim, olzhas, operator, moment):
    found = opened(house, aigerim.member_id, "withdraw")
    house.db.write(deciding.withdraw, aigerim.member_id, found.id)
    moment("2027-01-20T10:00:00")
    house.run_job("requests")
    assert shouts(house) == []


def test_a_mail_to_the_operator_names_nobody(house, aigerim, operator, moment):
    opened(house, aigerim.member_id, "withdraw", "Моя тайна")
    moment("2027-01-20T10:00:00")
    house.run_job("requests")
    body = to_requests(house)[-1].body
    assert "тайна" not in body and "aigerim" not in body and "Айгерим" not in body


def test_overdue_is_red_on_the_desk(house, moment, aigerim, olzhas):
    moment("2026-11-20T23:59:59")
    found, staff = opened(house, aigerim.member_id, at=at("2026-11-19T12:00:00")), house.client(olzhas.member_id)
    assert "overdue</span>" not in staff.page("/en/admin/requests")
    moment("2026-11-21T00:00:00")
    assert 'badge bad">overdue</span>' in staff.page("/en/admin/requests")
    assert 'badge bad">overdue</span>' in staff.page(f"/en/admin/requests/{found.id}")


def test_overdue_is_counted_for_everybody_once_the_job_has_seen_it(house, aigerim, guest, moment):
    opened(house, aigerim.member_id)
    assert "notice bad" not in guest.page("/en/transparency")
    moment("2026-11-24T00:00:01")
    house.run_job("requests")
    assert "1 request is overdue now." in guest.page("/en/transparency")


def test_a_day_that_becomes_worked_brings_the_due_date_nearer(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id, "withdraw")
    olzhas.do("/admin/calendar/day", {"day-day": "2026-11-28", "day-works": "yes", "day-name": "Перенос"})
    house.run_job("requests")
    assert row(house, found.id).due_at == at("2026-12-10T23:59:59")


def test_a_day_that_becomes_free_does_not_put_off_a_date_that_was_told(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id, "withdraw")
    olzhas.do("/admin/calendar/day", {"day-day": "2026-11-30", "day-works": "no", "day-name": "Траур"})
    house.run_job("requests")
    assert row(house, found.id).due_at == found.due_at and actions(house, found.id) == ["opened"]


@pytest.mark.parametrize(("share", "mark"), [(0, 0), (50, 0), (51, 50), (90, 50), (91, 90), (100, 90), (101, 100)])
def test_marks_are_passed_after_and_not_at_their_share(share, mark):
    assert rules.passed(1_000, 1_100, 1_000 + share) == mark


def test_without_a_due_date_no_mark_is_passed():
    assert rules.passed(at(SUNDAY), None, at("2030-01-01T00:00:00")) == 0
