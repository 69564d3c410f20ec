"""Turns a person's query into what it asks the index for: words in any form, minus-words, phrases, and other readings.

A word asks for its forms as typed, or for what else it may mean: typed in another keyboard layout, in the letters of
the other script, the name of a make, a synonym of the operator's list. Each is one more alternative of the same word,
so a wrong guess costs next to nothing; `literal` leaves guesses out.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from web.index import alternatives, forms, letters, reading
from web.index.alternatives import Word, together
from web.index.guesses import Guess, of_layout, of_word
from web.index.lexicon import IDLE, STOP

MOST_WORDS = 12
MOST_ALONE = 5_000  # words whose queries are remembered
LONGEST_QUERY = 300
LONGEST_SYNONYM = 3  # words
_MINUS = re.compile(r"(?:^|(?<=\s))-([^\W\d_]\S*)")
_QUOTED = re.compile(r'(?:^|(?<=[\s(]))(-?)["«“„]([^"«»“”„\n]{2,200})["»”“](?=[\s).,!?;:]|$)')

Synonyms = Mapping[tuple[str, ...], tuple[Guess, ...]]
"""What else to ask for where these terms stand in a query one after another."""
NONE: Synonyms = {}
Phrase = tuple[Word, ...]
"""Words that must follow one another in a text."""


class Query(NamedTuple):
    """What is asked of the index: every word of `wanted` must be met, none of `unwanted`. `phrases` are to be looked for in
    the texts found (web/index/phrases.py): the words of each are among those wanted."""

    wanted: tuple[Word, ...]
    unwanted: tuple[Word, ...]
    phrases: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


class Said(NamedTuple):
    """A word of a query, or a few that belong together: as typed, what it asks for so, and what else it may mean."""

    text: str
    word: Word
    others: tuple[Guess, ...] = ()

    @property
    def asks(self) -> Word:
        """Every alternative, up to a bound."""
        every = itertools.chain(self.word, *(guess.word for guess in self.others))
        return tuple(dict.fromkeys(every))[:alternatives.MOST]


class Taken(NamedTuple):
    """A query taken apart, in the order in which it was typed."""

    wanted: list[Said]
    unwanted: list[Said]
    phrases: list[Phrase]


def query_terms(text: str, synonyms: Synonyms = NONE, literal: bool = False) -> Query:
    """What a person's query asks for: words in any form, -word for without, "words" for exactly this order."""
    return _alone(text, synonyms or NONE, literal) if text.isalpha() and len(text) <= LONGEST_QUERY else _read(text, synonyms, literal)


class _Alone:
    """Queries of a single word, which most are, remembered as long as the synonyms stay the same."""

    def __init__(self):
        self._kept: tuple[Synonyms, dict[tuple[str, bool], Query]] = (NONE, {})

    def __call__(self, word: str, synonyms: Synonyms, literal: bool) -> Query:
        kept = self._kept
        if kept[0] is not synonyms or len(kept[1]) >= MOST_ALONE:
            kept = self._kept = (synonyms, {})
        found = kept[1].get((word, literal))
        if found is None:
            found = kept[1][word, literal] = _read(word, synonyms, literal)
        return found


_alone = _Alone()


def _read(text: str, synonyms: Synonyms, literal: bool) -> Query:
    taken = taken_apart(text, synonyms, literal)
    wanted, unwanted = (tuple([said.asks for said in part][:MOST_WORDS]) for part in (taken.wanted, taken.unwanted))
    return Query(wanted, unwanted, tuple(taken.phrases[:MOST_WORDS]))


