"""Suggestions while somebody types: categories, towns, and words that at least five different people use in titles."""

from typing import NamedTuple

from web.catalog.tree import Category
from web.index.layout import other_layout
from web.index.letters import clean, fold
from web.search import address, frequent
from web.search.asked import Asked, Known
from web.search.place import Place

MOST, SHORTEST, LONGEST = 8, 2, 60  # suggestions; letters of what is typed
MOST_CATEGORIES, MOST_TOWNS = 3, 3


class Suggestion(NamedTuple):
    """What to look for, of which kind (category, town or words), and the address of its results."""

    kind: str
    name: str
    path: str


def suggestions(db, known: Known, typed: str, language: str) -> list[Suggestion]:
    """What the beginning may become: its last word completed, in the layout it was meant in; nothing for one letter."""
    typed = " ".join(typed[:LONGEST].split())
    if len(typed) < SHORTEST:
        return []
    found = _beginning(db, known, typed, language)
    meant = "" if found else other_layout(clean(typed))
    return found or (_beginning(db, known, meant, language) if meant else [])


def _beginning(db, known: Known, typed: str, language: str) -> list[Suggestion]:
    before, _, last = typed.rpartition(" ")
    found = [Suggestion("category", _with_parent(known, one, language), address.path(known, one, None))
             for one in _categories(known, typed)]
    if len(last) >= SHORTEST:
        found += [Suggestion("town", _named(before, town, language), address.address(known, Asked(words=before, place=town)))
                  for town in known.country.search(last, language, MOST_TOWNS)]
        words = [f"{before} {word}".strip() for word in frequent.beginning(db, fold(last), MOST)]
        found += [Suggestion("words", text, address.address(known, Asked(words=text))) for text in words]
    return list({one.path: one for one in found}.values())[:MOST]


def _named(before: str, town: Place, language: str) -> str:
    return f"{before}, {town.name(language)}" if before else town.name(language)


def _with_parent(known: Known, category: Category, language: str) -> str:
    """The name with that of the category above, because many categories share a name such as «Other»."""
    parent = known.catalog.by_id(category.parent_id)
    return category.name(language) + (f" · {parent.name(language)}" if parent else "")


def _categories(known: Known, typed: str) -> list[Category]:
    """Categories one of whose names has a word that begins so, in any language; those that begin so come first."""
    wanted = fold(typed)
    found = []
    for category in known.catalog.all:
        names = [fold(name) for name in (category.ru, category.kk, category.en)]
        if not category.hidden and any(f" {wanted}" in f" {name}" for name in names):
            found.append((not any(name.startswith(wanted) for name in names), category.parent_id is not None, category))
    return [category for *_order, category in sorted(found, key=lambda one: one[:2])[:MOST_CATEGORIES]]
