"""The site's own categories and towns, as the generators need them."""

from collections.abc import Mapping
from functools import cache

from web.catalog import reference as catalog_reference
from web.catalog.tree import Attribute, Catalog, Category
from web.commands.demo.vocabulary import data
from web.places import reference as places_reference


@cache
def catalog() -> Catalog:
    """The tree of categories, from the project's file."""
    rows = catalog_reference.rows()
    return Catalog(rows["category"], rows["attribute"], rows["attribute_option"])


@cache
def leaf_categories() -> tuple[Category, ...]:
    """Every category that has none below it."""
    return tuple(each for each in catalog().all if not catalog().children(each.id))


@cache
def attributes(slug: str) -> tuple[Attribute, ...]:
    """What a category asks and a person answers: neither derived nor private."""
    return tuple(each for each in catalog().attributes(catalog().by_slug(slug).id)
                 if not each.derived and not each.private)


@cache
def town_names() -> Mapping[str, tuple[str, str]]:
    """Russian and Kazakh name of every town by slug."""
    return {row["slug"]: (row["name_ru"], row["name_kk"]) for row in places_reference.rows()["town"]}


@cache
def populations() -> Mapping[str, int]:
    """Inhabitants in thousands, by slug of the town; rounded."""
    return {slug: figures[0] for slug, figures in data("towns").items()}


def metre_price(town_slug: str) -> int:
    """What a square metre of an ordinary flat costs in a town, in thousand tenge; rounded."""
    return data("towns")[town_slug][1]
