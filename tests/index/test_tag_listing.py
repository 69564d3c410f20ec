"""A listing carries tags for everything that filters ask for."""

from hypothesis import given
from hypothesis import strategies as st

from web.index import tags


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


def test_no_bound_asks_for_no_bucket():
    assert tags.price_tags(None, None) == ()


def test_a_decade_has_eight_buckets():
    assert len({tags.price(amount) for amount in range(10_000, 100_000)}) == 8


@given(st.integers(0, 10**13), st.none() | st.integers(0, 10**13), st.none() | st.integers(0, 10**13))
def test_the_buckets_of_a_range_hold_every_price_in_it(amount, low, high):
    inside = (low is None or low <= amount) and (high is None or amount <= high)
    covering = tags.price_tags(low, high)
    assert len(covering) <= 98
    if inside and covering:
        assert tags.price(amount) in covering


@given(st.integers(100, 10**11))
def test_a_range_does_not_reach_far_beyond_itself(amount):
    assert tags.price(amount * 2) not in tags.price_tags(None, amount)
    assert tags.price(amount // 2) not in tags.price_tags(amount, None)


def test_a_truth_is_tagged_as_one_or_zero():
    assert tags.option("a", True) == tags.option("a", 1) != tags.option("a", False)


def test_a_code_with_an_underscore_is_not_taken_for_another_code():
    assert tags.option("a_b", "c") != tags.option("a", "b_c")
