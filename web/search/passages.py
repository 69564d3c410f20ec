"""Marks in cards the words by which they were found: in the title and, where that does not show all, in a passage of the text."""

import re
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup, escape

from web.core.sqlite import Row
from web.index.asking import Query
from web.index.marking import marked
from web.listings import rules

BEFORE, LONGEST = 16, 90  # characters of a passage before its first word that was asked for, and in all
_MARK = "<mark>"
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\s*\n\s*")
Texts = Mapping[int, Row]
"""Rows with `text_ru` and `text_kk` by their seq."""


def marking(cards: Sequence[Markup], rows: Sequence[Row], language: str, query: Query, read: Callable[[list[int]], Texts]) -> list[Markup]:
    """The cards of these rows with the words marked; `read` gives the texts of some of them."""
    titles = [rules.in_language(row, "title", language)[0] for row in rows]
    missed = [_missed(title, query) for title in titles]
    texts = read([row.seq for row, words in zip(rows, missed, strict=True) if words.wanted])
    return [_put(card, title, marked(title, query), _passage(texts.get(row.seq), language, words))
            for card, title, row, words in zip(cards, titles, rows, missed, strict=True)]


def _missed(title: str, query: Query) -> Query:
    """What of the query a title does not show."""
    return Query(tuple(word for word in query.wanted if _MARK not in marked(title, Query((word,), ()))), ())


def _passage(texts: Row | None, language: str, query: Query) -> Markup:
    """The first passage of a listing's texts that shows the words, those in the reader's language first."""
    for code in sorted(rules.LANGUAGES, key=lambda code: code != language):
        if texts and (found := passage(texts["text_" + code], query)):
            spoken = Markup(' lang="{}"').format(code) if code != language else ""
            return Markup('<p class="passage"{}>{}</p>').format(spoken, found)
    return Markup()


def passage(text: str, query: Query) -> Markup:
    """A short part of a text around the first of the words, marked; "" when none is there."""
    for sentence in _SENTENCE.split(text):
        head, mark, _rest = marked(sentence, query).partition(_MARK)
        if mark:
            return marked(_cut(sentence, len(Markup(head).unescape())), query)
    return Markup()


def _cut(sentence: str, place: int) -> str:
    """The part of a sentence around a place, from one word to another."""
    begin = sentence.find(" ", max(0, place - BEFORE)) + 1 if place > BEFORE else 0
    begin = place if begin > place else begin
    cut = sentence[begin:begin + LONGEST]
    if begin + LONGEST < len(sentence):
        cut = cut.rpartition(" ")[0] + "…"
    return ("…" if begin else "") + cut


def _put(card: Markup, title: str, shown: Markup, behind: Markup) -> Markup:
    """The card with its title written so, and something behind it."""
    return Markup(str(card).replace(f">{escape(title)}</a></h3>", f">{shown}</a></h3>{behind}", 1))
