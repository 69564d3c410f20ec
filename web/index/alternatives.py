"""What one word of a query asks for, taken as it was typed: alternatives, each of which is terms that must all be there."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from web.index import forms, reading, units
from web.index.reading import Piece

MOST = 12  # ways to meet one word
_MODEL = 2  # letters of a model such as x5 or a54, which are never stop words

Word = tuple[tuple[str, ...], ...]
"""Any of these alternatives will do, each of which is terms that must all be there."""


class Typed(NamedTuple):
    """A word of a query as it was typed: a word, a number with its unit, or the halves of a word like wi-fi."""

    text: str
    word: Word
    is_number: bool = False


def read(found: list[Piece], in_kazakh: bool) -> Iterator[Typed]:
    """What the pieces of a query ask for, in their order."""
    place = 0
    while place < len(found):
        piece, after = found[place], found[place + 1] if place + 1 < len(found) else None
        one, taken = _number(piece, after) if piece.is_number else _letters(piece, after, in_kazakh)
        yield one
        place += taken


def literally(text: str) -> list[Typed]:
    """The words of a text as typed, stop words too."""
    found = reading.pieces(text)
    return list(read(found, forms.is_kazakh(found)))


def together(words: list[Word]) -> Word:
    """Several words as one: every choice of an alternative from each, up to a bound."""
    if not words:
        return ()
    chosen = itertools.islice(itertools.product(*words), MOST)
    return tuple(tuple(term for alternative in choice for term in alternative) for choice in chosen)


def _number(piece: Piece, after: Piece | None) -> tuple[Typed, int]:
    unit = reading.unit(after)
    if not unit:
        return Typed(piece.text, ((piece.text,),), True), 1
    return Typed(f"{piece.text} {after.text}", ((piece.text + (unit if unit not in units.LOOSE else ""),),), True), 2


def _letters(piece: Piece, after: Piece | None, in_kazakh: bool) -> tuple[Typed, int]:
    if reading.joins(piece, after):
        return _pair(piece, after, in_kazakh)
    if after is not None and after.is_number and not after.gap and len(piece.text) <= _MODEL:
        return Typed(piece.text + after.text, ((piece.text, after.text),), True), 2
    return _one(piece, in_kazakh)


def _one(piece: Piece, in_kazakh: bool) -> tuple[Typed, int]:
    return Typed(piece.text, tuple((term,) for term in forms.wanted(piece.text, in_kazakh))), 1


def _pair(piece: Piece, after: Piece, in_kazakh: bool) -> tuple[Typed, int]:
    first, second = _one(piece, in_kazakh)[0], _one(after, in_kazakh)[0]
    word = ((piece.text + after.text,), *together([first.word, second.word]))[:MOST]
    return Typed(f"{piece.text}-{after.text}", word), 2
