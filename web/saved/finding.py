"""What a saved search finds among new listings, its quoted phrases looked for in their texts."""

from web.core.sqlite import Row
from web.saved import asking, rules
from web.saved.store import looking
from web.search.phrases import Sieve as Phrases
from web.search.rules import query


def with_phrases(db, search: Row, found: list[Row]) -> list[Row]:
    """Those that have the words of quoted phrases in their order; the index knows only that all the words are there."""
    if not search.phrased or not found:
        return found
    question = asking.read(db, search.address)
    if question is None:
        return []
    phrases = Phrases(query(question.asked).phrases, db.database.memory.setdefault(with_phrases, {}))
    return [row for row in found if phrases.passes(row.title_ru, row.title_kk, row.text_ru, row.text_kk)]


def news(db, search: Row, low: int, high: int, limit: int) -> list[Row]:
    """What is new between two marks, newest first, with the columns of a card."""
    most = rules.MOST_FRESH if search.phrased else limit
    return with_phrases(db, search, looking.rows(db, search, low, high, most))[:limit]


def count(db, search: Row, low: int, high: int) -> int:
    """How many these are, counted up to a bound."""
    return len(news(db, search, low, high, rules.MOST_FRESH)) if search.phrased else looking.count(db, search, low, high)
