"""Addresses of results: readable for a category and a place, everything else as plain parameters."""

from urllib.parse import urlencode

from web.catalog.tree import Category
from web.search import place as places
from web.search.asked import Asked, Key, Known
from web.search.place import Place

MIN, MAX, IN = "min.", "max.", "in."  # families: the least and the most of a number, words in the answer to a question
PARAMETERS = frozenset({"q", "exact", "category", "place", "region", "town", "km", "price_from", "price_to", "mode", "photo",
                        "lowered", "seller", "has", MIN, MAX, IN, "unseen", "order", "before", "after",
                        "filters"})  # filters=1 is the same page with numbers in an open panel
ALL = "all"


def address(known: Known, asked: Asked) -> str:
    """The one address of a question, such as `/c/transport/cars/almaty?price_to=5000000`."""
    pairs = [] if asked.is_plain else _narrowing(asked)
    pairs += [("before", _key(asked.before)), ("after", _key(asked.after))]
    query = urlencode([(name, value) for name, value in pairs if value not in ("", None)])
    return path(known, asked.category, asked.place) + ("?" + query if query else "")


def _narrowing(asked: Asked) -> list[tuple[str, object]]:
    bounds = [(side + code, None if number is None else format(number, "f")) for code, low, high in asked.bounds
              for side, number in ((MIN, low), (MAX, high))]
    return [("q", asked.words), ("exact", _yes(asked.literal)), ("km", asked.km or None), ("price_from", asked.price_from),
            ("price_to", asked.price_to), ("mode", asked.mode), ("photo", _yes(asked.photo)), ("lowered", _yes(asked.lowered)),
            ("seller", asked.seller), *(("has", f"{code}.{value}") for code, value in asked.options), *bounds,
            *((IN + code, words) for code, words in asked.texts), ("unseen", _yes(asked.unseen)), ("order", asked.order)]


def _yes(chosen: bool) -> int | None:
    return 1 if chosen else None


def _key(key: Key | None) -> str:
    return ".".join(map(str, key or ()))


def path(known: Known, category: Category | None, place: Place | None) -> str:
    """The path of a category, of a place, or of both."""
    if category is None and place is None:
        return "/search"
    steps = known.catalog.address(category.id) if category else ALL
    return f"/c/{steps}" + (f"/{places.slug(known.country, place)}" if place else "")


def find(known: Known, text: str) -> tuple[Category | None, Place | None] | None:
    """Category and place of what stands after `/c/`, or None when there is nothing at that address."""
    category = known.catalog.by_address(text)
    if category is not None:
        return category, None
    steps, _, last = text.rpartition("/")
    place = places.find(known.country, last)
    category = known.catalog.by_address(steps)
    if place is None or (category is None and steps != ALL):
        return None
    return category, place
