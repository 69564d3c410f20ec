"""Our categories that take listings and their attributes, in the shape that matching a feed needs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from web.commands.feeds.words import fold, spellings

_LANGUAGES = ("ru", "kk", "en")


@dataclass(frozen=True)
class Attribute:
    """One attribute: its code, type and bounds, and the value behind each folded spelling of an option."""

    code: str
    type: str
    names: tuple[str, ...]
    unit: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    low: float = 0
    high: float = 1e9
    max_length: int = 100
    required: bool = False
    private: bool = False


@dataclass(frozen=True)
class Rubric:
    """One category without children; `names` are its names by language, `parents` the names above it by language."""

    slug: str
    above: str
    names: tuple[str, ...]
    parents: tuple[str, ...]
    price_modes: tuple[str, ...]
    attributes: tuple[Attribute, ...]

    @cached_property
    def by_name(self) -> dict[str, Attribute]:
        """Attributes by each folded spelling of their code and names; an earlier attribute keeps a shared name."""
        found: dict[str, Attribute] = {}
        for one in self.attributes:
            for name in one.names:
                found.setdefault(name, one)
        return found


def rubrics(data: Mapping[str, Any]) -> dict[str, Rubric]:
    """The categories that take listings, by slug, from the data of web/catalog/categories.json."""
    attributes = {code: _attribute(code, one) for code, one in data["attributes"].items() if not one.get("derived")}
    return {one.slug: one for top in data["categories"] for one in _leaves(top, attributes)}


def _leaves(top: Mapping[str, Any], known: Mapping[str, Attribute]) -> Iterator[Rubric]:
    for own in top.get("children") or [top]:
        line: Sequence[Mapping[str, Any]] = (own, top)
        codes = dict.fromkeys(code for one in line for code in one.get("attrs", ()))
        yield Rubric(
            slug=own["slug"],
            above=top["slug"],
            names=_names(own),
            parents=_names(top),
            price_modes=tuple(own.get("price_modes") or top.get("price_modes") or ("fixed",)),
            attributes=tuple(known[code] for code in codes if code in known),
        )


def _names(one: Mapping[str, Any]) -> tuple[str, ...]:
    return (*(one.get(language, "") for language in _LANGUAGES), one["slug"].replace("-", " "))


def _attribute(code: str, one: Mapping[str, Any]) -> Attribute:
    labels = (spelling for language in _LANGUAGES for spelling in spellings(one.get(language, "")))
    return Attribute(
        code=code,
        type=one["type"],
        names=tuple(dict.fromkeys((fold(code), *labels))),
        unit=one.get("unit", ""),
        options=_options(one),
        low=one.get("min", 0),
        high=one.get("max", 1e9),
        max_length=one.get("max_length", 100),
        required=one.get("required", False),
        private=one.get("private", False),
    )


def _options(one: Mapping[str, Any]) -> dict[str, str]:
    known = [{"v": word, "en": word} for word in one.get("suggest", ())] + one.get("options", [])
    return {
        spelling: option["v"]
        for option in reversed(known)
        for label in (option["v"], *(option.get(language, "") for language in _LANGUAGES))
        for spelling in spellings(label)
    }
