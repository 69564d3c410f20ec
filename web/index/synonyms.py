"""The operator's list of words that mean the same: loaded once, changed by staff, kept in memory, used when a query is read."""

import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from web.core import clock, journal
from web.core.db import Door, Reader, Transaction
from web.core.sqlite import Row
from web.index import alternatives
from web.index.asking import LONGEST_SYNONYM, Synonyms
from web.index.guesses import Guess
from web.index.lexicon import STOP

TOPIC, FILE = "synonyms", Path(__file__).with_name("synonyms.txt")
MOST_KEYS = 4  # ways in which one entry may be typed


class Pair(NamedTuple):
    """Who types one of the words on the left also finds those on the right, and the other way round if it is so."""

    typed: str
    also: str
    both_ways: bool


def tidy(text: str) -> str:
    """A list of words in one way of writing: lower case, a comma and a space between them, each once."""
    words = (" ".join(part.lower().split()) for part in text.split(","))
    return ", ".join(dict.fromkeys(word for word in words if word))


def reference() -> list[Pair]:
    """The pairs that the software brings."""
    lines = [line for line in FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    sides = [(line, "=" if "=" in line else ">") for line in lines]
    return [Pair(*map(tidy, line.split(sign)), sign == "=") for line, sign in sides]


def load(tx: Transaction) -> int:
    """Adds the pairs of the software that this database never had; what staff took out stays out. Returns how many."""
    known = {(row.typed, row.also) for row in tx.all("select typed, also from synonym")}
    new = [pair for pair in reference() if pair[:2] not in known]
    for pair in new:
        _insert(tx, pair)
    if new:
        tx.touch(TOPIC)
    return len(new)


def _insert(tx: Transaction, pair: Pair) -> None:
    tx.insert("synonym", id=tx.new_id(), **pair._asdict(), changed_at=clock.now())


def synonyms(db: Door) -> Synonyms:
    """The list as it is used, kept in memory until staff change it."""
    return db.kept(TOPIC, read)


def read(db: Reader) -> Synonyms:
    """The list read from the database."""
    return made(Pair(row.typed, row.also, bool(row.both_ways)) for row in rows(db))


def rows(db: Reader, removed: bool = False) -> list[Row]:
    """The pairs in use in the order of their words, or those that were taken out, the last first."""
    if removed:
        return db.all("select * from synonym where removed_at is not null order by removed_at desc, id desc")
    return db.all("select * from synonym where removed_at is null order by typed, also")


def made(pairs: Iterable[Pair]) -> Synonyms:
    """What to ask for beside the terms of one or a few words of a query."""
    found: dict[tuple[str, ...], dict[str, Guess]] = {}
    for pair in pairs:
        for left, right in (pair[:2], pair[1::-1])[:1 + pair.both_ways]:
            guesses = [guess for text in right.split(", ") if (guess := _guess(text))]
            for key in (key for text in left.split(", ") for key in _keys(text)):
                found.setdefault(key, {}).update((guess.text, guess) for guess in guesses)
    return {key: tuple(guesses.values()) for key, guesses in found.items()}


def _guess(text: str) -> Guess | None:
    words = [one.word for one in alternatives.literally(text)]
    return Guess(text, alternatives.together(words)) if words else None


def _keys(text: str) -> list[tuple[str, ...]]:
    """The terms by which these words are known in a query; none for more words than are looked at together."""
    words = [one.word for one in alternatives.literally(text) if one.text not in STOP]
    if not 0 < len(words) <= LONGEST_SYNONYM:
        return []
    alone = [[terms[0] for terms in word if len(terms) == 1] for word in words]
    return list(itertools.islice(itertools.product(*alone), MOST_KEYS))


def is_usable(text: str) -> bool:
    """Whether an entry has words to look for, and no more than are looked at together."""
    return bool(_keys(text))


def add(tx: Transaction, staff_id: int, pair: Pair) -> int:
    """Adds a pair, or puts it back, and returns its number; the same one sent twice is one."""
    row = tx.one("select * from synonym where typed = :typed and also = :also", typed=pair.typed, also=pair.also)
    if row is None:
        _insert(tx, pair)
        row = tx.one("select * from synonym where typed = :typed and also = :also", typed=pair.typed, also=pair.also)
    elif row.removed_at is None and bool(row.both_ways) == pair.both_ways:
        return row.id
    else:
        tx.run("update synonym set both_ways = :both, removed_at = null, changed_at = :now where id = :id",
               both=pair.both_ways, now=clock.now(), id=row.id)
    _changed(tx, staff_id, row, "added")
    return row.id


def remove(tx: Transaction, staff_id: int, number: int) -> bool:
    """Takes a pair out of use; False when there is none of that number. Twice is as good as once."""
    return _set_removed(tx, staff_id, number, clock.now(), "taken out")


def put_back(tx: Transaction, staff_id: int, number: int) -> bool:
    """Puts a pair that was taken out back into use; False when there is none of that number."""
    return _set_removed(tx, staff_id, number, None, "put back")


def _set_removed(tx: Transaction, staff_id: int, number: int, at: int | None, deed: str) -> bool:
    row = tx.one("select * from synonym where id = :id", id=number)
    if row is not None and (row.removed_at is None) != (at is None):
        tx.run("update synonym set removed_at = :at, changed_at = :now where id = :id", at=at, now=clock.now(), id=number)
        _changed(tx, staff_id, row, deed)
    return row is not None


def _changed(tx: Transaction, staff_id: int, row: Row, deed: str) -> None:
    journal.note(tx, staff_id, "synonyms changed", "synonym", row.id, f"{deed}: {row.typed} – {row.also}")
    tx.touch(TOPIC)
