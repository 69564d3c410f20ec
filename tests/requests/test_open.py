"""A demand becomes a request with a number, a due date and a receipt; nobody is turned away."""

import pytest

from tests.requests.cases import actions, at, count, opened, row, to_requests
from web.requests.kinds import KINDS, TERMS
from web.requests.store import filing
from web.requests.words import WORDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_demanded_from_its_own_page(house, aigerim, kind):
    assert 'name="text"' in aigerim.page(f"/profile/requests/new?kind={kind}")
    answer = aigerim.do("/profile/requests/new", {"kind": kind, "text": "Прошу сделать", "consent": "processing"})
    found = house.db.one("select * from request")
    assert found.kind == kind and found.state == "received"
    assert answer.headers["location"] == f"/profile/requests/{found.id}?said=request-opened"


@pytest.mark.parametrize(("kind", "due"), [
    ("correct", "2026-11-23"), ("block", "2026-11-23"), ("unblock", "2026-11-23"), ("destroy", "2026-11-23"),
    ("open_sources", "2026-11-23"), ("object", "2026-11-25"), ("access", "2026-11-25"), ("withdraw", "2026-12-11"),
    ("complaint", "2026-12-11"), ("free", "2026-12-11")])
def test_the_due_date_is_counted_in_working_days_of_its_kind(house, aigerim, kind, due):
    assert opened(house, aigerim.member_id, kind).due_at == at(due + "T23:59:59")


def test_there_is_a_term_and_there_are_words_for_every_kind():
    assert set(KINDS) == set(TERMS) == set(WORDS)


def test_numbers_are_dense_and_begin_anew_each_year(house, aigerim):
    days = ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]
    numbers = [opened(house, aigerim.member_id, text=day, at=at(day + "T10:00:00")).number for day in days]
    assert numbers == ["2026-0001", "2026-0002", "2027-0001", "2027-0002"]


def test_a_number_is_not_spent_on_a_request_that_failed(house, aigerim):
    with pytest.raises(KeyError):
        opened(house, aigerim.member_id, "dance")
    assert opened(house, aigerim.member_id).number == "2026-0001"


def test_the_receipt_with_number_and_due_date_is_on_the_page_and_in_a_mail(house, aigerim):
    found = opened(house, aigerim.member_id, language="kk")
    mail = to_requests(house)[-1]
    assert mail.recipient == "aigerim@example.kz" and found.number in mail.subject
    assert "2026 ж. 23 қараша" in mail.body
    text = aigerim.page(f"/profile/requests/{found.id}")
    assert found.number in text and "23 ноября 2026" in text


def test_a_person_without_an_account_gets_the_receipt_at_the_given_address(house):
    opened(house, None, "open_sources", contact="gost@example.kz", subject="listing", subject_id=7)
    assert to_requests(house)[-1].recipient == "gost@example.kz"


def test_a_telephone_as_contact_gets_no_mail_but_the_request_is_there(house):
    found = opened(house, None, "open_sources", contact="+7 701 123 45 67")
    assert to_requests(house) == [] and found.state == "received"


def test_the_same_demand_sent_twice_is_one_request_with_one_mail(house, aigerim):
    for _time in range(2):
        aigerim.do("/profile/requests/new", {"kind": "correct", "text": "Имя с ошибкой"})
    assert count(house, "request") == 1 and len(to_requests(house)) == 1


def test_the_same_demand_may_be_made_again_once_it_is_over(house, aigerim):
    first = opened(house, aigerim.member_id)
    aigerim.do(f"/profile/requests/{first.id}/withdraw")
    assert opened(house, aigerim.member_id).id != first.id


def test_the_same_words_of_two_people_are_two_requests(house, aigerim, boris):
    assert opened(house, aigerim.member_id).id != opened(house, boris.member_id).id
    assert opened(house, None, contact="a@example.kz").id != opened(house, None, contact="b@example.kz").id


def test_a_request_is_accepted_while_the_year_is_unknown_and_the_operator_is_told(house, aigerim, olzhas):
    house.db.write(lambda tx: tx.insert("operator_fact", name="contact", value="op@example.kz", changed_at=1))
    found = opened(house, aigerim.member_id, at=at("2027-12-31T10:00:00"))
    assert found.due_at is None
    receipt, shout = to_requests(house)
    assert receipt.recipient == "aigerim@example.kz" and "None" not in receipt.body
    assert shout.recipient == "op@example.kz" and found.number in shout.subject
    assert "/admin/calendar" in olzhas.page(f"/admin/requests/{found.id}")


