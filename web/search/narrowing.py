"""What narrows a question: each filter with a way to take it off, and the ways to look wider when nothing is found."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from web.core.format import money
from web.core.i18n import _
from web.search import place as places
from web.search.asked import Asked, Known, moved
from web.search.panel import MODES


class Way(NamedTuple):
    """A name, and the question it leads to."""

    name: str
    asked: Asked


def active(known: Known, asked: Asked, language: str) -> list[Way]:
    """Each filter in force, and the question without it; the category stands in the path above instead."""
    found = [Way(asked.words, asked.but(words=""))] if asked.words else []
    if asked.place:
        found.append(Way(asked.place.name(language), asked.but(place=None)))
    if asked.has_price:
        found.append(Way(price_range(asked), asked.but(price_from=None, price_to=None)))
    if asked.mode:
        found.append(Way(_(MODES[asked.mode]), asked.but(mode="")))
    if asked.photo:
        found.append(Way(_("With a photo"), asked.but(photo=False)))
    return found + [Way(_answer(known, code, value, language), asked.but(options=_others(asked, code, value)))
                    for code, value in asked.options]


def price_range(asked: Asked) -> str:
    """The bounds of the price as a phrase."""
    if asked.price_from is None:
        return _("up to %(price)s", price=money(asked.price_to))
    if asked.price_to is None:
        return _("from %(price)s", price=money(asked.price_from))
    return f"{money(asked.price_from)} – {money(asked.price_to)}"


def _others(asked: Asked, code: str, value: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in asked.options if pair != (code, value))


def _answer(known: Known, code: str, value: str, language: str) -> str:
    attribute = known.catalog.attribute(code)
    option = attribute.option(value)
    return option.name(language) if option else attribute.name(language)


def wider(known: Known, asked: Asked, language: str) -> Iterator[Way]:
    """Questions that may find what this one does not, the nearest first."""
    kept = " ".join(re.sub(r"(?:^|\s)-\S+", " ", asked.words).split())
    if kept and kept != asked.words:
        yield Way(_("Without the words after a minus"), asked.but(words=kept))
    region = places.region_of(known.country, asked.place) if asked.place else None
    if region:
        yield Way(region.name(language), asked.but(place=region))
    if asked.place:
        yield Way(_("All Kazakhstan"), asked.but(place=None))
    for name, without in active(known, asked, language):
        if without.place == asked.place:
            yield Way(_("Without “%(filter)s”", filter=name), without)
    plain = Asked(category=asked.category, place=asked.place)
    if asked.words and asked != Asked(words=asked.words):
        yield Way(_("“%(words)s” everywhere", words=asked.words), Asked(words=asked.words))
    if asked.category and asked != plain:
        yield Way(_("Everything here: %(category)s", category=asked.category.name(language)), plain)
    if asked.category:
        parent = known.catalog.by_id(asked.category.parent_id)
        yield Way(parent.name(language) if parent else _("All categories"), moved(known, asked, parent))
