"""Looks whether the words of a quoted phrase follow one another in a text, in any form but in this order."""

from functools import cached_property

from web.index import forms, letters, reading, words
from web.index.asking import Phrase
from web.index.reading import Piece


def phrase_in(text: str, phrase: Phrase) -> bool:
    """Whether the words of a phrase (Query.phrases) stand in the text in their order with nothing between them."""
    return _Text(text).has(phrase)


class _Text:
    """A text whose words are brought to terms only where they may begin like one that is asked for."""

    def __init__(self, text: str):
        self.found: list[Piece] = reading.pieces(text[:words.LONGEST_TEXT])
        self.known: dict[tuple[int, bool], list[tuple[tuple[str, ...], int]]] = {}

    @cached_property
    def in_latin(self) -> dict[int, bool]:
        """The lines in Latin letters."""
        return words.latin_lines(self.found)

    def has(self, phrase: Phrase) -> bool:
        """In a Kazakh text a word has more terms. Whether it is one takes looking at each of its words, so that comes last."""
        first = [terms[0] for terms in phrase[0]]
        places = [place for place, piece in enumerate(self.found) if _may_be_any(piece.text, first)]
        if not any(self._follows(phrase, place, True) for place in places):
            return False
        return any(self._follows(phrase, place, False) for place in places) or forms.is_kazakh(self.found)

    def _follows(self, phrase: Phrase, place: int, in_kazakh: bool) -> bool:
        """Whether the phrase stands here."""
        if not phrase:
            return True
        return any(self._follows(phrase[1:], after, in_kazakh) for terms in phrase[0] for after in self._after(terms, place, in_kazakh))

    def _after(self, terms: tuple[str, ...], place: int, in_kazakh: bool) -> list[int]:
        """Where the text goes on when these terms stand here one after another."""
        places = [place]
        for term in terms:
            places = [at + taken for at in places for way, taken in self._ways(at, term, in_kazakh) if term in way]
        return places

    def _ways(self, place: int, term: str, in_kazakh: bool) -> list[tuple[tuple[str, ...], int]]:
        if place >= len(self.found) or not _may_be_any(self.found[place].text, [term]):
            return []
        if (place, in_kazakh) not in self.known:
            self.known[place, in_kazakh] = words.ways(self.found, place, in_kazakh, self.in_latin)
        return self.known[place, in_kazakh]


def _may_be_any(word: str, terms: list[str]) -> bool:
    """Whether a word of a text may begin like one of these terms."""
    initial = word[0]
    return (not letters.is_cyrillic(word) or any(initial == term[0] or term[0].isdigit() for term in terms)
            or (initial in letters.KAZAKH and letters.russian_letters(initial) in [term[0] for term in terms]))
