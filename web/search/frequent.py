"""Words that many people use in titles, by their beginning; the table holds only those of at least five members."""

from web.core.db import Reader

_AFTER = "\uffff"  # sorts behind every letter of ours
MOST_KEPT = 5_000  # beginnings whose words are kept in memory


def beginning(db, start: str, limit: int) -> list[str]:
    """The words that begin with these folded letters, those of most members first."""
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
    found = db.all("select written from word where word >= :start and word < :end order by members desc, word limit :limit",
                   start=start, end=start + _AFTER, limit=limit)
    return [row.written for row in found]
