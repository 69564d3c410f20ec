"""Consents in the profile: given and taken back with one press each, written down once each."""

import hashlib
import re

import pytest

from tests.conftest import PASSWORD
from tests.privacy.test_canary import live
from web.consents import store


def _rows(house, person, purpose):
    return [row.decision for row in house.db.all(
        "select decision from consent where member_id = :id and purpose = :purpose order by id", id=person.member_id, purpose=purpose)]


def test_giving_and_withdrawing_are_one_press_each(house, boris):
    boris.do("/profile/consents", {"purpose": "abroad", "decision": "given"})
    boris.do("/profile/consents", {"purpose": "abroad", "decision": "withdrawn"})
    assert _rows(house, boris, "abroad") == ["given", "withdrawn"]


def test_sent_twice_is_written_once(house, boris):
    for _ in range(2):
        boris.do("/profile/consents", {"purpose": "abroad", "decision": "given"})
    assert _rows(house, boris, "abroad") == ["given"]


def test_withdrawing_what_was_never_given_writes_nothing(house, boris):
    boris.do("/profile/consents", {"purpose": "abroad", "decision": "withdrawn"})
    assert _rows(house, boris, "abroad") == []


@pytest.mark.parametrize("form", [{}, {"purpose": "x", "decision": "given"}, {"purpose": "abroad", "decision": "x"},
                                  {"purpose": "policy", "decision": "given"}])
def test_anything_else_is_nothing(boris, form):
    boris.do("/profile/consents", form, 404)


def test_the_page_shows_every_decision(boris):
    boris.do("/profile/consents", {"purpose": "abroad", "decision": "given"})
    page = boris.page("/profile/consents")
    assert page.count('class="line" href="/profile/consents/') == 4
    assert page.count('name="purpose"') == 4  # processing, publication, policy and this one


def test_the_text_that_was_agreed_to_can_be_rebuilt(house, boris):
    boris.do("/profile/consents", {"purpose": "abroad", "decision": "given"})
    row = house.db.one("select * from consent where member_id = :id order by id desc", id=boris.member_id)
    assert hashlib.sha256(row.wording.encode()).hexdigest() == row.wording_hash and row.abroad == 1


def test_withdrawing_publication_ends_what_is_published_at_once(house, guest, aigerim):
    number = live(house, aigerim)
    assert "Телефон" in guest.page(f"/listings/{number}")
    aigerim.do("/profile/consents", {"purpose": "publication", "decision": "withdrawn"})
    guest.page(f"/listings/{number}", 404)
    assert house.db.value("select count(*) from listing_index") == 0
    aigerim.do(f"/listings/{number}/publish", status=422)


def _presses(page: str, purpose: str) -> dict[str, int]:
    """How many presses each decision about a purpose takes on the page: one for a button, one more for each box before it."""
    form = re.search(rf'<form[^>]*>(?:(?!</form>).)*value="{purpose}".*?</form>', page, re.S)[0]
    extra = len(re.findall(r'type="(?:checkbox|radio|text|password)"|<select|<textarea', form))
    return dict.fromkeys(re.findall(r'name="decision" value="(\w+)"', form), 1 + extra)


@pytest.mark.parametrize("purpose", ["processing", "publication", "third_parties", "abroad", "marketing_email"])
def test_withdrawing_takes_no_more_presses_than_giving(house, boris, olzhas, purpose):
    olzhas.do("/admin/purposes", {"purpose": "marketing_email"})
    seen = {}
    for _ in range(2):
        pressed = _presses(boris.page("/profile/consents"), purpose)
        seen.update(pressed)
        boris.do("/profile/consents", {"purpose": purpose, "decision": next(iter(pressed))})
    assert seen["withdrawn"] <= seen["given"] == 1
    assert "checked" not in boris.page("/profile/consents")


@pytest.mark.parametrize("language", ["", "/kk", "/en"])
def test_each_decision_opens_with_its_exact_text_and_the_fingerprint_made_anew(house, boris, language):
    boris.do(f"{language}/profile/consents", {"purpose": "abroad", "decision": "given"})
    row = store.history(house.db, boris.member_id)[0]
    page = boris.page(f"{language}/profile/consents/{row.id}")
    assert row.wording in page and page.count(row.wording_hash) == 2 and "notice ok" in page
    assert f"/profile/consents/{row.id}" in boris.page(f"{language}/profile/consents")


def test_a_text_that_was_tampered_with_is_called_so(house, boris):
    number = store.history(house.db, boris.member_id)[0].id
    house.db.write(lambda tx: tx.run("update consent set wording = '<b>другое</b>' where id = :id", id=number))
    page = boris.page(f"/profile/consents/{number}")
    assert "notice bad" in page and "<b>другое</b>" not in page


