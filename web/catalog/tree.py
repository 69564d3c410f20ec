"""Categories, their attributes and options in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

KINDS = ("enum", "set", "bool", "int", "decimal", "year", "money", "text")
FILTERS = ("multi", "range", "tri", "text", "none")
PRICE_MODES = ("fixed", "negotiable", "free", "exchange", "wanted", "salary")
PRICE_PERIODS = ("", "day", "month")
SEPARATOR = "|"  # between the words of a `suggest` column
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Names:
    """A name in each language."""

    ru: str
    kk: str
    en: str

    def name(self, lang: str) -> str:
        """The name in `ru`, `kk` or `en`."""
        return getattr(self, lang)


@dataclass(frozen=True)
class Option(Names):
    """One answer to an attribute of kind enum or set."""

    value: str


@dataclass(frozen=True)
class Attribute(Names):
    """A question that a category asks; numbers have bounds, texts a greatest length."""

    code: str
    kind: str
    filter: str
    unit: str = ""
    private: bool = False
    derived: bool = False
    required: bool = False
    min_value: float | None = None
    max_value: float | None = None
    max_length: int | None = None
    suggest: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()

    def option(self, value: str) -> Option | None:
        """The option with this value, or None."""
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True)
class Category(Names):
    """A place in the tree; `codes` are its own attributes, `price_period` is day, month or empty."""

    id: int
    parent_id: int | None
    position: int
    slug: str
    icon: str
    price_modes: tuple[str, ...]
    price_period: str
    codes: tuple[str, ...]
    hidden: bool


class Catalog:
    """The whole tree. Raises ValueError if a parent is missing or a category is its own ancestor."""

    def __init__(self, categories: Iterable[Row], attributes: Iterable[Row], options: Iterable[Row]):
        answers: dict[str, list[Row]] = {}
        for row in options:
            answers.setdefault(row["attribute_code"], []).append(row)
        self._attributes = {row["code"]: _attribute(row, answers.get(row["code"], [])) for row in attributes}
        self.all = tuple(sorted(map(_category, categories), key=lambda found: (found.position, found.id)))
        self._ids = {category.id: category for category in self.all}
        self._slugs = {category.slug: category for category in self.all}
        self._paths = {category.id: self._climb(category) for category in self.all}
        self._below: dict[int | None, list[Category]] = {}
        for category in self.all:
            self._below.setdefault(category.parent_id, []).append(category)

    def by_id(self, id: int | None) -> Category | None:
        """The category with this id, or None."""
        return self._ids.get(id)

    def by_slug(self, slug: str) -> Category | None:
        """The category with this slug, or None."""
        return self._slugs.get(slug)

    def by_address(self, address: str) -> Category | None:
        """The category at an address such as `realty/flat-sale`, or None."""
        found = self._slugs.get(address.rpartition("/")[2])
        return found if found and self.address(found.id) == address else None

    @property
    def every_attribute(self) -> tuple[Attribute, ...]:
        """All attributes by code."""
        return tuple(self._attributes[code] for code in sorted(self._attributes))

    def attribute(self, code: str) -> Attribute | None:
        """The attribute with this code, or None."""
        return self._attributes.get(code)

    def children(self, id: int | None = None, hidden: bool = False) -> list[Category]:
        """The categories right below one, or the top ones; hidden ones only when asked for."""
        return [found for found in self._below.get(id, ()) if hidden or not found.hidden]

    def path(self, id: int) -> tuple[Category, ...]:
        """From the top down to the category itself."""
        return self._paths[id]

    def descendants(self, id: int) -> list[Category]:
        """Everything below a category, hidden or not, without itself."""
        return [found for found in self.all if found.id != id and any(step.id == id for step in self._paths[found.id])]

    def attributes(self, id: int) -> tuple[Attribute, ...]:
        """Its own attributes in their order, then those of its parents, each once."""
        codes = dict.fromkeys(code for step in reversed(self._paths[id]) for code in step.codes)
        return tuple(self._attributes[code] for code in codes if code in self._attributes)

    def address(self, id: int) -> str:
        """The slugs from the top down, as `realty/flat-sale`."""
        return "/".join(step.slug for step in self._paths[id])

    def _climb(self, category: Category) -> tuple[Category, ...]:
        steps = [category]
        while (parent_id := steps[-1].parent_id) is not None:
            parent = self._ids.get(parent_id)
            if parent is None or parent in steps:
                raise ValueError(f"category {category.slug}: parent {parent_id} is missing or stands below it")
            steps.append(parent)
        return tuple(reversed(steps))


def _names(row: Row) -> dict[str, str]:
    return {"ru": row["name_ru"], "kk": row["name_kk"], "en": row["name_en"]}


def _attribute(row: Row, answers: list[Row]) -> Attribute:
    options = tuple(Option(value=answer["value"], **_names(answer))
                    for answer in sorted(answers, key=lambda answer: answer["position"]))
    return Attribute(
        **_names(row), code=row["code"], kind=row["kind"], filter=row["filter"], unit=row["unit"],
        private=bool(row["private"]), derived=bool(row["derived"]), required=bool(row["required"]),
        min_value=row["min_value"], max_value=row["max_value"], max_length=row["max_length"],
        suggest=tuple(row["suggest"].split(SEPARATOR)) if row["suggest"] else (), options=options)


def _category(row: Row) -> Category:
    return Category(
        **_names(row), id=row["id"], parent_id=row["parent_id"], position=row["position"], slug=row["slug"],
        icon=row["icon"], price_modes=tuple(row["price_modes"].split()), price_period=row["price_period"],
        codes=tuple(row["attributes"].split()), hidden=bool(row["hidden"]))
