"""All categories and all places on a page each with the numbers of their listings, leading to results sideways."""

from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.catalog.tree import Category
from web.core.page import page
from web.places.country import Region
from web.places.store import country
from web.search import address, rules, store
from web.search import place as places
from web.search.asked import Asked, Known
from web.search.place import Place
from web.search.reading import Reading


class Way(NamedTuple):
    """A category or a place with the address of its listings and their number."""

    path: str
    name: str
    number: str


def categories(request: Request, db, form: FormData) -> Response:
    """The whole tree of categories, within a place if the address names one."""
    known, language = Known(catalog(db), country(db)), request.state.language
    asked = Reading(request.query_params, known).asked
    tree = [(_category(db, known, top, asked.place, language), top.icon,
             [_category(db, known, leaf, asked.place, language) for leaf in known.catalog.children(top.id)])
            for top in known.catalog.children()]
    return page(request, "search/categories.html", topics=rules.topics(Asked(place=asked.place)), tree=tree,
                where=asked.place.name(language) if asked.place else "")


def towns(request: Request, db, form: FormData) -> Response:
    """Every region with its towns, within a category if the address names one."""
    known, language = Known(catalog(db), country(db)), request.state.language
    asked = Reading(request.query_params, known).asked
    land = [_region(db, known, asked.category, region, language) for region in known.country.regions]
    return page(request, "search/towns.html", topics=rules.topics(Asked(category=asked.category)), land=land,
                what=asked.category.name(language) if asked.category else "")


def _category(db, known: Known, category: Category, place: Place | None, language: str) -> Way:
    return _way(db, known, Asked(category=category, place=place), category.name(language))


def _way(db, known: Known, asked: Asked, name: str) -> Way:
    n = store.counted(db, asked)
    return Way(address.path(known, asked.category, asked.place), name, str(n) if n < store.MOST else "999+")


def _region(db, known: Known, category: Category | None, region: Region, language: str) -> tuple[Way, list[Way]]:
    """A region and its towns; a city that is a region has none below it."""
    around = places.find_region(known.country, region.slug)
    towns = [] if around != region else known.country.towns_of(region.id)
    return (_way(db, known, Asked(category=category, place=around), region.name(language)),
            [_way(db, known, Asked(category=category, place=town), town.name(language)) for town in towns])
