"""Where else the words of a question are found: the categories with listings that have them, most first."""

from web.search import store
from web.search.address import address
from web.search.asked import Asked, Known, moved

MOST = 6


def elsewhere(db, known: Known, asked: Asked, language: str) -> list[tuple[str, str, int]]:
    """Name, address and number of results for the same words in top categories other than the one asked for, with the
    place kept when that finds something; nothing without words. Numbers reach up to `store.MOST`."""
    if not asked.words:
        return []
    inside = known.catalog.path(asked.category.id)[0] if asked.category else None
    here = _in_each(db, known, Asked(words=asked.words, literal=asked.literal, place=asked.place), inside)
    found = here or _in_each(db, known, Asked(words=asked.words, literal=asked.literal), inside)
    return [(there.category.name(language), address(known, there), n)
            for n, there in sorted(found, key=lambda one: -one[0])[:MOST]]


def _in_each(db, known: Known, asked: Asked, inside) -> list[tuple[int, Asked]]:
    ways = [moved(known, asked, top) for top in known.catalog.children() if top != inside]
    return [(n, way) for way in ways if (n := store.count(db, way, store.MOST))]
