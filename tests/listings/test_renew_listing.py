"""Renewing: free, to the top, once in seven days."""

from tests.listings.selling import begin, indexed, live, pass_days, publish, row
from web.core import clock
from web.listings import cards


def test_it_moves_to_the_top_and_lives_thirty_more_days(house, aigerim):
    number, other = publish(house, aigerim), publish(house, aigerim, "402")
    assert [card.id for card in cards.newest(house.db, "ru")] == [other, number]
    pass_days(house, number, 7.1)
    aigerim.do(f"/listings/{number}/renew")
    assert [card.id for card in cards.newest(house.db, "ru")] == [number, other]
    renewed = row(house, number)
    assert renewed.expires_at - clock.now() > 29 * clock.DAY and renewed.published_at < renewed.renewed_at
    assert indexed(house) == live(house)


def test_before_seven_days_it_stays_where_it_is_and_this_is_said(house, aigerim):
    number = publish(house, aigerim)
    pass_days(house, number, 6.9)
    before = row(house, number)
    answer = aigerim.do(f"/listings/{number}/renew")
    assert row(house, number) == before
    assert "раз в 7 дней" in aigerim.page(answer.headers["location"])


def test_sent_twice_it_moves_once(house, aigerim):
    number = publish(house, aigerim)
    pass_days(house, number, 8)
    aigerim.do(f"/listings/{number}/renew")
    once = row(house, number)
    aigerim.do(f"/listings/{number}/renew")
    assert row(house, number) == once


def test_what_is_not_live_is_not_renewed(house, aigerim):
    draft, ended = begin(aigerim), publish(house, aigerim)
    pass_days(house, ended, 8)
    aigerim.do(f"/listings/{ended}/close", {"reason": "sold_here"})
    for number in (draft, ended):
        aigerim.do(f"/listings/{number}/renew", status=404)
    assert indexed(house) == set()


def test_only_the_owner_renews(house, aigerim, sanzhar, guest):
    number = publish(house, aigerim)
    pass_days(house, number, 8)
    before = row(house, number)
    sanzhar.do(f"/listings/{number}/renew", status=404)
    guest.do(f"/listings/{number}/renew")
    assert row(house, number) == before
