"""Judges a listing as it is stored or as it was just sent, with what catalog and country know now."""

from typing import Any

from web.catalog.store import catalog
from web.catalog.tree import Catalog, Category
from web.core.form import FormData
from web.listings import entry, forms
from web.places.store import country


def leaf(tree: Catalog, number: int | None) -> Category | None:
    """The category if listings may stand in it: it is shown, and nothing is below it."""
    found = tree.by_id(number)
    return found if found and not found.hidden and not tree.children(number) else None


def judge(db, row: Any, language: str, data: FormData | None = None) -> entry.Entry:
    """What was sent for this listing, or what is stored of it, with everything that is wrong with it."""
    tree = catalog(db)
    category = leaf(tree, row.category_id)
    raw = entry.raw_of(data) if data is not None else entry.raw_stored(row)
    price = raw.pop("price", [str(row.price) if row.price is not None else ""])[0]
    stored = {**row, "price": price, "quantity": str(row.quantity), "town": str(row.town_id or "")}
    form = forms.make(category, country(db), language, data, stored)
    return entry.Entry(form, category, tree.attributes(category.id) if category else (), raw)


def columns(db, judged: entry.Entry) -> dict[str, Any]:
    """The columns to save, with the region of the town."""
    values = judged.columns()
    town = country(db).town(values["town_id"])
    return {**values, "region_id": town.region_id if town else None}
