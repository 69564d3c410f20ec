"""Our categories that take listings and their attributes, with every folded spelling that a feed may use for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from web.catalog.tree import Attribute, Catalog, Category, Names
from web.commands.feeds.words import fold, spellings

_LANGUAGES = ("ru", "kk", "en")


@dataclass(frozen=True)
class Question:
    """One attribute, the folded spellings of its name, and the value behind each folded spelling of an option."""

    attribute: Attribute
    names: tuple[str, ...]
    options: Mapping[str, str]


@dataclass(frozen=True)
class Rubric:
    """One category without children; `names` are its names by language, `parents` the names above it by language."""

    slug: str
    address: str
    names: tuple[str, ...]
    parents: tuple[str, ...]
    price_modes: tuple[str, ...]
    questions: tuple[Question, ...]

    @cached_property
    def by_name(self) -> dict[str, Question]:
        """Questions by each spelling of their code and names; an earlier one keeps a name that two share."""
        found: dict[str, Question] = {}
        for one in self.questions:
            for name in one.names:
                found.setdefault(name, one)
        return found


def rubrics(catalog: Catalog) -> dict[str, Rubric]:
    """The categories that take listings, by slug: those that nothing stands below and that are not hidden."""
    known: dict[str, Question] = {}
    return {
        one.slug: _rubric(catalog, one, known)
        for one in catalog.all
        if not catalog.children(one.id, hidden=True) and not any(step.hidden for step in catalog.path(one.id))
    }


def _rubric(catalog: Catalog, own: Category, known: dict[str, Question]) -> Rubric:
    above = [_names(step) for step in catalog.path(own.id)[:-1]]
    asked = [attribute for attribute in catalog.attributes(own.id) if not attribute.derived]
    return Rubric(
        slug=own.slug,
        address=catalog.address(own.id),
        names=_names(own),
        parents=tuple(map(" ".join, zip(*above, strict=True))) if above else ("",) * (len(_LANGUAGES) + 1),
        price_modes=own.price_modes,
        questions=tuple(known.setdefault(one.code, _question(one)) for one in asked),
    )


def _names(one: Category) -> tuple[str, ...]:
    return (*map(one.name, _LANGUAGES), one.slug.replace("-", " "))


def _question(one: Attribute) -> Question:
    names = tuple(dict.fromkeys((fold(one.code), *_spellings(one))))
    options = {
        spelling: option.value
        for option in reversed(one.options)
        for spelling in (fold(option.value), *_spellings(option))
    }
    return Question(one, names, options)


def _spellings(named: Names) -> Iterator[str]:
    for language in _LANGUAGES:
        yield from spellings(named.name(language))
