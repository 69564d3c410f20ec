"""People are told in which words their query was really read."""

import pytest

from tests.search.market import publish
from web.index import vocabulary
from web.index.understanding import understood


@pytest.fixture
def shop(house):
    publish(house, "Квартира в центре", category="flat-sale")
    publish(house, "Велосипед горный", category="furniture")
    publish(house, "Айфон 15", category="phones")
    publish(house, "iPhone 14", category="phones")
    return house


@pytest.mark.parametrize(("typed", "said"), [
    ("rdfhnbhf", "квартира"), ("kvartira", "квартира"), ("велик", "велосипед"), ("айфон", "айфон / iphone"),
    ("шзрщту 15", "iphone / айфон 15"), ("g2nth -велик", "пәтер / квартира -велик"),
])
def test_other_readings_with_listings_are_told(shop, typed, said):
    publish(shop, "", title_kk="Пәтер сатылады", category="flat-sale")
    assert understood(shop.db, typed).said.startswith(said) and understood(shop.db, typed).changed


@pytest.mark.parametrize("typed", ["горный велосипед", "гелендваген", "горный -центр", "15"])
def test_a_query_that_was_read_as_typed_has_nothing_to_tell(shop, typed):
    assert understood(shop.db, typed) == (typed, False)


def test_an_empty_query_is_understood_as_such(shop):
    assert understood(shop.db, "") == ("", False)


def test_a_slip_is_corrected_by_words_that_enough_people_use(shop):
    shop.db.write(vocabulary.put, [("велосипед", "велосипед", 9), ("горныи", "горный", 5)])
    assert vocabulary.corrected(shop.db, "горный велосепед") == "горный велосипед"
    assert vocabulary.corrected(shop.db, "горный велосипед") == vocabulary.corrected(shop.db, "") == ""


def test_words_counted_anew_are_used_at_once(shop):
    assert vocabulary.corrected(shop.db, "велосепед") == ""
    shop.db.write(vocabulary.put, [("велосипед", "велосипед", 9)])
    assert vocabulary.corrected(shop.db, "велосепед") == "велосипед"
    shop.db.write(vocabulary.put, [("велосипед", "", 0)])
    assert vocabulary.corrected(shop.db, "велосепед") == ""
