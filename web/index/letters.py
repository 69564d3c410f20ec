"""Brings letters to one form: case, accents, ё, Kazakh letters, and Latin letters that only look Cyrillic."""

import re
import unicodedata

KAZAKH = frozenset("әіңғүұқөһ")
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_PLAIN = str.maketrans({"ё": "е", "²": "2", "³": "3", "−": "-", "–": "-", "—": "-", "‑": "-", "’": "'", "ʼ": "'"})
_RUSSIAN = str.maketrans("әіңғүұқөһё", "аингуукохе")
_TO_CYRILLIC = str.maketrans("abcehikmoptxy", "авсенікмортху")
_TO_LATIN = str.maketrans("авсеніһкмортху", "abcehihkmoptxy")
_LATIN_TWINS = frozenset("abcehikmoptxy")
_CYRILLIC_TWINS = frozenset("авсеніһкмортху")
_RUNS = re.compile("[a-z]+|[^a-z]+")
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[\u0400-\u04ff]")


def clean(text: str) -> str:
    """Lower case, NFC, without accents and invisible signs, ё as е; Kazakh letters stay, so a word still shows them."""
    text = unicodedata.normalize("NFC", text.lower())
    if not text.isascii():
        text = unicodedata.normalize("NFC", _MARKS.sub("", text))
    return text.translate(_PLAIN)


def russian_letters(word: str) -> str:
    """The cleaned word as it would be typed on a Russian keyboard: ә→а, і→и, ң→н, ғ→г, ү ұ→у, қ→к, ө→о, һ→х."""
    return word.translate(_RUSSIAN)


def fold(text: str) -> str:
    """The cleaned text in Russian letters; folding twice changes nothing."""
    return russian_letters(clean(text))


def written(letter: str) -> str:
    """Every small letter that stands for a letter of a term in some text: ё, Kazakh letters, Latin look-alikes."""
    same = {ord(letter), *(other for table in (_PLAIN, _RUSSIAN) for other, plain in table.items() if plain in (letter, ord(letter)))}
    twins = {other for other, cyrillic in _TO_CYRILLIC.items() if cyrillic in same}
    return "".join(map(chr, sorted(same | twins)))


def is_latin(word: str) -> bool:
    """Whether the cleaned word is written in plain Latin letters only."""
    return word.isascii()


def is_cyrillic(word: str) -> bool:
    """Whether the cleaned word begins with a Cyrillic letter; after `one_script` the rest is Cyrillic too."""
    return "\u0400" <= word[0] <= "\u04ff"


def one_script(word: str) -> list[str]:
    """A cleaned word of mixed scripts as words of one script each: look-alikes go over to the other side's letters."""
    if word.isascii() or not _LATIN.search(word) or not _CYRILLIC.search(word):
        return [word]
    latin = {letter for letter in word if letter.isascii()}
    other = set(word) - latin
    to_cyrillic, to_latin = latin <= _LATIN_TWINS, other <= _CYRILLIC_TWINS
    if to_cyrillic and to_latin:
        to_cyrillic = 2 * sum(letter.isascii() for letter in word) <= len(word)
    if to_cyrillic:
        return [word.translate(_TO_CYRILLIC)]
    if to_latin:
        return [word.translate(_TO_LATIN)]
    return _RUNS.findall(word)


def model_letters(word: str) -> str:
    """Letters written against a number (х5, а54) in Latin, when three or fewer and all have a Latin look-alike."""
    if len(word) <= 3 and set(word) <= _CYRILLIC_TWINS:
        return word.translate(_TO_LATIN)
    return word
