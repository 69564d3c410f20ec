"""Pages of categories and places lead to what lies beside them, and the trees say how many listings are where."""

import re

import pytest

from tests.search.market import publish, shown
from web.catalog.store import catalog
from web.places.store import country
from web.search import sideways
from web.search.asked import Asked, Known


def beside(html: str) -> dict[str, str]:
    """The links below the results: name to address."""
    if 'id="sideways"' not in html:
        return {}
    part = html[html.index('id="sideways"'):]
    return {name: path for path, name in re.findall(r'<a class="chip" href="([^"]*)">([^<]*)</a>', part[:part.index("</nav>")])}


def numbers(html: str) -> dict[str, str]:
    """The numbers beside names on a page of a tree."""
    return dict(re.findall(r'<a (?:class="chip" )?href="([^"]*)">[^<]*(?:</a>)? <span class="num">([^<]*)</span>', html))


def test_a_category_in_a_town_leads_to_the_same_in_towns_nearby_and_to_its_siblings(guest):
    found = beside(guest.page("/c/home/furniture/semey"))
    assert found["Область Абай"] == "/c/home/furniture/abai"
    assert any(path.startswith("/c/home/furniture/") and path != "/c/home/furniture/semey" for path in found.values())
    assert "/c/home/textile/semey" in found.values()
    for path in found.values():
        guest.page(path)


def test_a_category_of_the_whole_country_leads_to_large_towns(guest):
    assert beside(guest.page("/kk/c/realty/flat-sale"))["Алматы"] == "/kk/c/realty/flat-sale/almaty"


@pytest.mark.parametrize("path", ["/search", "/c/home?q=диван", "/c/home/semey?price_to=5"])
def test_a_narrowed_question_leads_nowhere_sideways(guest, path):
    assert not beside(guest.page(path))


def test_nearby_means_within_reach_and_cities_first(house):
    known = Known(catalog(house.db), country(house.db))
    semey = known.country.town_by_slug("semey")
    (near, *_others) = sideways.rows(known, Asked(place=semey), "ru")
    slugs = [path.rpartition("/")[2] for _name, path in near.ways[:-1]]
    towns = [known.country.town_by_slug(slug) for slug in slugs]
    reach = {town.id for town, _km in known.country.near(semey.id, sideways.NEAR_KM)}
    assert semey not in towns and {town.id for town in towns} <= reach
    assert [town.kind == "city" for town in towns] == sorted((town.kind == "city" for town in towns), reverse=True)


def test_the_tree_of_categories_counts_the_listings_of_each(house, guest):
    publish(house, "Стол", town="semey")
    publish(house, "Ваза", "dishes")
    assert numbers(guest.page("/categories")) == {"/c/home": "2", "/c/home/furniture": "1", "/c/home/dishes": "1"}
    assert numbers(guest.page("/categories?place=semey")) == {"/c/home/semey": "1", "/c/home/furniture/semey": "1"}
    publish(house, "Стул", town="semey")
    assert numbers(guest.page("/categories"))["/c/home/furniture"] == "2"


def test_the_list_of_towns_counts_the_listings_of_each(house, guest):
    publish(house, "Стол", town="semey")
    publish(house, "Ваза", "dishes", town="ayagoz")
    assert numbers(guest.page("/towns")) == {"/c/all/abai": "2", "/c/all/semey": "1", "/c/all/ayagoz": "1"}
    assert numbers(guest.page("/towns?category=dishes")) == {"/c/home/dishes/abai": "1", "/c/home/dishes/ayagoz": "1"}


def words_elsewhere(html: str) -> dict[str, tuple[str, str]]:
    """The other categories that have the words: name to address and number."""
    if "Эти слова есть" not in html:
        return {}
    part = html[html.index("Эти слова есть"):]
    return {name: (path.replace("&amp;", "&"), n) for path, name, n in
            re.findall(r'<a class="chip" href="([^"]*)">(.*?) <span class="num">([^<]*)</span>', part[:part.index("</div>")])}


def test_words_that_are_found_in_other_categories_are_offered_there(house, guest):
    sofas = [publish(house, f"Диван {number}", town="semey") for number in range(2)]
    publish(house, "Чехол на диван", "textile", town="almaty")
    publish(house, "Перевезу диван", "moving", town="semey")
    found = words_elsewhere(guest.page("/c/transport/semey?q=диван"))
    assert {name: n for name, (_path, n) in found.items()} == {"Дом и сад": "2", "Услуги": "1"}, "those of the town first"
    assert shown(guest.page(found["Дом и сад"][0])) == sofas[::-1]
    assert words_elsewhere(guest.page("/c/transport/aktau?q=диван"))["Дом и сад"][1] == "3", "or else of the whole country"


def test_without_words_no_other_category_is_offered(house, guest):
    publish(house, "Диван")
    assert not words_elsewhere(guest.page("/c/transport/semey"))
