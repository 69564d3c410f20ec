"""A range of numbers is asked for by a few tags that exactly the numbers within it have."""

from hypothesis import example, given
from hypothesis import strategies as st

from web.index import numbers

HEAD = "zn_a_"
whole = st.integers(-10**6, 10**12) | st.integers(0, 300)
hundredths = st.integers(-10**4, 10**9).map(lambda n: n / 100)
any_number = whole | hundredths


def within(number, low, high) -> bool:
    return (low is None or low <= number) and (high is None or number <= high)


@given(any_number, st.none() | any_number, st.none() | any_number)
@example(50, None, 54)
@example(5, 5, 54)
@example(541, None, 54)
@example(0, -3, 0)
@example(-3, -3, None)
@example(10, 10, 100)
def test_a_number_has_one_of_the_tags_exactly_when_it_lies_in_the_range(number, low, high):
    asked = numbers.covering(HEAD, low, high)
    if low is None and high is None:
        assert asked == ()
    else:
        assert bool(set(asked) & set(numbers.tags(HEAD, number))) == within(number, low, high)


@given(st.none() | whole, st.none() | whole)
def test_a_range_asks_for_few_tags_even_at_its_worst(low, high):
    assert len(numbers.covering(HEAD, low, high)) <= 300


def test_ranges_that_people_ask_for_are_cheap():
    assert len(numbers.covering(HEAD, None, 5_000_000)) <= 20
    assert len(numbers.covering(HEAD, 2010, 2020)) <= 20
    assert len(numbers.covering(HEAD, 100_000, None)) <= 20
    assert numbers.covering(HEAD, 100_000, 999_999)[0] == HEAD + "p7d1"


def walked(tag: str, of: dict[int, list[str]]) -> list[int]:
    """The numbers in the order in which a walk from beginning to beginning meets them."""
    inside = [number for number, tags in of.items() if tag in tags or tag == HEAD]
    if not inside or tag.endswith("x") or tag == HEAD + "0":
        return inside
    return [number for child in numbers.children(tag) for number in walked(child, of)]


@given(st.sets(st.integers(0, 10**9) | st.integers(0, 2_000).map(lambda n: n * 1_000), max_size=25))
def test_a_walk_over_beginnings_meets_the_numbers_in_their_order(found):
    assert walked(HEAD, {number: numbers.tags(HEAD, number) for number in found}) == sorted(found)


def test_a_tag_cannot_be_written_by_a_person():
    assert all("_" in tag for number in (0, 7, -2, 0.05, 120) for tag in numbers.tags(HEAD, number))
