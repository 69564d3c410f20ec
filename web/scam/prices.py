"""Whether a price is far below the usual one of its category and region."""

from collections.abc import Sequence
from typing import NamedTuple

LEAST = 100  # tenge; what is below is no price but a place left empty
ENOUGH = 20  # listings from which something can be said
PART, LOWEST = 3, 20  # far below: under a third of the middle, and lower than nineteen of twenty others


class Usual(NamedTuple):
    """Prices of like listings in tenge: the middle one, the one that only a twentieth is below, and their number."""

    middle: int
    low: int
    listings: int


def usual(prices: Sequence[int]) -> Usual | None:
    """What is usual among these prices, None for too few."""
    known = sorted(price for price in prices if price >= LEAST)
    if len(known) < ENOUGH:
        return None
    return Usual(known[(len(known) - 1) // 2], known[len(known) // LOWEST], len(known))


def far_below(price: int | None, known: Usual | None) -> bool:
    """Whether a price is so low that it may be a bait, or a slip. By the second bound no more than a twentieth of a category
    can ever be so, however unlike the things in it are."""
    return known is not None and price is not None and LEAST <= price < known.low and price * PART < known.middle
