"""Ending a listing: with a reason, at once, and once however often it is sent."""

import pytest

from tests.listings.selling import begin, indexed, publish, row
from web.core import clock
from web.listings.store import ending


@pytest.mark.parametrize("reason", ["sold_here", "sold_elsewhere", "withdrawn"])
def test_it_ends_for_the_reason_given_and_is_found_no_more(house, aigerim, reason):
    number = publish(house, aigerim)
    assert f'value="{reason}"' in aigerim.page(f"/listings/{number}/close")
    answer = aigerim.do(f"/listings/{number}/close", {"reason": reason})
    ended = row(house, number)
    assert answer.headers["location"] == f"/listings/{number}?said=listing-ended"
    assert (ended.state, ended.close_reason) == ("closed", reason) and abs(ended.closed_at - clock.now()) < 60
    assert indexed(house) == set()


def test_sent_twice_the_first_reason_stays(house, aigerim):
    number = publish(house, aigerim)
    aigerim.do(f"/listings/{number}/close", {"reason": "sold_here"})
    aigerim.do(f"/listings/{number}/close", {"reason": "withdrawn"})
    assert row(house, number).close_reason == "sold_here"


@pytest.mark.parametrize("reason", ["", "because", "closed"])
def test_a_reason_is_one_of_those_offered(house, aigerim, reason):
    number = publish(house, aigerim)
    aigerim.do(f"/listings/{number}/close", {"reason": reason}, 400)
    assert row(house, number).state == "live"


def test_a_draft_has_nothing_to_end(aigerim):
    number = begin(aigerim)
    aigerim.page(f"/listings/{number}/close", 404)
    aigerim.do(f"/listings/{number}/close", {"reason": "sold_here"}, 404)


def test_only_the_owner_ends_it(house, aigerim, sanzhar, madina, guest):
    number = publish(house, aigerim)
    for other in (sanzhar, madina):
        other.page(f"/listings/{number}/close", 404)
        other.do(f"/listings/{number}/close", {"reason": "sold_here"}, 404)
    guest.do(f"/listings/{number}/close", {"reason": "sold_here"})
    assert row(house, number).state == "live"


def test_all_of_a_member_end_together_when_the_consent_is_taken_back(house, aigerim, boris):
    mine, other = [publish(house, aigerim), publish(house, aigerim, "402")], publish(house, boris)
    assert house.db.write(ending.end_all, aigerim.member_id) == 2
    assert [row(house, number).state for number in (*mine, other)] == ["closed", "closed", "live"]
    assert indexed(house) == {row(house, other).seq}
