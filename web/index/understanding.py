"""Says in which words a query was really read, so that people see what was looked for and can have it as typed."""

from typing import NamedTuple

from web.core.db import Reader
from web.index.asking import Query, Said, taken_apart
from web.index.match import match
from web.index.synonyms import synonyms

MOST_TOLD = 4  # other readings of one word that are looked for and named
_FINDS = "select 1 from listing_index where listing_index match :match limit 1"


class Understanding(NamedTuple):
    """The query in the words that were looked for, and whether they are others than those typed."""

    said: str
    changed: bool


def understood(db: Reader, text: str) -> Understanding:
    """How a query was read: other layouts, scripts, names and synonyms with which there are listings. With `literal=True`
    (web/index/asking.py) none of them is used."""
    taken = taken_apart(text, synonyms(db))
    parts = [(said, _told(db, said)) for said in taken.wanted]
    words = [*(told for _said, told in parts), *("-" + said.text for said in taken.unwanted)]
    return Understanding(" ".join(words), any(told != said.text for said, told in parts))


def _told(db: Reader, said: Said) -> str:
    """The word as typed, with its other readings behind it, or those alone when there is nothing with the typed one."""
    typed = _finds(db, said.word)
    others = [guess for guess in said.others if not (guess.quiet and typed)][:MOST_TOLD]
    found = list(dict.fromkeys(guess.text for guess in others if guess.text != said.text and _finds(db, guess.word)))
    return " / ".join([said.text, *found] if typed or not found else found)


def _finds(db: Reader, word: tuple) -> bool:
    return bool(word) and db.value(_FINDS, match=match(Query((word,), ()))) is not None
