"""The desk does what a request demands or says plainly why not; it never answers «done» to what was not done."""

import pytest

from tests.conftest import plain_text
from tests.listings.selling import publish
from tests.requests.cases import actions, opened, row
from web.accounts.store import members, people
from web.consents import store as consents
from web.terms import holds

WHY = "Оператор решил так"
HOLD = "Решение суда № 12"


def answer(olzhas, request, status: int = 303):
    return olzhas.do(f"/admin/requests/{request.id}/done", {"done-text": WHY}, status)


def member(house, client):
    return members.by_id(house.db, client.member_id)


@pytest.fixture
def hold(house, olzhas, aigerim):
    return house.db.write(holds.begin, olzhas.member_id, aigerim.member_id, "court", HOLD)


def test_a_block_of_staff_is_lifted_when_the_desk_decides_so(house, olzhas, aigerim):
    house.db.write(people.block, aigerim.member_id, "Жалобы")
    request = opened(house, aigerim.member_id, "unblock")
    answer(olzhas, request)
    assert member(house, aigerim).blocked_at is None and row(house, request.id).state == "done"


def test_a_block_of_both_is_lifted_whole(house, olzhas, aigerim):
    aigerim.do("/profile/block")
    house.db.write(people.block, aigerim.member_id, "Жалобы")
    answer(olzhas, opened(house, aigerim.member_id, "unblock"))
    assert member(house, aigerim).blocked_by == ""


def test_who_is_blocked_by_staff_and_demands_a_block_stays_blocked_when_staff_lift_theirs(house, olzhas, aigerim):
    house.db.write(people.block, aigerim.member_id, "Жалобы")
    answer(olzhas, opened(house, aigerim.member_id, "block"))
    house.db.write(people.lift, aigerim.member_id)
    assert member(house, aigerim).blocked_by == "self"


def test_what_a_legal_hold_shut_is_not_opened_by_a_demand(house, olzhas, aigerim, hold):
    house.db.write(holds.restrict, hold)
    request = opened(house, aigerim.member_id, "unblock")
    assert "Запреты на удаление" in plain_text(answer(olzhas, request, 409).text)
    assert member(house, aigerim).blocked_at and actions(house, request.id) == ["opened"]


@pytest.mark.parametrize("kind", ["destroy", "withdraw"])
def test_under_a_legal_hold_a_destruction_is_refused_and_nothing_is_written(house, olzhas, aigerim, hold, kind):
    request = opened(house, aigerim.member_id, kind)
    page = plain_text(answer(olzhas, request, 409).text)
    assert "под запретом на удаление" in page
    found = member(house, aigerim)
    assert (found.delete_after, found.blocked_at, row(house, request.id).state) == (None, None, "received")
    assert house.db.value("select count(*) from staff_action where action = 'request done'") == 0
    assert consents.given(house.db, aigerim.member_id, "publication")


def test_the_one_consent_that_the_person_named_is_taken_back_and_no_other(house, olzhas, aigerim):
    listing = publish(house, aigerim)
    aigerim.do("/profile/consents", {"purpose": "third_parties", "decision": "given"})
    assert "third_parties" in aigerim.page("/profile/requests/new?kind=withdraw")
    aigerim.do("/profile/requests/new", {"kind": "withdraw", "consent": "third_parties", "text": ""})
    request = house.db.one("select * from request")
    assert "третьим лицам" in plain_text(olzhas.page(f"/admin/requests/{request.id}"))
    answer(olzhas, request)
    given = {purpose: consents.given(house.db, aigerim.member_id, purpose) for purpose in ("processing", "publication", "third_parties")}
    assert given == {"processing": True, "publication": True, "third_parties": False}
    assert member(house, aigerim).delete_after is None
    assert house.db.value("select state from listing where id = :id", id=listing) == "live"


def test_the_consent_to_publication_ends_the_listings_only(house, olzhas, aigerim):
    listing = publish(house, aigerim)
    answer(olzhas, opened(house, aigerim.member_id, "withdraw", subject="publication"))
    assert house.db.value("select state from listing where id = :id", id=listing) == "closed"
    assert consents.given(house.db, aigerim.member_id, "processing") and member(house, aigerim).delete_after is None


def test_a_withdrawal_without_a_choice_or_of_what_was_never_given_is_asked_again(house, aigerim):
    for consent in ("", "abroad", "nonsense"):
        aigerim.do("/profile/requests/new", {"kind": "withdraw", "consent": consent, "text": ""}, 422)
    assert house.db.value("select count(*) from request") == 0


def test_processing_ends_with_a_day_of_deletion(house, olzhas, aigerim):
    answer(olzhas, opened(house, aigerim.member_id, "withdraw", subject="processing"))
    assert member(house, aigerim).delete_after and not consents.given(house.db, aigerim.member_id, "policy")


def test_who_withdrew_processing_alone_and_so_is_frozen_is_destroyed_when_the_desk_answers(house, olzhas, aigerim):
    aigerim.do("/profile/consents", {"purpose": "processing", "decision": "withdrawn"})
    answer(olzhas, house.db.one("select * from request where kind = 'withdraw'"))
    house.run_job("destructions")
    assert member(house, aigerim) is None
