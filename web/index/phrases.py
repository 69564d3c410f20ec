"""Looks whether the words of a quoted phrase follow one another in a text, in any form but in this order."""

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
        self.in_kazakh, self.in_latin = forms.is_kazakh(self.found), words.latin_lines(self.found)
        self.known: dict[int, list[tuple[tuple[str, ...], int]]] = {}

    def has(self, phrase: Phrase) -> bool:
        return any(self._follows(phrase, place) for place in range(len(self.found)))

    def _follows(self, phrase: Phrase, place: int) -> bool:
        """Whether the phrase stands here."""
        if not phrase:
            return True
        return any(self._follows(phrase[1:], after) for terms in phrase[0] for after in self._after(terms, place))

    def _after(self, terms: tuple[str, ...], place: int) -> list[int]:
        """Where the text goes on when these terms stand here one after another."""
        places = [place]
        for term in terms:
            places = [at + taken for at in places for way, taken in self._ways(at, term) if term in way]
        return places

    def _ways(self, place: int, term: str) -> list[tuple[tuple[str, ...], int]]:
        if place >= len(self.found) or not self._may_be(self.found[place].text, term):
            return []
        if place not in self.known:
            self.known[place] = words.ways(self.found, place, self.in_kazakh, self.in_latin)
        return self.known[place]

    def _may_be(self, word: str, term: str) -> bool:
        return letters.russian_letters(word[0]) == term[0] or word[0] == term[0] or not letters.is_cyrillic(word) or term[0].isdigit()
