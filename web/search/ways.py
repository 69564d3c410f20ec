"""What helps when nothing is found: wider questions, and the same words in other categories, each with what it does find."""

import time
from collections.abc import Iterator

from web.search import narrowing, store
from web.search.address import address
from web.search.asked import Asked, Known, moved
from web.search.facets import short
from web.search.hiding import NOTHING, Hidden
from web.search.rules import query
from web.search.store_phrases import PATIENCE

MOST_WAYS, MOST_CATEGORIES = 8, 6
Offer = tuple[str, str, str]
"""The name of a way, its address, and the number of its results as a mark shows it."""


def ways(db, known: Known, asked: Asked, language: str, hidden: Hidden = NOTHING) -> list[Offer]:
    """Wider questions that do find something, the nearest first, each once."""
    found: dict[str, Offer] = {}
    for path, name, n in _counted(db, known, narrowing.wider(known, asked, language), hidden):
        found.setdefault(path, (name, path, n))
        if len(found) == MOST_WAYS:
            break
    return list(found.values())


def _counted(db, known: Known, offered: Iterator[narrowing.Way], hidden: Hidden) -> Iterator[Offer]:
    """Those that find something. A quoted phrase is looked for in texts, so with one only as many ways are tried as there is time."""
    ends = time.monotonic() + PATIENCE
    for name, way in offered:
        if not query(way).phrases:
            n, more = store.count(db, way, store.MOST, hidden), False
        elif time.monotonic() < ends:
            looked = store.matched(db, way)
            n, more = len(looked.seqs), looked.stopped > 0
        else:
            continue
        if n:
            yield address(known, way), name, f"{n}+" if more else short(n)


def elsewhere(db, known: Known, asked: Asked, language: str, hidden: Hidden = NOTHING) -> list[Offer]:
    """The top categories other than the one asked for in which there are listings with the same words, most first, with the place
    kept when that finds something; nothing without words, nor for quoted phrases, which the index alone cannot tell."""
    if not asked.words or query(asked).phrases:
        return []
    inside = known.catalog.path(asked.category.id)[0] if asked.category else None
    anywhere = Asked(words=asked.words, literal=asked.literal, synonyms=asked.synonyms)
    found = _in_each(db, known, anywhere.but(place=asked.place), inside, hidden) or _in_each(db, known, anywhere, inside, hidden)
    return [(there.category.name(language), address(known, there), short(n))
            for n, there in sorted(found, key=lambda one: -one[0])[:MOST_CATEGORIES]]


def _in_each(db, known: Known, asked: Asked, inside, hidden: Hidden) -> list[tuple[int, Asked]]:
    tops = [moved(known, asked, top) for top in known.catalog.children() if top != inside]
    return [(n, way) for way in tops if (n := store.count(db, way, store.MOST, hidden))]
