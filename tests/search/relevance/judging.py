"""Judges what was found: recall at ten, and precision, for each kind of question."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tests.search.relevance.questions import Question

MOST = 10


class Figures(NamedTuple):
    """Of how many questions, the mean share of what had to be found, and the mean share of what was found rightly."""

    questions: int
    recall: float
    precision: float


def judged(questions: Iterable[Question], find: Callable[[str], list[str]]) -> Figures:
    """The figures of one way of finding. A question that must find nothing counts for precision only; one that finds nothing
    for recall only."""
    recalls, precisions, count = [], [], 0
    for one in questions:
        count += 1
        found = find(one.query)[:MOST]
        if one.expected:
            recalls.append(len(one.expected.intersection(found)) / min(MOST, len(one.expected)))
        if found or not one.expected:
            right = sum(name in one.expected or name in one.allowed for name in found)
            precisions.append(right / len(found) if found else 1.0)
    return Figures(count, mean(recalls), mean(precisions))


def mean(values: list[float]) -> float:
    """The mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
