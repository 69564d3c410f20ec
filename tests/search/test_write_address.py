"""A question and its address say the same, whatever is asked."""

import random
from decimal import Decimal

import pytest
from starlette.datastructures import QueryParams

from web.catalog.store import catalog
from web.catalog.tree import PRICE_MODES
from web.places.country import Region, Town
from web.places.store import country
from web.search import address, place, rules
from web.search.asked import ORDERED_KEYS, ORDERS, SELLERS, Asked, Known, filters, fits, moved, of_kind
from web.search.reading import Reading


@pytest.fixture
def known(house) -> Known:
    """The reference data."""
    return Known(catalog(house.db), country(house.db))


def drawn(draw: random.Random, known: Known) -> Asked:
    """A question drawn at random."""
    category = draw.choice([None, *known.catalog.all])
    attributes = filters(known, category)
    answers = {(one.code, option.value) for one in attributes for option in one.options}
    answers |= {(one.code, draw.choice("01")) for one in attributes if one.kind == "bool"}
    answers |= {(one.code, "mercedes benz") for one in attributes if (one.kind, one.filter) == ("text", "multi")}
    low, words = draw.choice([None, 1, 10**6]), draw.choice(["", "диван & стул", "айфон 15 -битый", "C++ 50%", "қыз/ұл?"])
    place_ = draw.choice([None, *known.country.towns])
    km = draw.choice([0, 25]) if place_ else 0
    near = known.country.near(place_.id, km) if km else []
    order = draw.choice([one for one in ORDERS if (one != "near" or place_) and (one != "best" or words)])
    return Asked(
        literal=bool(words) and draw.random() < 0.3, km=km, around=tuple(town.id for town, _km in near),
        lowered=draw.random() < 0.3, seller=draw.choice(["", *SELLERS]), unseen=draw.random() < 0.3, order=order,
        bounds=tuple((one.code, *draw.choice([(Decimal("1.5"), None), (None, Decimal(70)), (Decimal(0), Decimal(2000))]))
                     for one in sorted(attributes, key=lambda one: one.code) if one.filter == "range" and draw.random() < 0.3),
        texts=tuple((one.code, "алматы 5") for one in sorted(attributes, key=lambda one: one.code)
                    if one.filter == "text" and draw.random() < 0.3),
        words=words, category=category, place=place_, price_from=low, price_to=draw.choice([None, 10**6, 10**12]),
        mode=draw.choice(["", *PRICE_MODES]), photo=draw.random() < 0.5,
        before=draw.choice([None, (1,) * ORDERED_KEYS[order], (2**60,) * ORDERED_KEYS[order]]),
        options=tuple(sorted(draw.sample(sorted(answers), min(len(answers), draw.randrange(4))))))


def read(known: Known, text: str) -> Asked:
    """The question at an address of ours."""
    path, _, query = text.partition("?")
    inside = path.removeprefix("/c/") if path.startswith("/c/") else None
    reading = Reading(QueryParams(query), known, inside)
    assert not reading.notes, (text, reading.notes)
    return reading.asked


def test_reading_an_address_gives_the_question_it_was_made_of(known):
    draw = random.Random(3)
    for _ in range(500):
        asked = drawn(draw, known)
        assert read(known, address.address(known, asked)) == asked


def test_every_place_has_an_address_of_its_own(known):
    slugs = {}
    for one in (*known.country.towns, *known.country.regions):
        settled = place.find_region(known.country, one.slug) if isinstance(one, Region) else one
        slug = place.slug(known.country, settled)
        assert place.find(known.country, slug) == settled
        assert slugs.setdefault(slug, settled) == settled


def test_no_category_has_the_slug_of_a_place(known):
    places = {place.slug(known.country, one) for one in (*known.country.towns, *known.country.regions)}
    assert not places & {category.slug for category in known.catalog.all} and address.ALL not in places


def test_a_city_that_is_a_region_has_no_region_around_it(known):
    almaty, semey = known.country.town_by_slug("almaty"), known.country.town_by_slug("semey")
    assert place.region_of(known.country, almaty) is None
    assert place.region_of(known.country, semey).slug == "abai"
    assert isinstance(place.find_region(known.country, "almaty"), Town)


def test_moving_to_another_category_keeps_only_answers_that_it_asks_for(known):
    phones, flats = known.catalog.by_slug("phones"), known.catalog.by_slug("flat-sale")
    asked = Asked(category=phones, options=(("condition", "new"), ("memory_gb", "128")), before=(5,))
    assert moved(known, asked, known.catalog.by_slug("electronics")).options == (("condition", "new"),)
    there = moved(known, asked, flats)
    assert there.options == () and there.before is None and there.category == flats


def test_each_question_is_narrowed_in_its_own_way(known):
    asked = filters(known, known.catalog.by_slug("flat-sale"))
    codes = {attribute.code for attribute in asked}
    assert {"rooms", "balcony", "floor_not_first", "area_total", "complex"} <= codes and "has_photo" not in codes
    assert fits(asked, "rooms", "1") and not fits(asked, "area_total", "1") and not fits(filters(known, None), "rooms", "1")
    assert of_kind(asked, "area_total", "range") and of_kind(asked, "complex", "text") and not of_kind(asked, "rooms", "range")


@pytest.mark.parametrize("slug, where, topic", [
    ("phones", "semey", "category:401"), ("electronics", None, "category:400"), ("electronics", "abai", "region:"),
    (None, "semey", "town:"), (None, None, "newest"),
])
def test_a_page_depends_on_the_narrowest_list(known, slug, where, topic):
    asked = Asked(category=known.catalog.by_slug(slug or ""), place=place.find(known.country, where or ""))
    assert rules.topics(asked)[0].startswith(topic)
