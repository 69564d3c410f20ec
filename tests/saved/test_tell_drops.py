"""Prices of favourites that fall: told once each, on the site and, if wanted, by mail."""

import re

import pytest

from tests.conftest import plain_text
from tests.saved.test_keep_favourites import heart, reprice
from tests.saved.watching import deliver, later, letters, listed, work, written
from tests.search.market import publish
from web.listings.store import ending
from web.saved import jobs, rules
from web.saved.store import drops


@pytest.fixture
def saved(house, boris) -> int:
    """A listing that Boris saved at 50,000 tenge; he wants mails."""
    number = publish(house, "Угловой диван", price=50_000)
    heart(boris, number)
    boris.do("/profile/saved/choices", {"mail_drops": "1"})
    return number


def tell(house) -> int:
    return jobs.tell_drops(work(house))


def fell(house) -> list:
    return letters(house, "price fell")


def test_a_fall_is_told_once_on_the_site_and_by_mail(house, boris, saved):
    reprice(house, saved, 40_000)
    tell(house)
    tell(house)
    row, = fell(house)
    text = written(house, row)
    assert listed(text) == [saved] and "40\u202f000\u00a0₸ вместо 50\u202f000\u00a0₸" in text
    assert "1 новость для вас" in plain_text(boris.page("/"))
    boris.page("/profile/saved")
    assert "новость" not in plain_text(boris.page("/"))


def test_without_the_switch_it_is_told_on_the_site_alone(house, boris, saved):
    boris.do("/profile/saved/choices", {})
    reprice(house, saved, 40_000)
    tell(house)
    assert not fell(house) and "1 новость для вас" in plain_text(boris.page("/"))


@pytest.mark.parametrize(("prices", "told"), [
    ([60_000], 0), ([40_000], 1), ([40_000, 45_000, 40_000], 1), ([40_000, 45_000, 39_000], 2), ([60_000, 55_000], 0), ([50_000], 0)])
def test_only_a_price_lower_than_any_told_before_is_news(house, monkeypatch, saved, prices, told):
    for price in prices:
        reprice(house, saved, price)
        tell(house)
        deliver(house)
        later(monkeypatch, rules.APART)
    assert len(fell(house)) == told


def test_several_falls_at_once_make_one_letter(house, boris, saved):
    second = publish(house, "Круглый стол", price=9_000)
    heart(boris, second)
    reprice(house, saved, 40_000)
    tell(house)
    reprice(house, second, 8_000)
    tell(house)
    row, = fell(house)
    assert sorted(listed(written(house, row))) == [saved, second]


def test_the_next_letter_waits_five_minutes(house, saved, monkeypatch):
    reprice(house, saved, 40_000)
    tell(house)
    assert deliver(house) == 1
    reprice(house, saved, 30_000)
    tell(house)
    assert deliver(house) == 0
    later(monkeypatch, rules.APART)
    assert deliver(house) == 1


def test_what_ended_meanwhile_is_not_told(house, aigerim, saved):
    reprice(house, saved, 40_000)
    tell(house)
    house.db.write(ending.close, aigerim.member_id, saved, "withdrawn")
    assert deliver(house) == 0 and not fell(house)


def test_who_is_blocked_is_not_told_and_nobody_of_whom_is(house, boris, aigerim, saved):
    reprice(house, saved, 40_000)
    aigerim.do("/profile/block")
    tell(house)
    assert not fell(house)
    aigerim.do("/profile/unblock")
    boris.do("/profile/block")
    reprice(house, saved, 30_000)
    tell(house)
    assert not fell(house)


def test_a_wage_that_falls_is_no_bargain(house, boris):
    number = publish(house, "Нужен столяр", price=300_000, price_mode="salary")
    heart(boris, number)
    reprice(house, number, 200_000, "salary")
    tell(house)
    assert house.db.value("select count(*) from favourite where fresh") == 0


def test_many_owners_are_told_in_steps_and_none_twice(house, monkeypatch, saved):
    monkeypatch.setattr(drops, "AT_ONCE", 2)
    for n in range(5):
        heart(house.client(house.member(f"Сосед{n}", email=f"n{n}@example.kz")), saved)
    reprice(house, saved, 40_000)
    tell(house)
    assert house.db.value("select count(*) from favourite where fresh") == 6
    assert house.db.value("select sum(told_price) from favourite") == 6 * 40_000


def test_the_link_in_the_letter_ends_them(house, guest, saved):
    reprice(house, saved, 40_000)
    tell(house)
    path = re.search(r"/saved/stop/\S+", written(house, fell(house)[0])).group()
    guest.do(path, {}, 200)
    guest.do(path, {}, 200)
    assert not house.db.value("select mail_drops from saved_choice") and not fell(house)
