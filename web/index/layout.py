"""Reads a word typed while the keyboard was switched to the other language (rdfhnbhf for квартира)."""

import re

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_RUSSIAN = str.maketrans(_LATIN_KEYS, _RUSSIAN_KEYS)
_TO_LATIN = str.maketrans(_RUSSIAN_KEYS, _LATIN_KEYS)
_LATIN_TYPED = re.compile(r"[a-z`\[\];',.]{3,40}")
_RUSSIAN_TYPED = re.compile("[а-яё]{3,40}")
_RUSSIAN_VOWELS = frozenset("аеёиоуыэюя")
_LATIN_VOWELS = frozenset("aeiouy")
# What does not occur in Russian words: signs after vowels or at the start, й before a vowel, щ before most, and so on.
_NOT_RUSSIAN = re.compile(
    "^[ьъы]|[аеёиоуыэюяйъ][ьъ]|[ьъ][ьъы]|ъ[^еёюя]|й[аеёиуыэюяй]|щ[^аеиоуьнр]|[жшщч]э|э[аеёиоуыэ]"
    "|[бвгджзклмнпрстфхцчшщ]{5}|[аеёиоуыэюя]{4}|(.)\\1\\1"
)
_NOT_LATIN = re.compile("[^aeiouy]{5}|[aeiou]{4}|q[^u]|(.)\\1\\1|[jvwx][bcdfghjkmpqvwxz]|[bcdfghjkmpqtvxz]j")


def _like(word: str, vowels: frozenset[str], strange: re.Pattern[str]) -> bool:
    share = sum(letter in vowels for letter in word) / len(word)
    return 0.2 <= share <= 0.75 and not strange.search(word)


def other_layout(word: str) -> str:
    """The cleaned word read in the other keyboard layout, or "" when that reading does not look like a word.

    A Latin word may contain the signs on whose keys Russian letters lie. A Cyrillic word is read as Latin only when
    it does not look Russian itself; a Latin one always may be both (a name, or a slip), and the reading is an extra.
    """
    if _LATIN_TYPED.fullmatch(word):
        reading = word.translate(_TO_RUSSIAN)
        return reading if _like(reading, _RUSSIAN_VOWELS, _NOT_RUSSIAN) else ""
    if _RUSSIAN_TYPED.fullmatch(word) and not _like(word, _RUSSIAN_VOWELS, _NOT_RUSSIAN):
        reading = word.translate(_TO_LATIN)
        return reading if reading.isalpha() and _like(reading, _LATIN_VOWELS, _NOT_LATIN) else ""
    return ""
