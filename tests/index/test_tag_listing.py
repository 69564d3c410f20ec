"""A listing carries tags for everything that filters ask for."""

from hypothesis import given
from hypothesis import strategies as st

from web.index import numbers, tags


def a_listing(**changes) -> list[str]:
    """The tags of a believable listing, with changes."""
    facts = {
        "categories": (12, 3), "region_id": 5, "town_id": 44, "price_kzt": 90_000, "mode": "fixed", "has_photo": True,
        "languages": ["ru"], "seller_kind": "private",
        "options": {"memory_gb": "128", "fuel": ["gas", "petrol"], "running": True},
    }
    return tags.listing_tags(**{**facts, **changes})


def test_the_category_and_its_ancestors_are_tagged_alone_and_with_the_place():
    assert {"zc12", "zc3", "zr5", "zy44", "zx12y44", "zx3y44", "zv12r5", "zv3r5"} <= set(a_listing())


def test_every_listing_has_the_common_tag_and_its_plain_facts():
    found = a_listing()
    assert {tags.EVERY, tags.PHOTO, "zm_fixed", "zl_ru", "zs_private"} <= set(found) and len(found) == len(set(found))


def test_each_value_of_an_option_is_a_tag():
    expected = {tags.option("memory_gb", "128"), tags.option("fuel", "gas"), tags.option("fuel", "petrol")}
    assert expected | {tags.option("running", True)} <= set(a_listing())


def test_what_a_listing_does_not_have_is_not_tagged():
    found = a_listing(
        price_kzt=None, has_photo=False, town_id=None, region_id=None, seller_kind="", options={"a": None}
    )
    assert not [tag for tag in found if tag[:2] in ("zp", "zf", "zy", "zr", "zx", "zv", "zs", "za")]


def test_no_bound_asks_for_no_tag():
    assert tags.price_tags(None, None) == ()


@given(st.integers(0, 10**13), st.integers(0, 10**13), st.integers(0, 10**13))
def test_a_listing_has_a_tag_of_exactly_the_ranges_its_price_lies_in(amount, low, high):
    assert bool(set(tags.price_tags(low, high)) & set(a_listing(price_kzt=amount))) == (low <= amount <= high)


def test_numbers_and_words_of_answers_are_tagged_under_their_question():
    found = a_listing(amounts={"year": 2015}, texts=[("model", "камри")], lowered=True)
    assert set(numbers.covering(tags.number("year"), 2010, 2015)) & set(found)
    assert not set(numbers.covering(tags.number("mileage"), 2010, 2015)) & set(found)
    assert tags.word("model", "камри") in found and tags.word("brand", "камри") not in found and tags.LOWERED in found


def test_a_truth_is_tagged_as_one_or_zero():
    assert tags.option("a", True) == tags.option("a", 1) != tags.option("a", False)


def test_a_code_with_an_underscore_is_not_taken_for_another_code():
    assert tags.option("a_b", "c") != tags.option("a", "b_c")
