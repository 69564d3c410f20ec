"""Reads a word typed while the keyboard was switched to another language (rdfhnbhf for квартира, g2nth for пәтер).

The Kazakh layout is the Russian one with әіңғүұқөһ in place of most digits; so a digit typed in it becomes a letter.
"""

import re

from web.index import kazakh
from web.index.brands import other_ways
from web.index.letters import russian_letters

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_RUSSIAN = str.maketrans(_LATIN_KEYS, _RUSSIAN_KEYS)
_TO_LATIN = str.maketrans(_RUSSIAN_KEYS, _LATIN_KEYS)
_DIGITS, _KAZAKH_SIGNS = "1234567890-=", '"әіңғ,.үұқөһ'
_TO_KAZAKH = str.maketrans(_LATIN_KEYS[1:] + "2345890-=", _RUSSIAN_KEYS[1:] + "әіңғүұқөһ")
_FROM_KAZAKH = str.maketrans(_RUSSIAN_KEYS[1:] + _KAZAKH_SIGNS, _LATIN_KEYS[1:] + _DIGITS)
_KAZAKH_TYPED = re.compile(r"(?=.*[a-z])(?=.*[234589\-=0])[a-z\[\];',.234589\-=0]{2,40}")
_ROW_TYPED = re.compile('(?=.*[әіңғүұқөһ])[а-яәіңғүұқөһ",.]{1,8}')
_MODEL = re.compile(r"[a-z]{0,2}\d{1,4}")
_KAZAKH_VOWELS, _DIGIT = frozenset("аеиоуыэюяәіүұө"), frozenset("0123456789")
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
    if _KAZAKH_TYPED.fullmatch(word):
        reading = word.translate(_TO_KAZAKH)
        sure = not _DIGIT.isdisjoint(word) or kazakh.known(russian_letters(reading))  # wi-fi has a hyphen too
        return reading if sure and reading.isalpha() and _like(reading, _KAZAKH_VOWELS, _NOT_RUSSIAN) else ""
    if _ROW_TYPED.fullmatch(word):
        return _number(word)
    if _RUSSIAN_TYPED.fullmatch(word):
        reading = word.translate(_TO_LATIN)
        strange = not _like(word, _RUSSIAN_VOWELS, _NOT_RUSSIAN) and reading.isalpha()
        return reading if other_ways(reading) or (strange and _like(reading, _LATIN_VOWELS, _NOT_LATIN)) else ""
    return ""


def _number(word: str) -> str:
    """A number or a model (15, x5, s23) typed in the Kazakh layout, or "" when the word may be one as it is."""
    reading = word.translate(_FROM_KAZAKH)
    vowels = sum(letter in _KAZAKH_VOWELS for letter in word)
    spoken = 0 < vowels < len(word) and not set(word) <= set(_KAZAKH_SIGNS)
    return reading if _MODEL.fullmatch(reading) and not spoken else ""
