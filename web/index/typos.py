"""Finds the words that exist nearest to one that does not: slips of the finger and of spelling, in either script."""

import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from web.index import forms, letters
from web.index.asking import NONE, Query, Said, Synonyms, taken_apart
from web.index.distance import distance
from web.index.match import match

SHORTEST = 3  # letters of a word that is looked at
_SHORT = 6  # letters up to which a word is known by its pairs of letters too
_TRIED = 80  # candidates that are measured
_ENDING, _COMMON = 0.3, 0.1  # what another ending costs, and what ten times as many people are worth
_FEW, _MANY = 2, 20  # listings that are as good as none when so many times more people use the nearest word


class Vocabulary:
    """Words that exist: folded, as they are written, and how many people use them; known by the threes of letters in them."""

    def __init__(self, words: Iterable[tuple[str, str, int]]):
        self.words = list(words)
        self.parts: dict[str, array] = {}
        for number, (folded, _written, _members) in enumerate(self.words):
            for part in _parts(folded, _SHORT):
                try:
                    self.parts[part].append(number)
                except KeyError:
                    self.parts[part] = array("I", (number,))

    def nearest(self, word: str, limit: int = 3) -> list[tuple[str, int]]:
        """The written words nearest to a cleaned one, the best first, with how many people use them."""
        folded = letters.russian_letters(word)
        if len(folded) < SHORTEST:
            return []
        found = self._within(folded, ()) or self._within(folded, forms.wanted(folded, False))
        return [(written, members) for _cost, written, members in sorted(found)[:limit]]

    def _within(self, folded: str, stems: Sequence[str]) -> list[tuple[float, str, int]]:
        """What is near enough to the word itself, or to one of these stems of it."""
        found, most = [], allowed(folded)
        for number in self._candidates(stems or (folded,)):
            other, written, members = self.words[number]
            if not stems:
                cost = distance(folded, other, most)
            else:
                cost = _ENDING + min(distance(one, two, most) for one in stems for two in forms.wanted(other, False))
            if 0 < cost <= most:
                found.append((cost - _COMMON * math.log10(members + 1), written, members))
        return found

    def _candidates(self, ways: Sequence[str]) -> list[int]:
        """The words that share the most parts with these."""
        shared: Counter[int] = Counter()
        for part in set().union(*(_parts(way, _SHORT + 1) for way in ways)):
            shared.update(self.parts.get(part, ()))
        return [number for number, _n in shared.most_common(_TRIED)]


def _parts(folded: str, short: int) -> set[str]:
    """Three letters in a row, and two in a short word; its beginning and its end count as letters."""
    framed = f"^{folded}$"
    parts = {framed[place: place + 3] for place in range(len(framed) - 2)}
    if len(folded) <= short:
        parts.update(framed[place: place + 2] for place in range(len(framed) - 1))
    return parts


def allowed(folded: str) -> float:
    """How far from a word of this length another may be."""
    return 1.0 if len(folded) <= 4 else 1.8 if len(folded) <= 7 else 2.4


def better(text: str, vocabulary: Vocabulary, count: Callable[[str], int], synonyms: Synonyms = NONE) -> str:
    """The query with words that no listing has replaced by the nearest that exist, "" when none is replaced. `count` tells how
    many listings an expression finds, at least up to three."""
    result = cleaned = letters.clean(text)
    for said in taken_apart(text, synonyms).wanted:
        if near := _near(said, vocabulary, count):
            result = re.sub(rf"(?<!\w){re.escape(said.text)}(?!\w)", near, result)
    return result if result != cleaned else ""


def _near(said: Said, vocabulary: Vocabulary, count: Callable[[str], int]) -> str:
    """The nearest word to one that few listings have, or ""."""
    meant = [text for text in (said.text, *(guess.text for guess in said.others if not guess.quiet)) if text.isalpha()]
    if not meant or len(said.text) < SHORTEST:
        return ""
    n = count(match(Query((said.asks,), ())))
    if n > _FEW:
        return ""
    near = next((found[0] for text in meant if (found := vocabulary.nearest(text, 1))), ("", 0))
    return near[0] if n == 0 or near[1] >= _MANY * n else ""
