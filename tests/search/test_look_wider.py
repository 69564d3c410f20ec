"""When nothing is found the page offers only what does find something."""

import re

from tests.search.market import publish, shown


def ways(html: str) -> dict[str, tuple[str, str]]:
    """The wider questions offered: name to address and number."""
    empty = html[html.index('id="nothing"'):]
    return {name: (path.replace("&amp;", "&"), n) for path, name, n in
            re.findall(r'<a class="chip" href="([^"]*)">(.*?) <span class="num">([^<]*)</span>', empty)}


def test_each_filter_is_offered_to_be_dropped_when_that_helps(house, guest):
    number = publish(house, "Диван", price=9_000, town="semey")
    offered = ways(guest.page("/c/home/furniture/semey?q=диван&price_to=5000"))
    path, n = offered["Без «до 5\u202f000\u00a0₸»"]
    assert n == "1" and shown(guest.page(path)) == [number]
    assert "Без «диван»" not in offered


def test_the_region_and_the_whole_country_are_offered(house, guest):
    publish(house, "Диван", town="ayagoz")
    offered = ways(guest.page("/c/home/furniture/semey"))
    assert offered["Область Абай"][0] == "/c/home/furniture/abai" and offered["Весь Казахстан"][1] == "1"


def test_the_category_above_is_offered(house, guest):
    publish(house, "Тарелка", "dishes")
    assert ways(guest.page("/c/home/furniture?q=тарелка"))["Дом и сад"][0].startswith("/c/home?q=")


def test_words_after_a_minus_are_offered_back(house, guest):
    publish(house, "Диван сломанный")
    assert ways(guest.page("/search?q=диван -сломанный"))["Не исключать слова с минусом"][1] == "1"


def test_a_synonym_finds_its_way_into_other_categories_and_places(house, guest):
    publish(house, "Велосипед детский", "kids-transport", town="astana")
    html = guest.page("/c/transport/cars/semey?q=велик")
    assert "Эти слова есть в других" in html
    for name, (path, n) in ways(html).items():
        assert n == str(len(shown(guest.page(path)))) == "1", name
    assert {"Детский мир", "«велик» везде"} <= set(ways(html))


def test_with_a_word_fewer_something_is_found(house, guest):
    numbers = [publish(house, f"Диван {name}") for name in ("кожаный", "угловой")]
    offered = ways(guest.page("/search?q=кожаный диван бирюза -битый&price_to=2000"))
    path, n = offered["«кожаный диван»"]
    assert n == "1" and shown(guest.page(path)) == numbers[:1] and "-%D0%B1" in path and "price_to=2000" in path
    assert not {"«диван бирюза»", "«кожаный бирюза»"} & set(offered) and offered["«диван»"][1] == "2" and "«бирюза»" not in offered


def test_without_the_quotation_marks_something_is_found(house, guest):
    number = publish(house, "Диван кожаный, почти новый")
    offered = ways(guest.page('/search?q="кожаный диван"'))
    assert offered["Без кавычек"][1] == "1" and shown(guest.page(offered["Без кавычек"][0])) == [number]


def test_a_phrase_is_counted_where_it_stands_in_this_order(house, guest):
    publish(house, "Стол", town="astana", text_ru="Без торга.")
    publish(house, "Стол", town="astana", text_ru="Торг возможен, без обмена.")
    offered = ways(guest.page('/c/home/furniture/semey?q="без торга"'))
    assert offered["Весь Казахстан"][1] == "1"
    publish(house, "Стол", "cars", town="semey", text_ru="Торг возможен, без обмена.")
    assert "Эти слова есть в других" not in guest.page('/c/home/furniture/semey?q="без торга"')


def test_no_way_is_offered_twice_and_none_is_everything(house, guest):
    publish(house, "Диван", town="semey")
    html = guest.page("/c/home/furniture/semey?q=единорог")
    paths = [path for path, _n in ways(html).values()]
    assert len(paths) == len(set(paths)) and "Без «единорог»" in ways(html)
    assert not ways(guest.page("/search?q=единорог&order=cheap"))


def test_where_nothing_helps_nothing_is_offered(house, guest):
    page = guest.page("/search?q=единорог")
    assert not ways(page) and "Ничего не нашлось" in page


def test_every_way_finds_as_many_as_it_says(house, guest):
    for number in range(3):
        publish(house, f"Диван {number}", price=9_000, answers={"condition": "used"})
    for path, n in ways(guest.page("/c/home/furniture/semey?q=диван&has=condition.used")).values():
        assert len(shown(guest.page(path))) == int(n)
