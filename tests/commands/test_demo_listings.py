"""The invented listings: the same for the same seed, complete, and true to the categories' questions."""

import re
from itertools import islice

import pytest

from web.catalog import kinds
from web.commands.demo import dwellings, reference
from web.commands.demo.dice import Dice
from web.commands.demo.listings import listing, listings
from web.commands.demo.members import members
from web.commands.demo.vocabulary import PHRASES, Thing, frames, leaves

KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
RANGES = {  # tenge, for prices of what is sold, let or paid as a salary
    "flat-sale": (2_000_000, 250_000_000), "house-sale": (1_000_000, 250_000_000),
    "flat-rent-long": (50_000, 2_500_000), "flat-rent-daily": (6_000, 150_000), "cars": (400_000, 40_000_000),
    "phones": (4_000, 600_000), "laptops": (25_000, 1_200_000), "books": (500, 80_000),
    "kids-clothes": (700, 60_000), "strollers": (2_500, 300_000), "vacancy-sales": (100_000, 800_000),
    "tutoring": (1_000, 12_000), "livestock": (5_000, 1_800_000),
}
KNOWN = ("interior", "Қабырға сағаты, қолданылған, жағдайы жақсы")


def written(value: object) -> list[str]:
    """An answer as a form would send it."""
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return value if isinstance(value, list) else [str(value)]


@pytest.fixture(scope="module")
def people():
    return list(members(11, 120))


@pytest.fixture(scope="module")
def many(people):
    return list(listings(11, 3000, people))


def test_the_same_seed_gives_the_same_listings(people, many):
    assert list(listings(11, 50, people)) == many[:50]


def test_another_seed_gives_other_listings(people, many):
    assert all(one != other for one, other in zip(listings(12, 20, people), many[:20], strict=True))


def test_a_listing_does_not_depend_on_those_before_it(people, many):
    assert listing(11, 777, people) == many[777]


def test_one_listing_is_known_for_ever():
    found = listing("fixed", 0, list(members("fixed", 3)))
    assert (found.category_slug, found.title_ru or found.title_kk) == KNOWN


def test_listings_without_members_are_refused():
    with pytest.raises(ValueError):
        next(listings(1, 1, []))


def test_every_leaf_category_has_its_own_words():
    assert set(leaves()) == {each.slug for each in reference.leaf_categories()}


@pytest.mark.parametrize("slug", sorted(leaves()))
def test_a_category_offers_several_things_and_says_several_things_of_them(slug):
    words = leaves()[slug]
    assert words.manner == "flat" or len(words.objects) >= 5
    assert len(words.facts) >= 4 and words.motifs


def test_every_leaf_category_occurs(many):
    assert {each.category_slug for each in many} == set(leaves())


def test_every_answer_is_one_that_its_category_accepts(many):
    for each in many:
        asked = {attribute.code: attribute for attribute in reference.attributes(each.category_slug)}
        for code, value in each.attributes.items():
            assert kinds.read(asked[code], written(value)) == value, (each.category_slug, code, value)


def test_required_questions_are_answered(many):
    for each in many:
        required = {attribute.code for attribute in reference.attributes(each.category_slug) if attribute.required}
        assert required <= each.attributes.keys() or each.price_mode == "wanted"


def test_nobody_lives_above_the_top_floor(many):
    assert all(each.attributes["floor"] <= each.attributes["floors_total"] for each in many
               if "floors_total" in each.attributes and "floor" in each.attributes)


def test_the_year_and_mileage_in_the_text_are_those_of_the_answers(many):
    cars = [each for each in many if each.category_slug == "cars" and each.text_ru and "year" in each.attributes]
    for car in cars:
        assert f"{car.attributes['year']}" in car.text_ru + car.title_ru
        told = re.search(r"пробег ([\d\u00a0]+) км", car.text_ru)
        assert not told or int(told[1].replace("\u00a0", "")) == car.attributes["mileage"]
    assert len(cars) > 50


