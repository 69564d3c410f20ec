"""Results come in the order asked for, and which orders there are is said above them."""

import re

import pytest

from tests.search.market import link, publish, shown, titles
from web.core.sqlite import TooSlow
from web.index import numbers, tags
from web.search import order, store_order
from web.search.asked import Asked
from web.search.order import Prices, span


def orders(html: str) -> list[str]:
    """The orders to choose from, the one in force first."""
    found = re.search(r'<nav class="chips swipe" id="order".*?</nav>', html, re.S)
    return re.findall(r">([^<>]+)</a>", found.group()) if found else []


def way(html: str, name: str) -> str:
    """The address of an order by its name."""
    return re.search(rf'href="([^"]*)"[^>]*>{name}</a>', html).group(1).replace("&amp;", "&")


@pytest.fixture
def sofas(house) -> dict[str, int]:
    """Four sofas, the last one the newest."""
    prices = {"дешёвый": 5_000, "дорогой": 120_000, "без цены": None, "средний": 60_000}
    return {name: publish(house, f"Диван {name}", price=price, price_mode="fixed" if price else "negotiable")
            for name, price in prices.items()}


def test_cheapest_first_and_what_has_no_price_last(guest, sofas):
    assert titles(guest.page("/c/home?order=cheap")) == ["Диван дешёвый", "Диван средний", "Диван дорогой", "Диван без цены"]


def test_dearest_first_and_what_has_no_price_last(guest, sofas):
    assert titles(guest.page("/c/home?order=dear")) == ["Диван дорогой", "Диван средний", "Диван дешёвый", "Диван без цены"]


def test_the_same_price_comes_newest_first(house, guest):
    numbers = [publish(house, f"Стул {place}", price=700) for place in range(3)]
    assert shown(guest.page("/search?order=cheap")) == shown(guest.page("/search?order=dear")) == numbers[::-1]


def test_nearest_first_within_the_radius(house, guest):
    far, near, here = [publish(house, "Шкаф", town=town) for town in ("konaev", "kaskelen", "almaty")]
    publish(house, "Шкаф", town="astana")
    assert shown(guest.page("/c/home/almaty?km=100&order=near")) == [here, near, far]


def test_the_way_to_the_nearest_looks_around_the_town(house, guest):
    near, here = [publish(house, "Шкаф", town=town) for town in ("kaskelen", "almaty")]
    other = publish(house, "Стол")
    path = way(guest.page("/c/home/almaty"), "ближайшие")
    assert path == "/c/home/almaty?km=100&order=near" and shown(guest.page(path)) == [other, here, near]


def test_words_in_the_title_come_before_words_in_the_text(house, guest):
    title = publish(house, "Кожаный диван")
    form = publish(house, "Чехлы для диванов")
    text = publish(house, "Мебель для гостиной", text_ru="Есть диван и кресло.")
    answer = publish(house, "Мебель", answers={"brand": "Диван"})
    assert answer > text and shown(guest.page("/search?q=диван&order=best")) == [title, form, text]


def test_more_of_the_words_in_the_title_is_a_better_match(house, guest):
    both = publish(house, "Диван угловой синий")
    one_ = publish(house, "Диван прямой", text_ru="Есть и угловой.")
    assert shown(guest.page("/search?q=угловой+диван")) == [one_, both]
    assert shown(guest.page("/search?q=угловой+диван&order=best")) == [both, one_]


def test_equally_good_ones_come_newest_first(house, guest):
    numbers = [publish(house, "Диван угловой") for _ in range(3)]
    assert shown(guest.page("/search?q=диван&order=best")) == numbers[::-1]


def test_orders_that_make_no_sense_are_not_offered(house, guest, sofas):
    assert orders(guest.page("/c/home")) == ["новые", "дешёвые", "дорогие"]
    assert orders(guest.page("/c/home/almaty?order=dear")) == ["дорогие", "новые", "дешёвые", "ближайшие"]
    assert orders(guest.page("/search?q=диван")) == ["новые", "дешёвые", "дорогие", "самые подходящие"]
    assert orders(guest.page("/search?q=диван+дешёвый")) == [], "one result has no order"


def test_an_order_that_makes_no_sense_is_the_newest_first(guest, sofas):
    newest = titles(guest.page("/c/home"))
    for path in ("/c/home?order=near", "/c/home?order=best", "/c/home?order=sideways"):
        html = guest.page(path)
        assert titles(html) == newest and '<link rel="canonical" href="http://127.0.0.1:8000/c/home">' in html


def test_taking_the_words_off_takes_the_best_match_off_too(guest, sofas):
    html = guest.page("/search?q=диван&order=best&photo=")
    assert '<a class="chip on" href="/search"' in html


def test_pages_of_an_order_say_next_and_previous_instead_of_older_and_newer(house, guest):
    for place in range(21):
        publish(house, "Стул", price=place + 1)
    first = guest.page("/search?order=cheap")
    assert "Дальше" in first and "Старее" not in first
    assert "Назад" in guest.page(link(first, "next"))


def test_what_cannot_be_ordered_in_time_comes_newest_first_and_says_so(house, guest, sofas, monkeypatch):
    def slow(*_):
        raise TooSlow("order")
    monkeypatch.setattr(store_order, "everything", slow)
    html = guest.page("/c/home?order=cheap")
    assert titles(html) == titles(guest.page("/c/home")) and "быстро не получается" in html


@pytest.mark.parametrize("key", ["5", "0.0.0", "-1.-1", "9223372036854775807.9223372036854775807", "x.1", "5.6&after=7.8"])
def test_no_key_in_an_address_can_make_a_page_fail(guest, sofas, key):
    for name in ("cheap", "dear", "near", "best"):
        guest.page(f"/c/home/almaty?order={name}&km=50&q=диван&before={key}")
        guest.page(f"/c/home/almaty?order={name}&km=50&q=диван&after={key}")


@pytest.mark.parametrize("tag, bounds", [
    ("zp_0", (0, 0)), ("zp_p0", (1, 0)), ("zp_p2", (1, 9)), ("zp_p4", (100, 999)), ("zp_p4d1", (100, 199)),
    ("zp_p4d12", (120, 129)), ("zp_p4d10", (101, 109)), ("zp_p4d120", (121, 120)),
    ("zp_p4d12x", (120, 120)), ("zp_p4d123", (123, 123)), ("zp_p4d1234", (1, 0)), ("zp12_p5d5", (5_000, 5_999)),
])
def test_a_tag_of_prices_stands_for_a_span(tag, bounds):
    assert span(tag) == bounds


@pytest.mark.parametrize("name", ["cheap", "dear"])
def test_every_price_is_in_one_branch_of_each_level_and_branches_lie_in_order(name):
    prices = Prices(Asked(order=name))
    for price in (1, 9, 10, 99, 100, 101, 1_000, 5_500, 123_456, 999_999, 10**12):
        own, branch = set(numbers.tags(tags.PRICE, price)), prices.root
        while branch.least != branch.most:
            below = prices.below(branch)
            assert [one.least for one in below] == sorted(one.least for one in below) and below[0].most <= below[-1].least
            [branch] = [one for one in below if own & set(one.tags)]
            assert branch.least <= prices.rank(price) <= branch.most
        assert branch.least == prices.rank(price)


def test_a_key_without_a_price_stands_behind_all_others():
    cheap = Prices(Asked(order="cheap"))
    assert order.place(cheap, (-1, 5)) > order.place(cheap, (10**12, 5)) and order.key(order.FAR, 5) == (-1, 5)
    assert order.place(cheap, (7, 5)) < order.place(cheap, (7, 4)) < order.place(cheap, (8, 9))
