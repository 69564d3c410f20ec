"""What is said above results about the words: how they were read, other words when these find next to nothing, what was looked through."""

from typing import Any

from web.core.i18n import _, ngettext
from web.index.understanding import understood
from web.index.vocabulary import corrected
from web.search import store
from web.search.address import address
from web.search.asked import Asked, Known
from web.search.hiding import Hidden
from web.search.rules import query

FEW = 3  # results below which other words are offered


def told(db, known: Known, asked: Asked, found: store.Page, hidden: Hidden) -> dict[str, Any]:
    """How the words were read, with ways to have them otherwise; nothing of it on later pages or without words."""
    values = {"reading": "", "literally": "", "freely": "", "nearest": None, "looked": found.looked}
    if not asked.words or asked.is_deep:
        return values
    read = understood(db, asked.words)
    if read.changed and asked.literal:
        values["freely"] = address(known, asked.but(literal=False))
    elif read.changed:
        values.update(reading=read.said, literally=address(known, asked.but(literal=True)))
    if len(found.rows) < FEW and not found.older:
        values["nearest"] = _nearest(db, known, asked, len(found.rows), hidden)
    return values


def _nearest(db, known: Known, asked: Asked, have: int, hidden: Hidden) -> tuple[str, str, str] | None:
    """The nearest words that exist, their address and how many results they have, when these are more."""
    words = corrected(db, asked.words)
    other = asked.but(words=words, literal=False)
    n = (len(store.matched(db, other).seqs) if query(other).phrases else store.count(db, other, store.MOST, hidden)) if words else 0
    return (words, address(known, other), number(n)) if n > have else None


def number(n: int) -> str:
    """A number of results as a phrase, counted no further than is worth it."""
    return ngettext("%(n)s listing", "%(n)s listings", n) if n < store.MOST else _("more than 999 listings")
