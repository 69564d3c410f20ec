"""Turns texts into terms of the full-text index; queries go through the same normaliser (web/index/asking.py).

A term is lower-case letters of one script, or digits, perhaps with a decimal point "·" and a unit in Cyrillic letters.
It never has an underscore, nor a Latin letter beside a digit: that is how the tags of web/index/tags.py look.
"""

from collections.abc import Iterator
from itertools import zip_longest

from web.index import forms, letters, reading
from web.index.alternatives import Word
from web.index.asking import MOST_WORDS, Query, query_terms
from web.index.reading import Piece

__all__ = ["MOST_TERMS", "MOST_WORDS", "Query", "Word", "query_terms", "spelled", "terms", "ways"]
MOST_TERMS = 400
LONGEST_TEXT = 20_000


def terms(text: str) -> list[str]:
    """The terms of a listing's text, each once, in order, at most MOST_TERMS."""
    found = reading.pieces(text[:LONGEST_TEXT])
    in_kazakh, in_latin = forms.is_kazakh(found), latin_lines(found)
    result: dict[str, None] = {}
    for place, (piece, after) in enumerate(zip_longest(found, found[1:])):
        for term in _terms_here(piece, after, in_kazakh, in_latin.get(place)):
            result[term] = None
        if len(result) >= MOST_TERMS:
            break
    return list(result)[:MOST_TERMS]


def _terms_here(piece: Piece, after: Piece | None, in_kazakh: bool, line: bool | None) -> tuple[str, ...]:
    if piece.is_number:
        unit = reading.unit(after)
        return (piece.text, piece.text + unit) if unit else (piece.text,)
    own = forms.indexed(piece.text, in_kazakh, line)
    return (*own, piece.text + after.text) if reading.joins(piece, after) else own


def spelled(text: str) -> str:
    """A short text in one way of writing, such as a make: the same for "Mercedes-Benz" and "mercedes benz"."""
    return " ".join(piece.text for piece in reading.pieces(text))


def ways(found: list[Piece], place: int, in_kazakh: bool, in_latin: dict[int, bool]) -> list[tuple[tuple[str, ...], int]]:
    """The ways in which the text can be met from this piece on: terms, and how many pieces they stand for."""
    piece, after = found[place], found[place + 1] if place + 1 < len(found) else None
    here = _terms_here(piece, after, in_kazakh, in_latin.get(place))
    if piece.is_number:
        return [((here[0],), 1), *[((term,), 2) for term in here[1:]]]
    return [(here[:-1], 1), (here[-1:], 2)] if reading.joins(piece, after) else [(here, 1)]


def latin_lines(found: list[Piece]) -> dict[int, bool]:
    """The places of words in lines that are all in Latin letters, and whether the line is Kazakh."""
    result: dict[int, bool] = {}
    for line in _lines(found) if any(piece.text.isascii() and not piece.is_number for piece in found) else ():
        result.update(dict.fromkeys(line, forms.is_latin_kazakh([found[place].text for place in line])))
    return result


def _lines(found: list[Piece]) -> Iterator[list[int]]:
    """The places of the words of each line that has Latin words only."""
    line: list[int] = []
    other = False
    for place, piece in enumerate(found):
        if "\n" in piece.gap:
            if line and not other:
                yield line
            line, other = [], False
        if not piece.is_number:
            if letters.is_cyrillic(piece.text):
                other = True
            else:
                line.append(place)
    if line and not other:
        yield line
