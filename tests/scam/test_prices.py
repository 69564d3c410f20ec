"""When a price is far below the usual one."""

import random

from web.scam.prices import ENOUGH, LEAST, Usual, far_below, usual


def test_too_few_listings_tell_nothing():
    assert usual([100_000] * (ENOUGH - 1)) is None and usual([1] * 100) is None
    assert usual([100_000] * ENOUGH) == Usual(100_000, 100_000, ENOUGH)


def test_a_third_of_the_middle_is_the_bound_and_an_empty_price_is_none():
    known = Usual(300_000, 200_000, 50)
    assert far_below(99_999, known) and not far_below(100_000, known)
    assert not far_below(LEAST - 1, known) and not far_below(None, known) and not far_below(50_000, None)


def test_whatever_the_prices_are_no_more_than_one_in_twenty_is_warned_of():
    dice = random.Random(3)
    for _ in range(200):
        prices = [int(10 ** dice.uniform(2, 8)) for _ in range(dice.randint(ENOUGH, 400))]
        known = usual(prices)
        assert sum(far_below(price, known) for price in prices) <= len(prices) / 20
        assert known.low <= known.middle and sum(price < known.middle for price in prices) <= len(prices) / 2
