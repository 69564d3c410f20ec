"""Chance that falls alike on every machine and Python version, because it uses `random.random` alone."""

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Dice:
    """Rolls that depend only on the key, never on what was rolled elsewhere."""

    def __init__(self, *key: object):
        self._next = random.Random("/".join(map(str, key))).random

    def chance(self, share: float) -> bool:
        """True in this share of cases (0 to 1)."""
        return self._next() < share

    def below(self, bound: int) -> int:
        """A whole number from 0 up to, not including, the bound."""
        return int(self._next() * bound)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._next() * (high - low + 1))

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[int(self._next() * len(items))]

    def weighted(self, weights: Mapping[Item, float]) -> Item:
        """A key, each as likely as its weight."""
        point = self._next() * sum(weights.values())
        for item, weight in weights.items():
            point -= weight
            if point < 0:
                return item
        return item

    def spread(self, low: float, high: float) -> float:
        """A number from low to high; as many lie below their geometric mean as above."""
        return low * (high / low) ** self._next() if low > 0 else 0.0

    def share(self) -> float:
        """A number from 0 to 1."""
        return self._next()

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """The items in another order."""
        rest = list(items)
        for last in range(len(rest) - 1, 0, -1):
            other = int(self._next() * (last + 1))
            rest[last], rest[other] = rest[other], rest[last]
        return rest
