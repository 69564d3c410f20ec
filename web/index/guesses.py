"""What else a word of a query may mean: another keyboard layout, letters of the other script, a make's other name."""

from typing import NamedTuple

from web.index import alternatives, brands, forms, latin, letters
from web.index.alternatives import Word
from web.index.layout import other_layout


class Guess(NamedTuple):
    """Another reading, in words and as what it asks for. A `quiet` one is so near that nobody needs to be told of it."""

    text: str
    word: Word
    quiet: bool = False


def of_layout(chunk: str) -> list[Guess]:
    """A part of a query between two spaces in the other keyboard layout, with other names of a make; none when it makes no
    word there."""
    meant = other_layout(chunk)
    word = alternatives.together([one.word for one in alternatives.literally(meant)]) if meant else ()
    return [Guess(meant, word), *of_brand(meant)] if word else []


def of_brand(word: str) -> list[Guess]:
    """The other names of a make."""
    return [Guess(way, tuple((term,) for term in forms.wanted(way.replace("ё", "е"), False))) for way in brands.other_ways(word)]


def of_word(word: str, in_kazakh: bool) -> list[Guess]:
    """Other readings of one cleaned word of letters."""
    if named := of_brand(word):
        return named
    if not letters.is_cyrillic(word):
        return [Guess(reading, tuple((term,) for term in forms.wanted(reading, own))) for reading, own in latin.readings(word)]
    plain = letters.russian_letters(word)
    return [Guess(latin.written(plain), ((latin.written(plain),),), quiet=True)] if len(word) >= 4 else []