def taken_apart(text: str, synonyms: Synonyms = NONE, literal: bool = False) -> Taken:
    """The words of a query with everything that each may mean; stop words only when there is nothing else."""
    plain, quoted, excluded = _without_quotes(letters.clean(text[:LONGEST_QUERY]))
    unwanted = [_as_one(list(_said(chunk, literal))) for chunk in _MINUS.findall(plain)]
    unwanted += [_as_one(list(_said(words, True))) for words in excluded]
    loose, exact = list(_said(_MINUS.sub(" ", plain), literal)), [said for words in quoted for said in _said(words, True)]
    if any(_tells(said) for said in loose + exact):
        loose, exact = list(filter(_tells, loose)), list(filter(_tells, exact))
    phrases = [tuple(one.word for one in alternatives.literally(words)) for words in quoted]
    if not literal:
        loose, unwanted = _with_synonyms(loose, synonyms), _with_synonyms(unwanted, synonyms)
    return Taken(loose + exact, [said for said in unwanted if said.word], [phrase for phrase in phrases if len(phrase) > 1])


def _tells(said: Said) -> bool:
    return said.text not in STOP and said.text not in IDLE


def _without_quotes(text: str) -> tuple[str, list[str], list[str]]:
    """The text without its quoted parts, those that are wanted, and those after a minus."""
    found = [match.groups() for match in _QUOTED.finditer(text)]
    return _QUOTED.sub(" ", text), [words for minus, words in found if not minus], [words for minus, words in found if minus]


def _said(text: str, literal: bool) -> Iterable[Said]:
    """The words of a part of a query; what reads as a word in another layout asks for both readings."""
    chunks = text.split()
    return _one_word(chunks[0], literal) if len(chunks) == 1 and chunks[0].isalpha() else _words(chunks, literal)


@lru_cache(maxsize=5_000)
def _one_word(word: str, literal: bool) -> tuple[Said, ...]:
    """Most people ask for one of the same few thousand words; what has a number or several words in it is not remembered."""
    return tuple(_words([word], literal))


def _words(chunks: list[str], literal: bool) -> Iterator[Said]:
    slips = {} if literal else {chunk: guess for chunk in chunks if (guess := of_layout(chunk.rstrip(",")))}
    in_kazakh = forms.is_kazakh(reading.pieces(" ".join(chunk for chunk in chunks if chunk not in slips)))
    for slipped, some in itertools.groupby(chunks, key=slips.__contains__):
        if slipped:
            yield from (_slip(chunk, slips[chunk], in_kazakh) for chunk in some)
        else:
            yield from (Said(one.text, one.word, () if literal or one.is_number else tuple(of_word(one.text.replace("-", ""), in_kazakh)))
                        for one in alternatives.read(reading.pieces(" ".join(some)), in_kazakh))


def _slip(chunk: str, meant: list[Guess], in_kazakh: bool) -> Said:
    found = list(alternatives.read(reading.pieces(chunk), in_kazakh))
    own = of_word(found[0].text, in_kazakh) if len(found) == 1 and found[0].text.isalpha() else ()
    return Said(chunk.rstrip(","), together([one.word for one in found]), (*meant, *own))


def _as_one(parts: list[Said]) -> Said:
    """Several words as one, such as those of a chunk with signs between them."""
    if len(parts) == 1:
        return parts[0]
    loud = [said._replace(others=tuple(guess for guess in said.others if not guess.quiet)).asks for said in parts]
    return Said(" ".join(said.text for said in parts), together(loud))


def _with_synonyms(said: list[Said], synonyms: Synonyms) -> list[Said]:
    """The words with their synonyms; a few words in a row that have one become one."""
    found, place = [], 0
    while place < len(said):
        lengths = range(min(LONGEST_SYNONYM, len(said) - place) if synonyms else 0, 0, -1)
        tried = ((said[place: place + length], _synonyms(said[place: place + length], synonyms)) for length in lengths)
        some, others = next((pair for pair in tried if pair[1]), (said[place: place + 1], ()))
        one = _as_one(some)
        found.append(one._replace(others=(*one.others, *others)))
        place += len(some)
    return found


def _synonyms(some: list[Said], synonyms: Synonyms) -> tuple[Guess, ...]:
    keys = itertools.product(*([alternative[0] for alternative in said.asks if len(alternative) == 1][:4] for said in some))
    return tuple(dict.fromkeys(guess for key in keys for guess in synonyms.get(key, ())))
