"""Decides whether a listing has the phrases of a question; a cheap look at how words begin spares many texts the full one."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from web.index import letters
from web.index.asking import Phrase
from web.index.phrases import phrase_in

MOST = 20_000  # verdicts kept in memory, without the texts that they are about
_SHOWN = 2  # letters that every form of a word of four or more begins with
_SIGNS = frozenset(("квм", "кубм", "дюйм", "лс", "бу"))  # what people also write with signs: м², 15", л. с., б / у
_ANY = r"\S+?"
_MARKS = "[\u0300-\u036f\u00ad]*"  # accents and invisible signs between letters
_FOREIGN = r"[^\W\d_\u0400-\u04ff]"
Verdicts = dict[int, bool]


class Sieve:
    """Phrases, prepared once for many listings; `verdicts` are kept by the caller from one time to the next."""

    def __init__(self, phrases: Sequence[Phrase], verdicts: Verdicts):
        self._phrases = tuple(phrases)
        self._looks = [_first_look(phrase) for phrase in phrases]
        self._verdicts = verdicts

    def passes(self, *texts: str) -> bool:
        """Whether each phrase stands in one of the texts."""
        key = hash((self._phrases, texts))
        if key not in self._verdicts:
            if len(self._verdicts) >= MOST:
                self._verdicts.clear()
            self._verdicts[key] = self._has_all([text for text in texts if text])
        return self._verdicts[key]

    def _has_all(self, texts: list[str]) -> bool:
        small = [text.lower() for text in texts]
        return all(any(look.search(plain) and phrase_in(text, phrase) for text, plain in zip(texts, small, strict=True))
                   for phrase, look in zip(self._phrases, self._looks, strict=True))


def _first_look(phrase: Phrase) -> re.Pattern[str]:
    """Words one after another that begin like those of a phrase, or with a letter of another script: that may be meant."""
    words = [_beginning(word) for word in phrase]
    gaps = [r"\W*" if _ANY in pair else r"\W+" for pair in pairwise(words)]
    return re.compile("".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True)))


def _beginning(word: Iterable[tuple[str, ...]]) -> str:
    """The pattern of a word: anything where a number or a sign such as m² may stand for it. Of a short word all forms share one letter."""
    terms = {way[0] for way in word}
    if not all(term.isalpha() for term in terms) or not _SIGNS.isdisjoint(terms):
        return _ANY
    heads = sorted({term[:_SHOWN if len(term) > 3 else 1] for term in terms})
    ways = [_MARKS.join(f"[{letters.written(letter)}]" for letter in head) for head in heads]
    return rf"(?<!\w)(?:{'|'.join(ways)}|{_FOREIGN})\S*?"
