"""What the filter panel shows around the questions of a category: places, radius, kinds of price, sellers."""

from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from web.catalog.tree import PRICE_MODES, Category
from web.core.db import Door
from web.core.i18n import N_, _
from web.places.country import Country, Town
from web.search import counts, facets
from web.search import place as places
from web.search.address import address
from web.search.asked import SELLERS, Asked, Known, filters
from web.search.hiding import NOTHING, Hidden

MODES = {"fixed": N_("Fixed price"), "negotiable": N_("Negotiable"), "free": N_("For free"), "exchange": N_("Exchange"),
         "wanted": N_("Wanted"), "salary": N_("Salary")}
KINDS = {"private": N_("Private person"), "business": N_("Business")}
RADII = (5, 10, 25, 50, 100, 200)  # km
Counted = tuple[str, str, str]
"""Something to choose: its value, its name, and how much it would find, empty where that is not counted."""


def values(db: Door, known: Known, asked: Asked, language: str, opened: bool, hidden: Hidden = NOTHING) -> dict[str, Any]:
    """What templates/search/_filters.html shows. On a page that no filter narrows yet the numbers wait until the panel is `opened`."""
    numbers = counts.numbers(db, known, asked, hidden) if opened or narrowed(asked) else None
    counted, plain = numbers.of if numbers else {}, Asked(category=asked.category, place=asked.place)
    return {
        "places": place_options(known, asked, language), "radii": radii(asked), "modes": mode_options(asked, counted),
        "sellers": seller_options(known, asked, counted), "questions": facets.questions(known, asked, language, numbers and counted),
        "photos": facets.short(counted.get(counts.PHOTO)), "fallen": facets.short(counted.get(counts.LOWERED)),
        "numbered": "" if numbers else with_numbers(address(known, asked.but())), "opened": opened,
        "plain": address(known, plain) if asked != plain else "", "whole": numbers is None or numbers.whole,
    }


def narrowed(asked: Asked) -> bool:
    """Whether this is a first page that filters narrow, beyond words, a category and a place: whoever uses them sees numbers at
    once, for the others these come when the panel is seen."""
    return not asked.is_deep and not asked.but(words="", order="").is_plain


def with_numbers(path: str) -> str:
    """The address of the same page with the numbers in an open panel."""
    return path + ("&" if "?" in path else "?") + "filters=1"


def place_options(known: Known, asked: Asked, language: str) -> Markup:
    """Options of every region and town, with the one asked for selected."""
    text = _all_places(known.country, language)
    chosen = places.slug(known.country, asked.place) if asked.place else ""
    return Markup(text.replace(f'value="{chosen}"', f'value="{chosen}" selected', 1))


def radii(asked: Asked) -> list[int]:
    """The radii to choose from in km, one that only stands in the address among them; none around a region."""
    return sorted({*RADII, asked.km} - {0}) if asked.place is None or isinstance(asked.place, Town) else []


def mode_options(asked: Asked, numbers: dict[tuple[str, str], int]) -> list[Counted]:
    """The kinds of price that the category offers; none when there is no choice."""
    modes = asked.category.price_modes if asked.category else PRICE_MODES
    return [(mode, _(MODES[mode]), facets.short(numbers.get((counts.MODE, mode)))) for mode in modes] if len(modes) > 1 else []


def seller_options(known: Known, asked: Asked, numbers: dict[tuple[str, str], int]) -> list[Counted]:
    """Private or business, where the category does not ask that itself but some below it do."""
    if not asked.seller and not _by_seller(known, asked.category):
        return []
    return [(kind, _(KINDS[kind]), facets.short(numbers.get((counts.SELLER, kind)))) for kind in SELLERS]


@lru_cache(maxsize=600)
def _by_seller(known: Known, category: Category | None) -> bool:
    below = known.catalog.descendants(category.id) if category else known.catalog.all
    return not _asks(known, category) and any(_asks(known, one) for one in below)


def _asks(known: Known, category: Category | None) -> bool:
    return any(attribute.code in counts.ASKERS for attribute in filters(known, category))


@lru_cache(maxsize=8)
def _all_places(country: Country, language: str) -> str:
    plain, groups = [_option("", _("All Kazakhstan"))], []
    for region in country.regions:
        towns = country.towns_of(region.id)
        if len(towns) == 1:
            plain.append(_option(towns[0].slug, towns[0].name(language)))
            continue
        inside = [_option(places.slug(country, region), _("The whole region")),
                  *(_option(town.slug, town.name(language)) for town in towns)]
        groups.append(f'<optgroup label="{escape(region.name(language))}">{"".join(inside)}</optgroup>')
    return "".join(plain + groups)


def _option(value: str, name: str) -> str:
    return f'<option value="{escape(value)}">{escape(name)}</option>'
