"""Finding regions, towns and districts."""

import pytest


def slugs(found):
    return [town.slug for town in found]


def test_a_town_is_found_by_id_and_by_slug(country):
    assert country.town(63001) is country.town_by_slug("oskemen")


def test_a_region_and_a_town_may_share_a_slug_and_stay_apart(country):
    assert country.region_by_slug("karaganda").name("ru") == "Карагандинская область"
    assert country.town_by_slug("karaganda").name("ru") == "Караганда"


def test_what_is_not_there_is_none(country):
    assert country.region(99) is country.town(None) is country.district(0) is None
    assert country.town_by_slug("moscow") is country.region_by_slug("") is None


@pytest.mark.parametrize(("lang", "name"), [("ru", "Усть-Каменогорск"), ("kk", "Өскемен"), ("en", "Oskemen")])
def test_a_town_has_a_name_in_each_language(country, lang, name):
    assert country.town_by_slug("oskemen").name(lang) == name


def test_towns_of_a_region_begin_with_its_centre(country):
    towns = country.towns_of(35)
    assert towns[0].slug == "karaganda"
    assert {town.region_id for town in towns} == {35}


def test_large_cities_have_districts_and_others_have_none(country):
    assert [len(country.districts_of(id)) for id in (71001, 75001, 79001)] == [6, 8, 5]
    assert country.districts_of(10001) == []
    assert country.district(7500106).name("kk") == "Медеу ауданы"


def test_near_gives_the_town_itself_and_then_its_neighbours_in_order(country):
    found = country.near(75001, 45)
    assert slugs(town for town, _ in found)[:2] == ["almaty", "boralday"]
    assert [km for _, km in found] == sorted(km for _, km in found)
    assert "konaev" not in slugs(town for town, _ in found)


def test_near_begins_with_the_town_itself_where_two_share_a_spot(country):
    assert slugs(town for town, _ in country.near(country.town_by_slug("zhem").id, 1)) == ["zhem", "emba"]


def test_distances_are_in_kilometres(country):
    almaty, astana = country.town_by_slug("almaty"), country.town_by_slug("astana")
    found = dict(country.near(almaty.id, 1100))
    assert 960 < found[astana] < 985


def test_near_an_unknown_town_is_nothing(country):
    assert country.near(1, 5000) == []


@pytest.mark.parametrize(("typed", "slug"), [
    ("Караг", "karaganda"), ("қарағ", "karaganda"), ("karag", "karaganda"), ("QARAG", "karaganda"),
    ("оскемен", "oskemen"), ("Өск", "oskemen"), ("Усть Кам", "oskemen"), ("каменогорск", "oskemen"),
    ("Семипал", "semey"), ("кызыл", "kyzylorda"), ("қызыл", "kyzylorda"), ("Талдыкорган", "taldykorgan"),
    ("уральск", "oral"), ("орал", "oral"), ("Шевченко", "aktau"), ("актобе", "aktobe"), ("Приозёрск", "priozersk"),
    ("приозерск", "priozersk"), ("гурьев", "atyrau"), ("Целиноград", "astana"), ("батыр", "otegen-batyr"),
    ("медеу", "almaty"), ("Бостандық", "almaty"), ("Меркі", "merke"), ("жанаозен", "zhanaozen"),
])
def test_a_town_is_suggested_however_its_name_is_typed(country, typed, slug):
    assert slug in slugs(country.search(typed, "ru"))[:2]


def test_names_in_the_readers_language_come_first(country):
    assert slugs(country.search("орал", "kk"))[0] == "oral"
    assert country.search("алматы", "ru")[0].slug == "almaty"


def test_cities_come_before_villages(country):
    kinds = [town.kind for town in country.search("ша", "ru")]
    assert kinds == sorted(kinds, key=lambda kind: kind != "city")


def test_suggestions_are_few(country):
    assert len(country.search("а", "ru", limit=4)) == 4


@pytest.mark.parametrize("typed", ["", "   ", "-", "ъь", "%", "Москва"])
def test_nothing_is_suggested_for_nothing(country, typed):
    assert country.search(typed, "ru") == []
