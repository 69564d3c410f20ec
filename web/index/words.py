"""Turns texts and queries into terms of the full-text index, through one normaliser for both sides.

A term is lower-case letters of one script, or digits, perhaps with a decimal point "·" and a unit in Cyrillic letters.
It never has an underscore, nor a Latin letter beside a digit: that is how the tags of web/index/tags.py look.
"""

import itertools
import re
from typing import NamedTuple

from web.index import forms, letters, reading, units
from web.index.layout import other_layout
from web.index.lexicon import STOP
from web.index.reading import Piece

MOST_TERMS = 400
MOST_WORDS = 12
_LONGEST_TEXT, _LONGEST_QUERY = 20_000, 300
_MOST_ALTERNATIVES = 8
_MINUS = re.compile(r"(?:^|(?<=\s))-([^\W\d_]\S*)")

Word = tuple[tuple[str, ...], ...]
"""What one word of a query asks for: any of these alternatives, each of which is terms that must all be there."""


class Query(NamedTuple):
    """A person's query: every word of `wanted` must be met, none of `unwanted`."""

    wanted: tuple[Word, ...]
    unwanted: tuple[Word, ...]

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def terms(text: str) -> list[str]:
    """The terms of a listing's text, each once, in order, at most MOST_TERMS."""
    found = reading.pieces(text[:_LONGEST_TEXT])
    in_kazakh = forms.is_kazakh(found)
    result: dict[str, None] = {}
    for place, piece in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        result.update(dict.fromkeys(_terms_here(piece, after, in_kazakh)))
        if len(result) >= MOST_TERMS:
            break
    return list(result)[:MOST_TERMS]


def spelled(text: str) -> str:
    """A short text in one way of writing, such as a make: the same for "Mercedes-Benz" and "mercedes benz"."""
    return " ".join(piece.text for piece in reading.pieces(text))


def _terms_here(piece: Piece, after: Piece | None, in_kazakh: bool) -> tuple[str, ...]:
    if piece.is_number:
        unit = _unit(after)
        return (piece.text, piece.text + unit) if unit else (piece.text,)
    own = forms.indexed(piece.text, in_kazakh)
    return (*own, piece.text + after.text) if _joins(piece, after) else own


def _unit(after: Piece | None) -> str:
    if after is None or after.is_number or after.gap.strip(" -.\u00a0"):
        return ""
    return units.unit(letters.russian_letters(after.text), after.gap in ("", "-"))


def _joins(piece: Piece, after: Piece | None) -> bool:
    """Whether the two are halves of a word like wi-fi, which people also write in one."""
    return (after is not None and not after.is_number and after.gap == "-"
            and min(len(piece.text), len(after.text)) <= 3
            and letters.is_latin(piece.text) == letters.is_latin(after.text))


def query_terms(text: str) -> Query:
    """What a person's query asks for: words in any form, -word for without; quotes and other signs mean nothing."""
    text = letters.clean(text[:_LONGEST_QUERY])
    unwanted = [_together(_words(chunk)) for chunk in _MINUS.findall(text)]
    wanted = _words(_MINUS.sub(" ", text))
    return Query(tuple(wanted[:MOST_WORDS]), tuple([word for word in unwanted if word][:MOST_WORDS]))


def _words(text: str) -> list[Word]:
    """The words of a part of a query; those in the wrong layout ask for both readings. Stop words only alone."""
    slips = {chunk: other for chunk in text.split() if (other := other_layout(chunk.rstrip(",")))}
    plain = " ".join("|" if chunk in slips else chunk for chunk in text.split())
    found = reading.pieces(plain)
    telling = [piece for piece in found if piece.text not in STOP]
    read = _read(telling if telling or slips else found)
    return read + [_either(chunk, other) for chunk, other in slips.items()]


def _either(chunk: str, other: str) -> Word:
    as_typed, as_meant = _read(reading.pieces(chunk)), _read(reading.pieces(other))
    return (_together(as_typed) + _together(as_meant))[:_MOST_ALTERNATIVES]


def _read(found: list[Piece]) -> list[Word]:
    in_kazakh, words, place = forms.is_kazakh(found), [], 0
    while place < len(found):
        piece, after = found[place], found[place + 1] if place + 1 < len(found) else None
        word, taken = _word(piece, after, in_kazakh)
        words.append(word)
        place += taken
    return words


def _word(piece: Piece, after: Piece | None, in_kazakh: bool) -> tuple[Word, int]:
    """What the piece asks for, and how many pieces that took."""
    if piece.is_number:
        unit = _unit(after)
        return ((piece.text + (unit if unit not in units.LOOSE else ""),),), 2 if unit else 1
    word = tuple((term,) for term in forms.wanted(piece.text, in_kazakh))
    if not _joins(piece, after):
        return word, 1
    second = tuple((term,) for term in forms.wanted(after.text, in_kazakh))
    return (((piece.text + after.text,),) + _together([word, second]))[:_MOST_ALTERNATIVES], 2


def _together(words: list[Word]) -> Word:
    """Several words as one: every choice of an alternative from each, up to a bound."""
    if not words:
        return ()
    chosen = itertools.islice(itertools.product(*words), _MOST_ALTERNATIVES)
    return tuple(tuple(term for alternative in choice for term in alternative) for choice in chosen)
