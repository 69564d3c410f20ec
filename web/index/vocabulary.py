"""Table word: the words that at least five different members use in titles, from which the nearest ones are offered."""

from collections.abc import Iterable, Iterator
from itertools import islice

from web.core.db import Door, Reader, Transaction
from web.index import letters, reading
from web.index.lexicon import STOP
from web.index.synonyms import synonyms
from web.index.typos import Vocabulary, better

TOPIC = "words"
LEAST = 5  # different members who use a word before anybody else is shown it
SHORTEST, LONGEST, MOST = 3, 30, 50_000
AT_ONCE = 500  # words written in one transaction
_COUNT = "select count(*) from (select 1 from listing_index where listing_index match :match limit 3)"
_PUT = ("insert into word (word, written, members) values (:word, :written, :members)"
        " on conflict (word) do update set written = excluded.written, members = excluded.members")

Known = dict[str, tuple[str, int]]
"""Folded words with how they are written and how many members use them."""


def corrected(db: Door, text: str) -> str:
    """The query with words that no listing has replaced by the nearest that exist, "" when there is nothing to replace."""
    return better(text, vocabulary(db), lambda expression: db.value(_COUNT, match=expression), synonyms(db))


def vocabulary(db: Door) -> Vocabulary:
    """The words as they are now, kept in memory until they are counted again."""
    return db.kept(TOPIC, _load)


def _load(db: Reader) -> Vocabulary:
    return Vocabulary((word, written, members) for word, (written, members) in read(db).items())


def read(db: Reader) -> Known:
    """The whole table."""
    return {row.word: (row.written, row.members) for row in db.all("select word, written, members from word order by word")}


class Counting:
    """Counts the members who use a word. Who they are is remembered until there are enough; from then on each listing of
    somebody else than the last one counts, which is near enough to tell common words from rare ones."""

    def __init__(self) -> None:
        self._few: dict[str, set[int]] = {}
        self._many: dict[str, tuple[int, int]] = {}  # so many, and who was the last

    def add(self, member_id: int, *titles: str) -> None:
        """Counts the words of one listing's titles."""
        for word in {word for title in titles for word in words_of(title)}:
            if word in self._many:
                n, last = self._many[word]
                self._many[word] = (n + (last != member_id), member_id)
                continue
            who = self._few.setdefault(word, set())
            who.add(member_id)
            if len(who) >= LEAST:
                self._many[word] = (len(self._few.pop(word)), member_id)

    def known(self, public: Iterable[str] = ()) -> Known:
        """The words of enough members, and those of `public` texts, which are about nobody; the commonest MOST of them."""
        counts = {word: LEAST for text in public for word in words_of(text)}
        for word, (n, _last) in self._many.items():
            counts[word] = max(n, counts.get(word, 0))
        return grouped(counts)


def grouped(counts: dict[str, int]) -> Known:
    """Written words by what they are folded to, each as most people write it."""
    found: Known = {}
    for written, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]:
        first, total = found.get(letters.russian_letters(written), (written, 0))
        found[letters.russian_letters(written)] = (first, total + n)
    return found


def words_of(title: str) -> Iterator[str]:
    """The words of a title that may become known, as they are written; no numbers."""
    for piece in reading.pieces(title):
        if not piece.is_number and SHORTEST <= len(piece.text) <= LONGEST and piece.text not in STOP:
            yield piece.text


def changes(before: Known, after: Known) -> Iterator[list[tuple[str, str, int]]]:
    """What differs, as (word, written, members) in slices; 0 members for what is known no more. A number that moved by less
    than a tenth stays, so that most words are not written again."""
    found = [(word, "", 0) for word in before if word not in after]
    found += [(word, *entry) for word, entry in after.items() if word not in before or _differs(before[word], entry)]
    entries = iter(found)
    while some := list(islice(entries, AT_ONCE)):
        yield some


def _differs(before: tuple[str, int], after: tuple[str, int]) -> bool:
    return before[0] != after[0] or 10 * abs(before[1] - after[1]) > before[1]


def put(tx: Transaction, entries: list[tuple[str, str, int]]) -> None:
    """Writes one slice of changes."""
    for word, written, members in entries:
        if members:
            tx.run(_PUT, word=word, written=written, members=members)
        else:
            tx.run("delete from word where word = :word", word=word)
    tx.touch(TOPIC)