def test_the_due_date_follows_when_the_calendar_is_completed(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id, at=at("2027-12-31T10:00:00"))
    olzhas.do("/admin/calendar/year", {"year-year": "2028", "year-kurban": "2028-05-05"})
    for _time in range(2):
        house.run_job("requests")
    assert row(house, found.id).due_at == at("2028-01-05T23:59:59")
    assert actions(house, found.id) == ["opened", "dated"]
    assert "5 января 2028" in to_requests(house)[-1].body


@pytest.mark.parametrize("kind", ["correct", "object", "complaint", "free"])
def test_kinds_that_need_words_are_not_sent_without(house, aigerim, kind):
    aigerim.do("/profile/requests/new", {"kind": kind, "text": "  "}, 422)
    assert count(house, "request") == 0


def test_a_text_that_is_too_long_is_refused_in_words(house, aigerim):
    aigerim.do("/profile/requests/new", {"kind": "free", "text": "ы" * 5_001}, 422)
    assert count(house, "request") == 0


def test_an_unknown_kind_leads_to_the_choice(house, aigerim):
    assert aigerim.do("/profile/requests/new", {"kind": "dance"}).headers["location"] == "/profile/requests/new"
    assert "kind=complaint" in aigerim.page("/profile/requests/new?kind=dance")


def test_what_one_can_do_alone_is_offered_first(aigerim):
    for kind, path in [("access", "/profile/export"), ("correct", "/profile/edit"), ("block", "/profile/block"),
                       ("destroy", "/profile/delete"), ("withdraw", "/profile/consents")]:
        text = aigerim.page(f"/profile/requests/new?kind={kind}")
        assert text.index(f'class="button" href="{path}"') < text.index('name="text"')


def test_who_blocked_their_data_can_demand_the_lifting_and_complain(house, aigerim):
    house.db.write(lambda tx: tx.run("update member set blocked_at = 1, blocked_by = 'staff' where id = :id", id=aigerim.member_id))
    aigerim.do("/profile/requests/new", {"kind": "unblock"})
    aigerim.do("/profile/requests/new", {"kind": "complaint", "text": "За что?"})
    number = house.db.value("select max(id) from request")
    aigerim.do(f"/profile/requests/{number}/say", {"text": "Жду"})
    assert count(house, "request") == 2 and "said" in actions(house, number)


def test_a_guest_is_asked_to_log_in_first(guest):
    assert guest.get("/profile/requests/new").headers["location"].startswith("/login")


def test_an_unknown_language_becomes_russian(house, aigerim):
    assert opened(house, aigerim.member_id, language="xx").language == "ru"


def test_what_is_done_alone_is_recorded_as_decided_without_a_mail(house, aigerim):
    found = house.db.write(filing.done_alone, "block", aigerim.member_id, "ru")
    assert (found.state, bool(found.alone), found.closed_at) == ("done", True, found.received_at)
    assert actions(house, found.id) == ["alone"] and to_requests(house) == []
    assert found.number in aigerim.page("/profile/requests")


def test_blocking_what_is_blocked_is_one_row_until_it_is_unblocked(house, aigerim):
    kinds = ["block", "block", "unblock", "unblock", "block"]
    rows = [house.db.write(filing.done_alone, kind, aigerim.member_id, "ru", at=at(f"2026-11-2{day}T10:00:00")).id
            for day, kind in enumerate(kinds)]
    assert rows[0] == rows[1] and rows[2] == rows[3] and len(set(rows)) == 3


@pytest.mark.parametrize(("kind", "seconds", "rows"), [
    ("access", 86_399, 1), ("access", 86_400, 2), ("correct", 3_600, 1), ("withdraw", 59, 1), ("withdraw", 60, 2)])
def test_the_same_done_again_soon_is_one_row(house, aigerim, kind, seconds, rows):
    for moment in (0, seconds):
        house.db.write(filing.done_alone, kind, aigerim.member_id, "ru", at=at("2026-11-22T10:00:00") + moment)
    assert count(house, "request") == rows
