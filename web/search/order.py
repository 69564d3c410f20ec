"""Decides where a listing stands in the orders by price and by distance, and how such an order is walked: from branch to branch.

A branch is the listings between two ranks, with what finds them in the index; below it are smaller branches in order. Prices
branch by the beginnings of their digits (web/index/numbers.py), distances by rings of towns. Where ranks are the same, the
newest listing comes first.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from web.index import numbers, tags
from web.search.asked import Asked, Key
from web.search.rules import expression, price_head

FAR = 2**62  # the rank of what has no price, or no place that is known: behind everything


class Branch(NamedTuple):
    """Listings with ranks from `least` to `most`, both included: those with any of these tags, or in any of these towns."""

    least: int
    most: int
    tags: tuple[str, ...] = ()
    towns: tuple[int, ...] = ()


class Prices:
    """The lowest price first or the highest; listings without a price come last."""

    column = "listing.price"

    def __init__(self, asked: Asked):
        self._asked, self._head = asked, price_head(asked.category)
        self.sign = -1 if asked.order == "dear" else 1
        self.root = Branch(-FAR, FAR)

    def rank(self, price: int | None) -> int:
        """The rank of a price in whole tenge."""
        return FAR if price is None else self.sign * price

    def expression(self, branch: Branch) -> str:
        """What finds a branch in the index."""
        return expression(self._asked, branch.tags)

    def below(self, branch: Branch) -> list[Branch]:
        """The two halves of a branch in their order: of its tags, or of what the only tag falls into."""
        if len(branch.tags) > 1:
            return self._halves(branch.tags)
        last = () if branch.tags or self._asked.has_price else (tags.PRICELESS,)
        children = [tag for tag in numbers.children(branch.tags[0] if branch.tags else self._head) if self._is_asked(tag)]
        return self._halves((*children[::self.sign], *last))

    def _is_asked(self, tag: str) -> bool:
        """Whether there are whole numbers with that tag within the prices asked for."""
        least, most = span(tag)
        low, high = self._asked.price_from or 0, self._asked.price_to
        return least <= most and most >= low and (high is None or least <= high)

    def _halves(self, among: tuple[str, ...]) -> list[Branch]:
        middle = (len(among) + 1) // 2
        return [self._branch(half) for half in (among[:middle], among[middle:]) if half]

    def _branch(self, among: tuple[str, ...]) -> Branch:
        ranks = [rank for tag in (among[0], among[-1]) for rank in self._ranks(tag)]
        return Branch(min(ranks), max(ranks), among)

    def _ranks(self, tag: str) -> tuple[int, ...]:
        return (FAR,) if tag == tags.PRICELESS else tuple(self.sign * number for number in span(tag))


def span(tag: str) -> tuple[int, int]:
    """The least and the greatest whole number with that tag of a price; the other way round when it has none."""
    _head, _p, rest = tag.rpartition("_")
    if rest == "0":
        return 0, 0
    power, _d, digits = rest.removeprefix("p").partition("d")
    size, ends, digits = int(power) + numbers.LEAST_POWER, digits.endswith("x"), digits.rstrip("x") or ""
    if size < 0 or len(digits) > size + 1:
        return 1, 0
    if not digits:
        return 10**size, 10**(size + 1) - 1
    unit = 10**(size + 1 - len(digits))
    least = int(digits) * unit
    return (least, least) if ends else (least + digits.endswith("0"), least + unit - 1)  # digits never end in a zero


class Distances:
    """The nearest town first. `metres` are the distances of the towns in the radius from the one asked for."""

    column = "listing.town_id"
    sign = 1

    def __init__(self, asked: Asked, metres: Mapping[int, int]):
        self._asked, self._metres = asked, metres
        near = sorted(asked.around or [asked.place.id], key=lambda number: (self.rank(number), number))
        self.root = self._ring(tuple(near))

    def rank(self, town: int | None) -> int:
        """The rank of a town by its number."""
        return self._metres.get(town, FAR) if town is not None else FAR

    def _ring(self, towns: tuple[int, ...]) -> Branch:
        return Branch(self.rank(towns[0]), self.rank(towns[-1]), towns=towns)

    def expression(self, branch: Branch) -> str:
        """What finds a branch in the index."""
        return expression(replace(self._asked, around=branch.towns))

    def below(self, branch: Branch) -> list[Branch]:
        """The two halves of a ring, the nearer first; towns that are equally far stay together."""
        ranks = [self.rank(town) for town in branch.towns]
        middle = ranks.index(ranks[len(ranks) // 2]) or ranks.count(ranks[0])
        return [self._ring(branch.towns[:middle]), self._ring(branch.towns[middle:])]


Order = Prices | Distances


def key(rank: int, seq: int) -> Key:
    """How a place in the order is written in an address."""
    return -1 if rank == FAR else abs(rank), seq


def place(order: Order, written: Key) -> tuple[int, int]:
    """Where a written key stands: of two places the smaller one comes first."""
    number, seq = written
    return FAR if number < 0 else order.sign * number, -seq