def test_price_modes_are_those_of_the_category(many):
    for each in many:
        assert each.price_mode in reference.catalog().by_slug(each.category_slug).price_modes


def test_prices_are_positive_and_given_away_things_have_none(many):
    for each in many:
        assert (each.price or 1) > 0
        assert each.price is None or each.price_mode not in ("free", "exchange")
        assert each.price or each.price_mode not in ("fixed", "salary")


@pytest.mark.parametrize("slug", sorted(RANGES))
def test_prices_are_plausible(many, slug):
    low, high = RANGES[slug]
    prices = [each.price for each in many if each.category_slug == slug and each.price]
    assert prices and low <= min(prices) and max(prices) <= high


def test_a_flat_costs_more_in_a_large_city_than_in_a_small_town():
    thing = Thing("квартира", "пәтер")
    known = {"area_total": 50.0, "floor": 2, "year_built": 1985}
    almaty, arys = (dwellings.price(Dice(1), "flat-sale", thing, known, town) for town in ("almaty", "arys"))
    assert almaty > 2 * arys


def test_towns_are_towns_of_the_country(many):
    assert {each.town_slug for each in many} <= reference.town_names().keys()


def test_large_cities_have_most_listings(many):
    share = sum(each.town_slug in ("almaty", "astana", "shymkent") for each in many) / len(many)
    assert 0.25 < share < 0.75


def test_languages_are_mixed_as_on_a_real_site(many):
    kinds_of_title = [(bool(each.title_ru), bool(each.title_kk)) for each in many]
    shares = [kinds_of_title.count(kind) / len(many) for kind in ((True, False), (False, True), (True, True))]
    assert shares == pytest.approx([0.65, 0.25, 0.1], abs=0.07)


def test_kazakh_texts_have_kazakh_letters(many):
    assert all(KAZAKH.search(each.text_kk) for each in many if each.text_kk)


def test_a_language_has_both_a_title_and_a_text(many):
    for each in many:
        assert bool(each.title_ru) == bool(each.text_ru) and bool(each.title_kk) == bool(each.text_kk)
        assert each.title_ru or each.title_kk


def test_descriptions_are_neither_curt_nor_endless(many):
    for each in many:
        length = len((each.text_kk or each.text_ru).split())
        assert 15 <= length <= 125
    assert len({len((each.text_kk or each.text_ru).split()) // 10 for each in many}) > 6


def test_no_blank_is_left_unfilled(many):
    assert not any(sign in text for each in many for sign in "{}|_"
                   for text in (each.title_ru, each.title_kk, each.text_ru, each.text_kk))


def test_no_telephone_number_occurs(many):
    assert not any(re.search(r"\+7|\b8?7\d{9}\b", each.text_ru + each.text_kk) for each in many)


def test_four_in_five_of_two_thousand_titles_are_distinct(many):
    titles = {each.title_ru or each.title_kk for each in islice(many, 2000)}
    assert len(titles) >= 1600


def test_listings_are_spread_over_thirty_days_with_more_new_ones(many):
    ages = [each.age_seconds for each in many]
    assert 0 < min(ages) and max(ages) <= 30 * 86_400
    assert sum(age < 10 * 86_400 for age in ages) > sum(age > 20 * 86_400 for age in ages)


def test_both_halves_of_every_phrase_use_blanks_that_exist():
    known = set("o O oa P T town area kitchen land floor floors year n short complex vol km kmk hours payload mem ram"
                " screen battery_state brand size shoe_size material quantity unit color fits_make tyre_size fuel"
                " transmission drive building_type house_material months breed heads schedule employer exp per ptext"
                " ptext2 days age_group".split())
    for words in (*leaves().values(), *frames().values()):
        for kind in PHRASES:
            for phrase in getattr(words, kind):
                assert phrase.slots <= known, phrase.texts
                assert CYRILLIC.search(re.sub(r"\{\w+\}", "о", phrase.texts["kk"]))
