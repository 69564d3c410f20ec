"""Words of a text as they are meant: without look-alike letters, letters set apart, Latin spelling or soft signs."""

import re
from typing import NamedTuple

from web.guard.reading import FOLDED

WORD = re.compile(r"\d+|[^\W\d_][^\W_]*")
APART = re.compile(r"(?<![^\W_])[^\W\d_](?:[.*·•_\-][^\W\d_](?![^\W_])){2,}|(?<![^\W_])[^\W\d_](?: [^\W\d_](?![^\W_])){3,}")
LATIN, CYRILLIC = re.compile("[a-z]"), re.compile("[а-я]")
# Latin letters as the Cyrillic ones they look like, and the other way round.
AS_CYRILLIC = str.maketrans("aceopxykmhtbinu346", "асеорхукмнтвипизчб")
AS_LATIN = str.maketrans("асеорхукмнтвізѕԝ", "aceopxykmhtbi3sw")
PAIRS = {"shch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "ts": "ц", "ya": "я", "ja": "жа", "yu": "ю", "yo": "е", "ye": "е"}
SPELLED = re.compile("shch|sh|ch|zh|kh|ts|ya|yu|yo|ye")
SOUNDS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абкдефгхижклмнопкрстуввхыз")
KNOWN = {"cvv": "cvv", "cvc": "cvv", "свв": "cvv", "свс": "cvv", "cmc": "смс", "cмc": "смс"}
DROPPED = str.maketrans("", "", "ьъ")
DOUBLED = re.compile(r"([^\W\d_])\1+")


class Word(NamedTuple):
    """One word with its place; `gap` is what stands in front of it."""

    start: int
    end: int
    text: str
    gap: str


def words(raw: str) -> list[Word]:
    """The words of a text in their plain form."""
    plain = folded(raw)
    found: list[Word] = []
    end = 0
    for start, stop, text in _pieces(plain):
        found.append(Word(start, stop, meant(text), plain[end:start]))
        end = stop
    return found


def folded(raw: str) -> str:
    """Small letters, Kazakh ones as Russian ones; every sign keeps its place."""
    small = raw.lower()
    if len(small) != len(raw):  # few letters of the world become two
        small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in raw)
    for letter, plain in FOLDED:
        small = small.replace(letter, plain)
    return small


def _pieces(plain: str) -> list[tuple[int, int, str]]:
    """Words with their places; letters set apart («п р е д») are one word."""
    joined = {match.start(): match for match in APART.finditer(plain)}
    found, end = [], 0
    for match in WORD.finditer(plain):
        if match.start() < end:
            continue
        apart = joined.get(match.start())
        start, end = (apart or match).span()
        found.append((start, end, "".join(WORD.findall(plain[start:end])) if apart else match.group()))
    return found


def meant(word: str) -> str:
    """A small word as its reader understands it: «пpeдoплaта», «predoplata» and «предоплатта» are all «предоплата»."""
    if word in KNOWN:
        return KNOWN[word]
    if word.isascii():
        if not word.isdecimal() and LATIN.search(word):
            word = spelled(word)
    elif not word.isalpha() or LATIN.search(word):
        word = _unmixed(word)
    return DOUBLED.sub(r"\1", word.translate(DROPPED))


def _unmixed(word: str) -> str:
    cyrillic = word.translate(AS_CYRILLIC) if CYRILLIC.search(word) else word
    return spelled(word.translate(AS_LATIN)) if LATIN.search(cyrillic) else cyrillic


def spelled(word: str) -> str:
    """A word in Latin letters spelled in Cyrillic ones, roughly as people do it."""
    return SPELLED.sub(lambda match: PAIRS[match.group()], word).translate(SOUNDS)
