"""What narrows a question: each filter with a way to take it off, and the ways to look wider when nothing is found."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from web.catalog import kinds
from web.catalog.tree import Attribute
from web.core.format import money
from web.core.i18n import N_, _
from web.places.country import Town
from web.search import place as places
from web.search.asked import Asked, Known, moved
from web.search.facets import makes
from web.search.panel import KINDS, MODES, RADII

MOST_FEWER = 5  # words among which one is left out at a time
_MINUS = re.compile(r'(?:^|\s)-(?:["«“„][^"«»“”„]*["»”“]|\S+)')
_QUOTES = re.compile('["«»“”„]')


class Way(NamedTuple):
    """A name, and the question it leads to."""

    name: str
    asked: Asked


def active(known: Known, asked: Asked, language: str) -> list[Way]:
    """Each filter in force, and the question without it; the category stands in the path above instead."""
    found = [Way(asked.words, asked.but(words="", literal=False))] if asked.words else []
    if asked.place:
        found.append(Way(asked.place.name(language), asked.but(place=None)))
    if asked.km:
        found.append(Way(_("within %(km)s km", km=asked.km), asked.but(km=0, around=())))
    if asked.has_price:
        found.append(Way(price_range(asked), asked.but(price_from=None, price_to=None)))
    return [*found, *_simple(asked), *_answers(known, asked, language)]


def _simple(asked: Asked) -> Iterator[Way]:
    if asked.mode:
        yield Way(_(MODES[asked.mode]), asked.but(mode=""))
    if asked.seller:
        yield Way(_(KINDS[asked.seller]), asked.but(seller=""))
    for name, label in (("photo", N_("With a photo")), ("lowered", N_("Price lowered")), ("unseen", N_("Not seen yet"))):
        if getattr(asked, name):
            yield Way(_(label), asked.but(**{name: False}))


def _answers(known: Known, asked: Asked, language: str) -> Iterator[Way]:
    for pair in asked.options:
        yield Way(_answer(known.catalog.attribute(pair[0]), pair[1], language),
                  asked.but(options=tuple(other for other in asked.options if other != pair)))
    for bound in asked.bounds:
        yield Way(_bounded(known.catalog.attribute(bound[0]), bound[1], bound[2], language),
                  asked.but(bounds=tuple(other for other in asked.bounds if other != bound)))
    for text in asked.texts:
        yield Way(f"{known.catalog.attribute(text[0]).name(language)}: {text[1]}",
                  asked.but(texts=tuple(other for other in asked.texts if other != text)))


def price_range(asked: Asked) -> str:
    """The bounds of the price as a phrase."""
    return _between(*(None if price is None else money(price) for price in (asked.price_from, asked.price_to)))


def _between(low: str | None, high: str | None) -> str:
    if low is None:
        return _("up to %(price)s", price=high)
    return _("from %(price)s", price=low) if high is None else low if low == high else f"{low} – {high}"


def _bounded(attribute: Attribute, low: Decimal | None, high: Decimal | None, language: str) -> str:
    """Such as «Mileage: up to 150 000 km»."""
    texts = [None if number is None else kinds.written(attribute, number, language) for number in (low, high)]
    return f"{attribute.name(language)}: {_between(*texts)}"


def _answer(attribute: Attribute, value: str, language: str) -> str:
    """The name of an answer, with the question where it is only a number; of a question of yes or no its own name, with a "no"."""
    if attribute.kind == "bool":
        return attribute.name(language) + ("" if value == "1" else f": {_('No').lower()}")
    option = attribute.option(value)
    name = option.name(language) if option else makes(attribute, {}, ((attribute.code, value),))[value]
    return name if any(sign.isalpha() for sign in name) else f"{attribute.name(language)}: {name}"


def wider(known: Known, asked: Asked, language: str) -> Iterator[Way]:
    """Questions that may find what this one does not, the nearest first."""
    yield from _looser(asked)
    yield from _farther(known, asked)
    region = places.region_of(known.country, asked.place) if asked.place else None
    if region:
        yield Way(region.name(language), asked.but(place=region))
    if asked.place:
        yield Way(_("All Kazakhstan"), asked.but(place=None))
    for name, without in active(known, asked, language):
        if without.place == asked.place and without.km == asked.km and without.but(order="") != Asked():
            yield Way(_("Without “%(filter)s”", filter=name), without)
    plain = Asked(category=asked.category, place=asked.place)
    everywhere = Asked(words=asked.words, literal=asked.literal, synonyms=asked.synonyms)
    if asked.words and asked != everywhere:
        yield Way(_("“%(words)s” everywhere", words=asked.words), everywhere)
    if asked.category and asked != plain:
        yield Way(_("Everything here: %(category)s", category=asked.category.name(language)), plain)
    if asked.category:
        parent = known.catalog.by_id(asked.category.parent_id)
        yield Way(parent.name(language) if parent else _("All categories"), moved(known, asked, parent))


def _looser(asked: Asked) -> Iterator[Way]:
    """The same with less asked of the words: none after a minus, none in quotes, one word fewer, one alone."""
    kept = " ".join(_MINUS.sub(" ", asked.words).split())
    if kept and kept != asked.words:
        yield Way(_("Without the words after a minus"), asked.but(words=kept))
    loose = " ".join(_QUOTES.sub(" ", asked.words).split())
    if loose != asked.words:
        yield Way(_("Without quotation marks"), asked.but(words=loose))
        return
    wanted = kept.split()
    if 1 < len(wanted) <= MOST_FEWER:
        excluded = [word for word in asked.words.split() if word not in wanted]
        fewer_words = [" ".join(wanted[:place] + wanted[place + 1:]) for place in range(len(wanted))]
        for fewer in (*fewer_words, *(wanted if len(wanted) > 2 else ())):
            yield Way(_("“%(words)s”", words=fewer), asked.but(words=" ".join([fewer, *excluded])))


def _farther(known: Known, asked: Asked) -> Iterator[Way]:
    """The next larger radii around a town that have more towns in them."""
    if not isinstance(asked.place, Town):
        return
    reached = max(1, len(asked.around))
    for km in RADII:
        around = tuple(town.id for town, _km in known.country.near(asked.place.id, km))
        if km > asked.km and len(around) > reached:
            reached = len(around)
            yield Way(_("within %(km)s km", km=km), asked.but(km=km, around=around))
