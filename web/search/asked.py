"""What a person asked for: words, category, place, filters, and where in the results they are."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from web.catalog.tree import Attribute, Catalog, Category
from web.places.country import Country
from web.search.place import Place


class Known(NamedTuple):
    """The reference data that a question is read and answered with."""

    catalog: Catalog
    country: Country


@dataclass(frozen=True)
class Asked:
    """One question; prices are whole tenge with both ends included, options are pairs of attribute code and value,
    `before` and `after` are the seq of the listing next to which a page begins."""

    words: str = ""
    category: Category | None = None
    place: Place | None = None
    price_from: int | None = None
    price_to: int | None = None
    mode: str = ""
    photo: bool = False
    options: tuple[tuple[str, str], ...] = ()
    before: int | None = None
    after: int | None = None

    def but(self, **changes: Any) -> "Asked":
        """The same question with these changes, from its first page."""
        return replace(self, **{"before": None, "after": None, **changes})

    @property
    def is_deep(self) -> bool:
        """Whether this is a page after the first."""
        return self.before is not None or self.after is not None

    @property
    def has_price(self) -> bool:
        """Whether the price has a bound."""
        return self.price_from is not None or self.price_to is not None

    @property
    def is_plain(self) -> bool:
        """Whether nothing but a category or a place narrows the results."""
        return not (self.words or self.has_price or self.mode or self.photo or self.options)


def filters(known: Known, category: Category | None) -> list[Attribute]:
    """The questions of a category whose answers are few enough to tick."""
    if category is None:
        return []
    return [attribute for attribute in known.catalog.attributes(category.id)
            if attribute.kind in ("enum", "set", "bool") and attribute.filter in ("multi", "tri")
            and attribute.code != "has_photo"]


def fits(attributes: list[Attribute], code: str, value: str) -> bool:
    """Whether one of these questions has that answer; a question of yes or no has the answer 1."""
    return any(attribute.code == code and (value == "1" if attribute.kind == "bool" else attribute.option(value))
               for attribute in attributes)


def moved(known: Known, asked: Asked, category: Category | None) -> Asked:
    """The same question in another category: answers that it does not ask for are dropped."""
    attributes = filters(known, category)
    return asked.but(category=category, options=tuple(pair for pair in asked.options if fits(attributes, *pair)))
