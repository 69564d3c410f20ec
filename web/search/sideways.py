"""Ways sideways from the page of a category or a place: the same nearby, what lies beside it, the same in large towns."""

from functools import lru_cache
from typing import NamedTuple

from web.core.i18n import N_
from web.places.country import Town
from web.search import address
from web.search import place as places
from web.search.asked import Asked, Known

NEAR_KM, MOST_NEAR, MOST_BESIDE = 250, 6, 10
BIG_TOWNS = ("almaty", "astana", "shymkent", "karaganda", "aktobe", "taraz", "pavlodar", "oskemen", "semey", "atyrau",
             "kostanay", "aktau", "oral")


class Row(NamedTuple):
    """A heading, and names with the addresses they lead to."""

    heading: str
    ways: tuple[tuple[str, str], ...]


def big_towns(known: Known) -> list[Town]:
    """The towns most people look in, those that the data know."""
    return [town for town in map(known.country.town_by_slug, BIG_TOWNS) if town]


@lru_cache(maxsize=600)
def rows(known: Known, plain: Asked, language: str) -> tuple[Row, ...]:
    """The rows of links for a question of nothing but a category and a place; headings are messages."""
    if not plain.is_plain or plain == Asked():
        return ()
    found = (Row(N_("The same nearby"), _near(known, plain, language)), Row(N_("In large towns"), _towns(known, plain, language)),
             Row(N_("Beside it"), _beside(known, plain, language)))
    return tuple(row for row in found if row.ways)


def _near(known: Known, asked: Asked, language: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(asked.place, Town):
        return ()
    near = [town for town, _km in known.country.near(asked.place.id, NEAR_KM)[1:]]
    near.sort(key=lambda town: town.kind != "city")  # within reach, cities have more to offer than villages
    region = places.region_of(known.country, asked.place)
    return tuple((place.name(language), address.path(known, asked.category, place))
                 for place in [*near[:MOST_NEAR], *([region] if region else [])])


def _towns(known: Known, asked: Asked, language: str) -> tuple[tuple[str, str], ...]:
    """Of a category in the whole country."""
    if asked.place is not None:
        return ()
    return tuple((town.name(language), address.path(known, asked.category, town)) for town in big_towns(known))


def _beside(known: Known, asked: Asked, language: str) -> tuple[tuple[str, str], ...]:
    """Categories with the same parent, in the same place; of a place alone they stand above the results already."""
    if asked.category is None:
        return ()
    beside = [one for one in known.catalog.children(asked.category.parent_id) if one.id != asked.category.id]
    return tuple((one.name(language), address.path(known, one, asked.place)) for one in beside[:MOST_BESIDE])
