"""Reads our own relevance set: what people may ask, and which of the invented listings must and must not be found."""

import re
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
HELD_OUT = 4  # every fourth question of a kind was not looked at while the normaliser was made


class Listing(NamedTuple):
    """An invented listing."""

    name: str
    title: str
    text: str

    @property
    def words(self) -> str:
        return f"{self.title}\n{self.text}"


class Question(NamedTuple):
    """A query with the names of what must be found and of what may; everything else is forbidden."""

    kind: str
    query: str
    expected: frozenset[str]
    allowed: frozenset[str]
    held_out: bool


def listings() -> list[Listing]:
    """Every listing, in the order of publication."""
    return [Listing(*line.split(" | ")) for line in _lines("corpus.txt")]


def questions() -> list[Question]:
    """Every question, in the order of the file."""
    found, kind, number = [], "", 0
    for line in _lines("queries.txt"):
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            kind, number = heading.group(1), 0
            continue
        number += 1
        query, answer = line.rsplit(" > ", 1)
        expected, _, fine = answer.partition("(")
        found.append(Question(kind, query, frozenset(expected.split()) - {"-"}, frozenset(fine.rstrip(")").split()),
                              number % HELD_OUT == 0))
    return found


def _lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
