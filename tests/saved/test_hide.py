"""Leaving out of results whom one does not want to see and what one has seen: for oneself alone, and until it is undone."""

import re

import pytest

from tests.conftest import plain_text
from tests.saved.watching import later, letters, look, save, search
from tests.search.market import link, member, publish, shown
from web.core import clock
from web.saved import rules


def hide(client, seller: int, yes: int = 1, back: str = "/search", status: int = 303):
    return client.do(f"/saved/sellers/{seller}", {"hide": str(yes), "back": back}, status)


def remember(client, on: bool = True) -> None:
    client.do("/profile/saved/choices", {"remember": "1"} if on else {})


def test_a_hidden_seller_is_left_out_for_who_hid_them_alone(house, boris, sanzhar, guest):
    number = publish(house, "Угловой диван", seller="sanzhar")
    kept = publish(house, "Круглый стол")
    hide(boris, member(house, "sanzhar"))
    assert shown(boris.page("/search")) == [kept]
    assert shown(guest.page("/search")) == shown(sanzhar.page("/search")) == [kept, number]


def test_results_say_how_many_are_hidden_and_it_can_be_undone(house, boris):
    number, seller = publish(house, "Угловой диван", seller="sanzhar"), member(house, "sanzhar")
    assert "Скрыть этого продавца" in boris.page(f"/listings/{number}")
    assert "Скрыть этого продавца" in boris.page(f"/members/{seller}")
    assert hide(boris, seller, back=f"/listings/{number}").headers["location"].startswith(f"/listings/{number}?said=seller-hidden")
    hide(boris, seller)
    assert "1 продавец скрыт от вас" in plain_text(boris.page("/search"))
    assert "Санжар" in boris.page("/profile/saved/choices") and "Снова показывать" in boris.page(f"/listings/{number}")
    hide(boris, seller, 0)
    hide(boris, seller, 0)
    assert shown(boris.page("/search")) == [number] and "скрыт от вас" not in plain_text(boris.page("/search"))


@pytest.mark.parametrize("order", ["", "cheap", "dear"])
def test_pages_stay_whole_without_the_hidden(house, boris, order):
    mine = [publish(house, f"Диван {n}", seller="sanzhar" if n % 3 else "aigerim", price=1_000 + n) for n in range(66)]
    hide(boris, member(house, "sanzhar"))
    path, seen = f"/search?q=диван&order={order}".removesuffix("&order="), []
    while path:
        page = boris.page(path)
        assert len(shown(page)) == min(20, 22 - len(seen))
        seen += shown(page)
        path = link(page, "next")
    wanted = mine[::3] if order == "cheap" else mine[::3][::-1]
    assert seen == wanted


def test_nobody_hides_themselves_or_who_is_not_there(house, boris):
    hide(boris, boris.member_id, status=404)
    hide(boris, 12345, status=404)


def test_the_seller_does_not_learn_of_it(house, boris, sanzhar):
    hide(boris, sanzhar.member_id)
    assert not any(str(boris.member_id) in sanzhar.page(path) for path in ("/profile/data", "/profile", "/profile/saved/choices"))


def test_while_a_sellers_data_are_blocked_nothing_about_them_changes(house, boris, sanzhar):
    hide(boris, sanzhar.member_id)
    sanzhar.do("/profile/block")
    assert "Санжар" not in boris.page("/profile/saved/choices")
    hide(boris, sanzhar.member_id, 0, status=409)


def test_saved_searches_leave_hidden_sellers_out_too(house, boris):
    number = save(boris, mail="instant")
    hide(boris, member(house, "sanzhar"))
    publish(house, "Угловой диван", seller="sanzhar")
    look(house)
    assert search(house, number).fresh == 0 and not letters(house)


def test_there_is_an_end_to_hidden_sellers(house, boris, monkeypatch):
    monkeypatch.setattr(rules, "MOST_SELLERS", 1)
    hide(boris, member(house, "sanzhar"))
    assert "sellers-full" in hide(boris, member(house, "madina")).headers["location"]


def test_what_is_opened_is_not_remembered_unless_asked_for(house, boris):
    number = publish(house, "Угловой диван")
    boris.page(f"/listings/{number}")
    assert house.db.value("select count(*) from opened_listing") == 0
    assert shown(boris.page("/search?unseen=1")) == [number] and "Ещё не" not in boris.page("/search")


