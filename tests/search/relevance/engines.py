"""Three ways of finding the same listings: ours, the engine's own words, and Russian stems of everything."""

import re
from collections import Counter

import pysqlite3
import Stemmer

from tests.search.relevance.questions import Listing
from web.core import migrate
from web.index import synonyms, typos, vocabulary
from web.index.match import match
from web.index.phrases import phrase_in
from web.index.words import query_terms, terms

MOST, FEW = 10, 3
_QUOTED = re.compile(r'["«“]([^"«»“”]+)["»”]')
_MINUS = re.compile(r"(?:^|(?<=\s))[-−](\w\S*)")


class Ours:
    """The index of the site with its words, synonyms, phrases, and the nearest words where it finds little."""

    def __init__(self, listings: list[Listing]):
        self.listings = listings
        self.connection = pysqlite3.connect(":memory:")
        path = next(path for _, path in migrate.files() if path.name.startswith("0003_index"))
        for statement in migrate.statements(path.read_text("utf-8")):
            self.connection.execute(statement)
        for number, listing in enumerate(listings, 1):
            self.connection.execute("insert into listing_index (rowid, terms) values (?, ?)", (number, " ".join(terms(listing.words))))
        self.synonyms = synonyms.made(synonyms.reference())
        counts = Counter(word for one in listings for word in set(vocabulary.words_of(one.words)))
        self.vocabulary = typos.Vocabulary((word, *entry) for word, entry in vocabulary.grouped(counts).items())

    def find(self, query: str) -> list[str]:
        """The names of what is found, newest first; what the offered correction finds follows where there is little."""
        found = self._find(query)
        if len(found) < FEW and (better := typos.better(query, self.vocabulary, self.known, self.synonyms)):
            found += [name for name in self._find(better) if name not in found]
        return found[:MOST]

    def known(self, expression: str) -> int:
        """How many listings the expression finds."""
        return self.connection.execute("select count(*) from listing_index where listing_index match ?", (expression,)).fetchone()[0]

    def _find(self, query: str) -> list[str]:
        read = query_terms(query, self.synonyms)
        rows = self.connection.execute(
            "select rowid from listing_index where listing_index match ? order by rowid desc", (match(read),))
        found = [self.listings[number - 1] for number, in rows]
        return [one.name for one in found if all(phrase_in(one.title, phrase) or phrase_in(one.text, phrase) for phrase in read.phrases)]


class Plain:
    """FTS5 with its own tokenizer: words as they are written; minus and quotes as it knows them; best first."""

    def __init__(self, listings: list[Listing]):
        self.listings = listings
        self.connection = pysqlite3.connect(":memory:")
        self.connection.execute("create virtual table plain using fts5(title, text)")
        rows = [(number, self.prepared(one.title), self.prepared(one.text)) for number, one in enumerate(listings, 1)]
        self.connection.executemany("insert into plain (rowid, title, text) values (?, ?, ?)", rows)

    def prepared(self, text: str) -> str:
        """What the engine is given for a text or a part of a query."""
        return text

    def find(self, query: str) -> list[str]:
        """The names of what is found, best first."""
        rest, phrases, minus = _MINUS.sub(" ", _QUOTED.sub(" ", query)), _QUOTED.findall(query), _MINUS.findall(query)
        wanted = [self._quoted(part) for part in [*phrases, *rest.split()] if re.search(r"\w", part)]
        without = [self._quoted(part) for part in minus]
        expression = " AND ".join(wanted) + "".join(f" NOT {part}" for part in without)
        rows = self.connection.execute("select rowid from plain where plain match ? order by rank limit ?", (expression, MOST))
        return [self.listings[number - 1].name for number, in rows] if wanted else []

    def _quoted(self, part: str) -> str:
        return '"' + self.prepared(part).replace('"', "") + '"'


class Stemmed(Plain):
    """The same with every word brought to its Russian stem on both sides."""

    def prepared(self, text: str) -> str:
        """The text with its words stemmed."""
        return re.sub(r"\w+", lambda found: Stemmer.Stemmer("russian").stemWord(found.group().lower()), text)
