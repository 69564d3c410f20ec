"""What a person asked for: words, category, place, filters, and where in the results they are."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from web.catalog.tree import Attribute, Catalog, Category
from web.index.asking import NONE, Query, Synonyms
from web.index.match import NOTHING
from web.index.words import query_terms, spelled
from web.places.country import Country
from web.search.place import Place


class Known(NamedTuple):
    """The reference data that a question is read and answered with."""

    catalog: Catalog
    country: Country
    synonyms: Synonyms = NONE

    def __hash__(self) -> int:
        return hash(self[:2])


Key = tuple[int, ...]
"""Where a listing stands in an order, its seq last: such as (seq,) for the newest and (price, seq) for the cheapest."""
ORDERS = ("", "cheap", "dear", "near", "best")  # the newest first is what nobody has to ask for
SELLERS = ("private", "business")
ORDERED_KEYS = {"": 1, "cheap": 2, "dear": 2, "near": 2, "best": 3}  # numbers in a key


@dataclass(frozen=True)
class Asked:
    """One question. `literal` takes the words as typed; `km` is a radius around a town and `around` the ids of the towns in
    it; prices are whole tenge, `bounds` are (attribute, least, most), both ends included and either one None; `options` are
    pairs of attribute and answer, `texts` of attribute and words in its answer; `seller` is private or business; `unseen`
    leaves out what the reader has opened. `order` is one of ORDERS; `before` and `after` are the key, in that order, of the
    listing next to which a page begins. `synonyms` are the operator's, as they were when the question was read: no part of it."""

    words: str = ""
    literal: bool = False
    category: Category | None = None
    place: Place | None = None
    km: int = 0
    around: tuple[int, ...] = ()
    price_from: int | None = None
    price_to: int | None = None
    mode: str = ""
    photo: bool = False
    lowered: bool = False
    seller: str = ""
    options: tuple[tuple[str, str], ...] = ()
    bounds: tuple[tuple[str, Decimal | None, Decimal | None], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    unseen: bool = False
    order: str = ""
    before: Key | None = None
    after: Key | None = None
    synonyms: Synonyms = field(default_factory=dict, compare=False, repr=False)

    def but(self, **changes: Any) -> "Asked":
        """The same question with these changes, from its first page; what hangs on the town or on the words goes with them."""
        if "place" in changes and changes["place"] != self.place:
            changes = {"km": 0, "around": (), "order": "" if self.order == "near" else self.order, **changes}
        if changes.get("words") == "":
            changes = {"literal": False, "order": "" if self.order == "best" else self.order, **changes}
        return replace(self, **{"before": None, "after": None, **changes})

    @cached_property
    def query(self) -> Query:
        """What the words ask for, worked out once."""
        return query_terms(self.words, self.synonyms, self.literal) if self.words else NOTHING

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
        return not (self.words or self.order or self.options or self.km or self.has_price or self.mode or self.photo or self.lowered
                    or self.seller or self.bounds or self.texts or self.unseen or self.literal or self.around)


def filters(known: Known, category: Category | None) -> list[Attribute]:
    """The questions of a category by whose answers results can be narrowed; photos have a filter of their own."""
    if category is None:
        return []
    return [attribute for attribute in known.catalog.attributes(category.id)
            if attribute.filter != "none" and attribute.code != "has_photo"]


def fits(attributes: list[Attribute], code: str, value: str) -> bool:
    """Whether one of these questions can have that answer: yes and no are 1 and 0, a make is any short text."""
    return any(attribute.code == code and attribute.filter in ("multi", "tri") and _has(attribute, value)
               for attribute in attributes)


def _has(attribute: Attribute, value: str) -> bool:
    if attribute.kind == "bool":
        return value in ("0", "1")
    return bool(value == spelled(value)) if attribute.kind == "text" else attribute.option(value) is not None


def of_kind(attributes: list[Attribute], code: str, way: str) -> bool:
    """Whether one of these questions is narrowed in that way: `range` or `text`."""
    return any(attribute.code == code and attribute.filter == way for attribute in attributes)


def moved(known: Known, asked: Asked, category: Category | None) -> Asked:
    """The same question in another category: answers that it does not ask for are dropped."""
    attributes = filters(known, category)
    return asked.but(category=category, options=tuple(pair for pair in asked.options if fits(attributes, *pair)),
                     bounds=tuple(bound for bound in asked.bounds if of_kind(attributes, bound[0], "range")),
                     texts=tuple(pair for pair in asked.texts if of_kind(attributes, pair[0], "text")))
