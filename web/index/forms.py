"""Decides which terms stand for one word: in a text, and in a query.

A word with a Kazakh letter is Kazakh and gives its Kazakh stem. Any other Cyrillic word gives its Russian stem; beside
it the Kazakh one when the text around is Kazakh, or when the word's own endings can hardly be Russian. A query's word
without Kazakh letters asks for either. On our own list of forms (tests/index/forms.py) this finds what one term per
word does not: Kazakh typed with Russian letters; and unlike two terms for every word it does not make рамка meet рама.
A Latin word is its own term; in a line of Latin words only (Prodam divan) it also gives the stem of its Cyrillic reading.
"""

from collections.abc import Iterable

from web.index import brands, kazakh, latin, letters, russian, units
from web.index.reading import Piece

_SHARE = 0.1  # of Cyrillic words must show Kazakh for the whole text to count as (also) Kazakh
_LATIN_SHARE = 0.3


def _shows_kazakh(word: str) -> bool:
    return not letters.KAZAKH.isdisjoint(word) or kazakh.known(word)


def is_kazakh(pieces: Iterable[Piece]) -> bool:
    """Whether more than a tenth of the Cyrillic words have Kazakh letters or are forms of known Kazakh words."""
    words = [piece.text for piece in pieces if not piece.is_number and letters.is_cyrillic(piece.text)]
    return sum(map(_shows_kazakh, words)) > _SHARE * len(words)


def is_latin_kazakh(words: list[str]) -> bool:
    """Whether Latin words of one line are Kazakh: by their letters, or because nearly a third are known in Cyrillic."""
    return sum(latin.is_kazakh(word) or kazakh.known(latin.kazakh(word)) for word in words) > _LATIN_SHARE * len(words)


def indexed(word: str, in_kazakh: bool, line: bool | None = None) -> tuple[str, ...]:
    """The one or two terms of a text's cleaned word; `line` says that it stands in a line of Latin words, and whether
    that is Kazakh."""
    if not letters.is_cyrillic(word):
        return _latin(word, line)
    plain = letters.russian_letters(word)
    if plain != word:
        return (kazakh.stem(plain),)
    first, count = russian.stem(word), units.counted(word)
    second = count or (kazakh.stem(word) if in_kazakh else kazakh.surely(word))
    return (first, second) if second and second != first else (first,)


def _latin(word: str, line: bool | None) -> tuple[str, ...]:
    if line or not (word.isascii() or latin.KAZAKH_LATIN.isdisjoint(word)):
        return word, kazakh.stem(latin.kazakh(word))
    if line is None or len(word) < 3 or brands.other_ways(word):
        return (word,)
    return word, russian.stem(latin.russian(word))


def wanted(word: str, in_kazakh: bool) -> tuple[str, ...]:
    """The terms of which a query's cleaned word asks for any."""
    if not letters.is_cyrillic(word):
        return (word,)
    plain = letters.russian_letters(word)
    if plain != word:
        return (kazakh.stem(plain),)
    if count := units.counted(word):
        return (count,)
    second = kazakh.stem(word) if in_kazakh else kazakh.surely(word) or kazakh.perhaps(word) or kazakh.uninflected(word)
    third = (word[:-2],) if len(word) > 4 and word.endswith("ай") else ()  # алабая is taken for an adjective
    return tuple(dict.fromkeys((russian.stem(word), second, *third)))
