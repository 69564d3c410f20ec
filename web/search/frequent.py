"""Words that many people use in titles, by their beginning; the table holds only those of at least five members."""

from web.core.db import Reader
from web.index.words import terms

_AFTER = "\uffff"  # sorts behind every letter of ours
MOST_KEPT = 5_000  # beginnings whose words are kept in memory
FORMS = 4  # forms of one word that may stand in a row


def beginning(db, start: str, limit: int) -> list[str]:
    """The words that begin with these folded letters, those of most members first; of one word the form that most people write."""
    kept = db.kept("words", _nothing)
    if start not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[start] = _read(db, start, limit)
    return kept[start][:limit]


def _nothing(db: Reader) -> dict[str, list[str]]:
    """Begun anew when the words are counted again."""
    return {}


def _read(db: Reader, start: str, limit: int) -> list[str]:
    rows = db.all("select written from word where word >= :start and word < :end order by members desc, word limit :limit",
                  start=start, end=start + _AFTER, limit=limit * FORMS)
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(next(iter(terms(row.written)), row.written), row.written)
    return list(found.values())[:limit]