def test_what_was_opened_can_be_left_out(house, boris, sanzhar, guest):
    first, second = publish(house, "Угловой диван"), publish(house, "Круглый стол")
    remember(boris)
    boris.page(f"/listings/{first}")
    assert shown(boris.page("/search?unseen=1")) == [second] and shown(boris.page("/search")) == [second, first]
    assert shown(sanzhar.page("/search?unseen=1")) == shown(guest.page("/search?unseen=1")) == [second, first]


def test_it_is_written_down_once_a_day(house, boris, monkeypatch):
    number = publish(house, "Угловой диван")
    remember(boris)
    boris.page(f"/listings/{number}")
    at = house.db.value("select at from opened_listing")
    later(monkeypatch, clock.HOUR)
    boris.page(f"/listings/{number}")
    assert house.db.value("select at from opened_listing") == at
    later(monkeypatch, clock.DAY)
    boris = house.client(boris.member_id)
    boris.page(f"/listings/{number}")
    assert house.db.value("select at from opened_listing") > at and house.db.value("select count(*) from opened_listing") == 1


def test_switched_off_all_of_it_is_gone(house, boris):
    number = publish(house, "Угловой диван")
    remember(boris)
    boris.page(f"/listings/{number}")
    assert "Сейчас запомнено 1 объявление" in plain_text(boris.page("/profile/saved/choices"))
    remember(boris, False)
    assert house.db.value("select count(*) from opened_listing") == 0 and shown(boris.page("/search?unseen=1")) == [number]


def test_only_so_many_are_remembered(house, boris, monkeypatch):
    monkeypatch.setattr(rules, "MOST_OPENED", 2)
    remember(boris)
    numbers = [publish(house, f"Диван номер {n}") for n in range(3)]
    for number in numbers:
        boris.page(f"/listings/{number}")
    assert shown(boris.page("/search?unseen=1")) == [numbers[0]]


def test_after_ninety_days_it_is_forgotten(house, boris, monkeypatch):
    remember(boris)
    boris.page(f"/listings/{publish(house, 'Угловой диван')}")
    later(monkeypatch, 91 * clock.DAY)
    house.run_job("terms of keeping")
    assert house.db.value("select count(*) from opened_listing") == 0


def test_who_is_blocked_leaves_no_trace(house, boris):
    remember(boris)
    boris.do("/profile/block")
    boris.page(f"/listings/{publish(house, 'Угловой диван')}")
    assert house.db.value("select count(*) from opened_listing") == 0


def numbers(page: str) -> dict[str, str]:
    """The number beside the heading, and those beside the ticks of the panel by their values."""
    ticks = re.findall(r'name="(?:has|photo)"\s+value="([^"]*)"[^>]*>\s*<span>[^<]*</span>(?:<span class="num">(\d+)</span>)?', page)
    return {**dict(ticks), "all": re.search(r'</h1>(?: <span class="muted num">(\d+))?', page)[1] or "0"}


def test_numbers_do_not_count_whom_one_hid(house, boris, guest):
    for n in range(30):
        publish(house, f"Диван {n}", seller="sanzhar" if n % 3 else "aigerim", photos=n % 2,
                answers={"condition": "new" if n % 2 else "used"})
    hide(boris, member(house, "sanzhar"))
    for path in ("/c/home/furniture?filters=1", "/c/home/furniture?q=диван&price_to=2000", "/search?q=диван&photo=1"):
        mine, everybodys = numbers(boris.page(path)), numbers(guest.page(path))
        assert 0 < int(mine["all"]) == len(shown(boris.page(path))) < int(everybodys["all"])
        assert all(3 * int(mine[value]) == int(n) for value, n in everybodys.items() if n and value != "all"), (mine, everybodys)
        assert path == "/search?q=диван&photo=1" or (mine["condition.new"], everybodys["condition.new"]) == ("5", "15")


def test_help_where_nothing_is_found_leaves_them_out_too(house, boris, guest):
    publish(house, "Диван", seller="sanzhar")
    hide(boris, member(house, "sanzhar"))
    assert 'class="num">1<' in guest.page("/c/home/furniture/semey?q=диван")
    assert 'class="num">1<' not in boris.page("/c/home/furniture/semey?q=диван")


def test_phrases_and_what_was_opened_count_the_same_way(house, boris):
    first, _second, _third = [publish(house, f"Стол {n}", seller=seller, text_ru="Без торга.")
                              for n, seller in enumerate(("aigerim", "aigerim", "sanzhar"))]
    hide(boris, member(house, "sanzhar"))
    assert numbers(boris.page('/search?q="без торга"'))["all"] == "2"
    remember(boris)
    boris.page(f"/listings/{first}")
    assert numbers(boris.page("/search?unseen=1"))["all"] == "1"
