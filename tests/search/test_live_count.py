"""Without streams or scripts: a link that looks for new ones, and how many there were."""

import re

from tests.conftest import plain_text
from tests.search.market import publish, shown
from web.index.store import APART


def again(html: str) -> str:
    """Where the link leads that looks for new ones."""
    found = re.search(r'rel="nofollow" href="([^"]*since=[^"]*)"', html)
    return found[1].replace("&amp;", "&")


def button(html: str) -> tuple[bool, str, str]:
    """Whether the button to the first page is shown, its number, and where it leads."""
    link = r'id="new".*?<a class="button primary low" href="([^"]*)"( hidden)?>.*?<span class="count">([^<]*)</span>'
    found = re.search(link, html, re.S)
    return not found[2], found[3], found[1].replace("&amp;", "&")


def test_the_link_on_a_page_counts_what_came_since(house, guest):
    publish(house, "Стол")
    first = guest.page("/c/home?q=стол")
    assert again(first) == f"/c/home?q=%D1%81%D1%82%D0%BE%D0%BB&since={APART}"
    second = guest.page(again(first))
    assert "С прошлого просмотра новых нет." in plain_text(second) and again(second) == again(first)
    new = [publish(house, "Стол второй"), publish(house, "Стол третий")]
    publish(house, "Шкаф")
    third = guest.page(again(second))
    assert "Новых с прошлого просмотра: 2." in plain_text(third)
    assert shown(third)[:2] == new[::-1] and again(third).endswith(f"since={3 * APART}")


def test_a_page_that_was_not_looked_for_again_says_nothing_about_new_ones(house, guest):
    publish(house, "Стол")
    assert "с прошлого просмотра" not in plain_text(guest.page("/search")).lower()
    assert button(guest.page("/search"))[0] is False


def test_the_count_of_a_page_without_streams_is_a_button_to_its_first_page(house, guest):
    publish(house, "Стол")
    path = "/new/c/home?q=стол"
    assert button(guest.page(path + f"&since={APART}")) == (False, "0", "/c/home?q=%D1%81%D1%82%D0%BE%D0%BB")
    publish(house, "Стол второй")
    assert button(guest.page(path + f"&since={APART}")) == (True, "1", "/c/home?q=%D1%81%D1%82%D0%BE%D0%BB")
    assert button(guest.page("/kk" + path + f"&since={APART}"))[2] == "/kk/c/home?q=%D1%81%D1%82%D0%BE%D0%BB"
    assert f'data-since="{APART}"' in guest.page(path + f"&since={APART}")


def test_asking_for_the_count_again_costs_nothing_until_something_came(house, guest):
    publish(house, "Стол")
    guest.page("/new/c/home?since=0")
    before = house.front.cache.hits
    guest.page("/new/c/home?since=0")
    publish(house, "Телефон", "phones")
    guest.page("/new/c/home?since=0")
    assert house.front.cache.hits == before + 2
    publish(house, "Стол второй")
    assert button(guest.page("/new/c/home?since=0"))[1] == "2"


def test_more_than_999_are_not_counted_further(house, guest, monkeypatch):
    monkeypatch.setattr("web.search.live.MOST", 2)
    for number in range(3):
        publish(house, f"Стол {number}")
    assert button(guest.page("/new/search?since=0"))[1] == "1+"


def test_a_mark_that_is_none_is_left_out(house, guest):
    publish(house, "Стол")
    for mark in ("x", "-1", "", "9" * 30, "²"):
        assert "с прошлого просмотра" not in plain_text(guest.page(f"/search?since={mark}")).lower()


def test_the_mark_is_no_other_page_for_those_who_link_to_it(house, guest):
    publish(house, "Стол")
    page = guest.page("/c/home?since=0")
    assert re.search(r'<link rel="canonical" href="[^"?]*/c/home">', page)
    assert guest.page("/c/home") != page