@pytest.mark.parametrize("person", ["guest", "sanzhar", "olzhas"])
def test_nobody_else_opens_a_decision(request, house, boris, person):
    number = store.history(house.db, boris.member_id)[0].id
    assert request.getfixturevalue(person).get(f"/profile/consents/{number}").status_code == (303 if person == "guest" else 404)


def _withdraw(person, status=303):
    return person.do("/profile/consents", {"purpose": "processing", "decision": "withdrawn"}, status)


def _state(house, person):
    return house.db.one("select blocked_at, blocked_by from member where id = :id", id=person.member_id)


def _requests(house, person):
    return house.db.all("select kind, state, due_at, received_at from request where member_id = :id and kind = 'withdraw' order by id",
                        id=person.member_id)


def test_withdrawing_processing_is_written_down_freezes_and_opens_one_request(house, guest, aigerim):
    number = live(house, aigerim)
    for _ in range(2):
        assert _withdraw(aigerim).headers["location"] == "/profile/consents/processing"
    assert _rows(house, aigerim, "processing") == ["given", "withdrawn"]
    assert _state(house, aigerim).blocked_by == "self"
    (request,) = _requests(house, aigerim)
    assert request.state == "received" and request.due_at > request.received_at + 14 * 86_400
    guest.page(f"/listings/{number}", 404)


@pytest.mark.parametrize("language", ["", "/kk", "/en"])
def test_the_page_after_it_names_the_day_and_both_ways_on(house, boris, language):
    _withdraw(boris)
    page = boris.page(f"{language}/profile/consents/processing")
    assert "/profile/requests/" in page and 'name="at_once"' in page and 'value="given"' in page


def test_giving_it_again_lifts_the_freeze_and_takes_the_request_back(house, boris):
    _withdraw(boris)
    for _ in range(2):
        boris.do("/profile/consents", {"purpose": "processing", "decision": "given"})
    assert _state(house, boris).blocked_at is None and _requests(house, boris)[0].state == "withdrawn"
    assert _rows(house, boris, "processing") == ["given", "withdrawn", "given"]
    assert boris.get("/profile/consents/processing").headers["location"] == "/profile/consents"
    _withdraw(boris)
    assert [row.state for row in _requests(house, boris)] == ["withdrawn", "received"]


def test_the_freeze_of_a_withdrawal_is_not_lifted_as_a_block_is(house, boris):
    _withdraw(boris)
    assert boris.do("/profile/unblock").headers["location"] == "/profile/consents/processing"
    assert _state(house, boris).blocked_at


def test_a_block_that_was_there_before_stays_when_the_consent_is_given_again(house, boris):
    boris.do("/profile/block")
    house.db.write(lambda tx: tx.run("update member set blocked_at = blocked_at - 60 where id = :id", id=boris.member_id))
    _withdraw(boris)
    boris.do("/profile/consents", {"purpose": "processing", "decision": "given"})
    assert _state(house, boris).blocked_at


def test_while_frozen_a_consent_can_be_withdrawn_but_not_given(house, boris):
    boris.do("/profile/block")
    boris.do("/profile/consents", {"purpose": "publication", "decision": "withdrawn"})
    assert _rows(house, boris, "publication") == ["given", "withdrawn"]
    assert boris.do("/profile/consents", {"purpose": "abroad", "decision": "given"}).headers["location"].startswith("/profile/block")
    assert _rows(house, boris, "abroad") == []


def test_after_withdrawing_everything_can_be_deleted_at_once(house, boris):
    _withdraw(boris)
    assert "password-error" in boris.do("/profile/consents/processing", {"password": "wrong", "at_once": "yes"}, 422).text
    boris.do("/profile/consents/processing", {"password": PASSWORD, "at_once": "yes"}, 200)
    assert house.db.value("select count(*) from member where id = :id", id=boris.member_id) == 0


def test_that_way_of_deleting_is_closed_while_the_consent_holds(house, boris):
    answer = boris.do("/profile/consents/processing", {"password": PASSWORD, "at_once": "yes"})
    assert answer.headers["location"] == "/profile/consents"
    assert house.db.value("select count(*) from member where id = :id", id=boris.member_id) == 1


def test_the_row_names_the_person_in_full_where_they_gave_their_name(house, boris):
    house.db.write(lambda tx: tx.run("update member set first_name = 'Борис', last_name = 'Ким' where id = :id", id=boris.member_id))
    boris.do("/profile/consents", {"purpose": "abroad", "decision": "given"})
    assert store.history(house.db, boris.member_id)[0].full_name == "Борис Ким"
