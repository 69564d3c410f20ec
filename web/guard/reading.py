"""A text made ready for reading: small letters, Kazakh ones as Russian ones, look-alikes undone, cut into words."""

import re
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

FOLDED = tuple(zip("ёәғқңөұүһіў", "еагкноуухиу", strict=True))  # one letter for one, so that places stay the same
LATIN = str.maketrans("aceopxykmhtbi3", "асеорхукмнтвиз")  # what Latin letters inside a Cyrillic word look like
HAS_LATIN = re.compile("[a-z]")
CUT = re.compile(r"([^\W_]+)")
STOPS = re.compile(r"[.!?;\n…]")


class Word(NamedTuple):
    """One word with its place; `gap` is what stands between the word before and this one."""

    start: int
    end: int
    text: str
    gap: str


class Text:
    """A text as it was written (`raw`) and folded (`plain`), of the same length."""

    def __init__(self, raw: str):
        self.raw = raw
        small = raw.lower()
        if len(small) != len(raw):  # few letters of the world become two
            small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in raw)
        for letter, plain in FOLDED:
            small = small.replace(letter, plain)
        parts = CUT.split(small)
        if not small.isascii() and HAS_LATIN.search(small):
            parts[1::2] = [word.translate(LATIN) if _mixed(word) else word for word in parts[1::2]]
        self.plain = "".join(parts)
        self.words, self.gaps = parts[1::2], parts[0::2]
        self._parts = parts

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return list(accumulate(map(len, self._parts)))[0::2]

    def word(self, place: int) -> Word:
        """The word at that place, counted from 0."""
        start, text = self.starts[place], self.words[place]
        return Word(start, start + len(text), text, self.gaps[place])

    def after(self, place: int, most: int) -> list[Word]:
        """Up to `most` words behind the word at that place, to the end of its sentence."""
        found: list[Word] = []
        while len(found) < most and place + 1 < len(self.words) and not STOPS.search(self.gaps[place + 1]):
            place += 1
            found.append(self.word(place))
        return found

    def before(self, place: int, most: int) -> list[Word]:
        """Up to `most` words in front of the word at that place, the nearest first, from the beginning of its sentence."""
        found: list[Word] = []
        while len(found) < most and place > 0 and not STOPS.search(self.gaps[place]):
            place -= 1
            found.append(self.word(place))
        return found


def _mixed(word: str) -> bool:
    return not word.isascii() and not word.isdecimal() and bool(HAS_LATIN.search(word))
