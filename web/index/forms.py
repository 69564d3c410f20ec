"""Decides which terms stand for one word: in a text, and in a query.

A word with a Kazakh letter is Kazakh and gives its Kazakh stem. Any other Cyrillic word gives its Russian stem; beside
it the Kazakh one when the text around is Kazakh, or when the word's own endings can hardly be Russian. A query's word
without Kazakh letters asks for either. On our own list of forms (tests/index/forms.py) this finds what one term per
word does not: Kazakh typed with Russian letters; and unlike two terms for every word it does not make рамка meet рама.
"""

from collections.abc import Iterable

from web.index import kazakh, letters, russian, units
from web.index.reading import Piece

_SHARE = 0.1  # of Cyrillic words must show Kazakh for the whole text to count as (also) Kazakh


def _shows_kazakh(word: str) -> bool:
    return not letters.KAZAKH.isdisjoint(word) or kazakh.known(word)


def is_kazakh(pieces: Iterable[Piece]) -> bool:
    """Whether more than a tenth of the Cyrillic words have Kazakh letters or are forms of known Kazakh words."""
    words = [piece.text for piece in pieces if not piece.is_number and letters.is_cyrillic(piece.text)]
    return sum(map(_shows_kazakh, words)) > _SHARE * len(words)


def indexed(word: str, in_kazakh: bool) -> tuple[str, ...]:
    """The one or two terms of a text's cleaned word."""
    if not letters.is_cyrillic(word):
        return (word,)
    plain = letters.russian_letters(word)
    if plain != word:
        return (kazakh.stem(plain),)
    first, count = russian.stem(word), units.counted(word)
    second = count or (kazakh.stem(word) if in_kazakh else kazakh.surely(word))
    return (first, second) if second and second != first else (first,)


def wanted(word: str, in_kazakh: bool) -> tuple[str, ...]:
    """The terms of which a query's cleaned word asks for any."""
    if not letters.is_cyrillic(word):
        return (word,)
    plain = letters.russian_letters(word)
    if plain != word:
        return (kazakh.stem(plain),)
    if count := units.counted(word):
        return (count,)
    second = kazakh.stem(word) if in_kazakh else kazakh.surely(word) or kazakh.uninflected(word)
    return tuple(dict.fromkeys((russian.stem(word), second)))
