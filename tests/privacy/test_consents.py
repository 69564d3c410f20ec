"""Consents in the profile: given and taken back with one press each, written down once each."""

import hashlib

import pytest

from tests.privacy.test_canary import live


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


def test_withdrawing_processing_leads_to_deletion_and_ends_nothing_by_itself(house, boris):
    answer = boris.do("/profile/consents", {"purpose": "processing", "decision": "withdrawn"})
    assert answer.headers["location"].startswith("/profile/delete")
    assert _rows(house, boris, "processing") == ["given"]


@pytest.mark.parametrize("form", [{}, {"purpose": "x", "decision": "given"}, {"purpose": "abroad", "decision": "x"}])
def test_anything_else_is_nothing(boris, form):
    boris.do("/profile/consents", form, 404)


def test_the_page_shows_every_decision(boris):
    boris.do("/profile/consents", {"purpose": "abroad", "decision": "given"})
    page = boris.page("/profile/consents")
    assert page.count("<tr>") == 1 + 3 and page.count('name="purpose"') == 4


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
