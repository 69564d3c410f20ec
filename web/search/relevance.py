"""Decides how well a listing answers the words of a question: where each of them is met, and whether as it was typed."""

import re
from collections.abc import Callable, Collection
from typing import Any

from web.index import letters
from web.index.lexicon import STOP
from web.index.words import Word
from web.search.asked import Asked
from web.search.rules import query

TITLE, AS_TYPED, TEXT, FIRST = 8, 4, 1, 2  # points for a word in a title, in its very form there, in the text; for beginning a title
_BETWEEN, _MINUS = re.compile(r"\W+"), re.compile(r"(?:^|\s)-\S+")


class Wanted:
    """The words of a question, prepared once for many listings. `terms` makes the terms of a title."""

    def __init__(self, asked: Asked, terms: Callable[[str], Collection[str]]):
        self._query = query(asked)
        self._typed = [" " + word + " " for word in _spaced(_MINUS.sub(" ", asked.words)).split() if word not in STOP]
        self._terms = terms

    def score(self, row: Any) -> int:
        """Points of a row with titles and texts: the same for the same words, whenever it is asked. Words that are met nowhere
        here stand in an answer or are the name of the town or the category."""
        titles = [title for title in (row.title_ru, row.title_kk) if title]
        found = max((self._of_title(title) for title in titles), default=0)
        missing = [word for word in self._query.wanted if not any(_meets(word, self._terms(title)) for title in titles)]
        if missing:
            text = letters.fold(row.text_ru + "\n" + row.text_kk)
            found += TEXT * sum(any(all(term in text for term in way) for way in word) for word in missing)
        return found

    def _of_title(self, title: str) -> int:
        terms, spelled = self._terms(title), _spaced(title)
        met = [word for word in self._query.wanted if _meets(word, terms)]
        typed = sum(word in spelled for word in self._typed)
        first = any(spelled.startswith(word) for word in self._typed)
        return TITLE * len(met) + AS_TYPED * typed + FIRST * first


def _spaced(text: str) -> str:
    """The words of a text as they are spelled, each between spaces."""
    return " " + _BETWEEN.sub(" ", letters.clean(text)) + " "


def _meets(word: Word, terms: Collection[str]) -> bool:
    return any(all(term in terms for term in way) for way in word)
