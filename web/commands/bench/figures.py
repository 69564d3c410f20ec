"""What a measurement comes to: figures with their goals, and the arithmetic of medians and percentiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One measured value in a unit; `most` and `least` are its goals, both included; `beside` says what was not
    judged, such as times on the wall."""

    name: str
    value: float
    unit: str = ""
    most: float | None = None
    least: float | None = None
    beside: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.most is None and self.least is None:
            return None
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not pass; ValueError when there are none."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(share * 1_000) // 1_000) - 1)]


def ratio(values: Sequence[float], floors: Sequence[float]) -> float:
    """The median of the values over the median of the floors measured among them."""
    return median(values) / median(floors)


def paired(values: Sequence[float], floors: Sequence[float]) -> float:
    """The median of each round's value over the floor of the same round, which what else ran then slowed as well."""
    return median(value / floor for value, floor in zip(values, floors, strict=True))


def turned(items: Sequence, by: int) -> list:
    """The items in the same circle, begun further on: each round begins elsewhere, so none is always first."""
    start = by % len(items)
    return [*items[start:], *items[:start]]
