"""All categories and all places on a page each, leading to results sideways."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.catalog.store import catalog
from web.catalog.tree import Category
from web.core.page import page
from web.places.country import Region
from web.places.store import country
from web.search import address
from web.search import place as places
from web.search.asked import Known
from web.search.place import Place
from web.search.reading import Reading


def categories(request: Request, db, form: FormData) -> Response:
    """The whole tree of categories, within a place if the address names one."""
    known, language = Known(catalog(db), country(db)), request.state.language
    asked = Reading(request.query_params, known).asked
    tree = [(_category(known, top, asked.place, language), top.icon,
             [_category(known, leaf, asked.place, language) for leaf in known.catalog.children(top.id)])
            for top in known.catalog.children()]
    return page(request, "search/categories.html", topics=("catalog", "places"), tree=tree,
                where=asked.place.name(language) if asked.place else "")


def towns(request: Request, db, form: FormData) -> Response:
    """Every region with its towns, within a category if the address names one."""
    known, language = Known(catalog(db), country(db)), request.state.language
    asked = Reading(request.query_params, known).asked
    land = [_region(known, asked.category, region, language) for region in known.country.regions]
    return page(request, "search/towns.html", topics=("catalog", "places"), land=land,
                what=asked.category.name(language) if asked.category else "")


def _category(known: Known, category: Category, place: Place | None, language: str) -> tuple[str, str]:
    return address.path(known, category, place), category.name(language)


def _region(known: Known, category: Category | None, region: Region, language: str) -> tuple:
    """Address and name of a region, and the same of its towns; a city that is a region has none below it."""
    around = places.find_region(known.country, region.slug)
    towns = [] if around != region else known.country.towns_of(region.id)
    return (address.path(known, category, around), region.name(language),
            [(address.path(known, category, town), town.name(language)) for town in towns])
