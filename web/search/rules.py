"""Decides how a question is put to the index, and on which topics its answer depends."""

from web.catalog.tree import Category
from web.index import numbers, tags
from web.index.match import match
from web.index.words import Query, query_terms
from web.places.country import Town
from web.search.asked import Asked


def expression(asked: Asked, *more: str | tuple[str, ...]) -> str:
    """The expression for the index: everything asked for, and `more` tags beside it."""
    return match(query(asked), [*_where(asked), *_filters(asked), *more])


def query(asked: Asked) -> Query:
    """What the words of a question ask for."""
    return asked.query


def _where(asked: Asked) -> list[str | tuple[str, ...]]:
    """One composite tag where category and place are both given."""
    category, place = asked.category, asked.place
    if place is None:
        return [tags.category(category.id)] if category else []
    if asked.around:
        return [tuple(tags.category_in_town(category.id, number) if category else tags.town(number) for number in asked.around)]
    if isinstance(place, Town):
        return [tags.category_in_town(category.id, place.id) if category else tags.town(place.id)]
    return [tags.category_in_region(category.id, place.id) if category else tags.region(place.id)]


def _filters(asked: Asked) -> list[str | tuple[str, ...]]:
    prices = numbers.covering(price_head(asked.category), asked.price_from, asked.price_to)
    found: list[str | tuple[str, ...]] = [prices] if prices else []
    found += [tag for tag, chosen in ((tags.price_mode(asked.mode), asked.mode), (tags.PHOTO, asked.photo),
                                      (tags.LOWERED, asked.lowered), (tags.seller(asked.seller), asked.seller)) if chosen]
    found += [numbers.covering(tags.number(code), low, high) for code, low, high in asked.bounds]
    found += [tuple(tags.word(code, term) for way in word for term in way) for code, words in asked.texts
              for word in query_terms(words).wanted]
    groups: dict[str, list[str]] = {}
    for code, value in asked.options:
        groups.setdefault(code, []).append(tags.option(code, value))
    return found + [tuple(group) for group in groups.values()]


def price_head(category: Category | None) -> str:
    """What begins the tags of the prices in a category, or everywhere."""
    return tags.PRICE if category is None or category.parent_id is None else tags.category_price(category.id)


def topics(asked: Asked) -> tuple[str, ...]:
    """What moves when the answer may change: the narrowest list that all listings found stand in."""
    category, place = asked.category, asked.place
    if category and category.parent_id is not None:
        narrowest = f"category:{category.id}"
    elif place is not None and not asked.around:
        narrowest = f"{'town' if isinstance(place, Town) else 'region'}:{place.id}"
    else:
        narrowest = f"category:{category.id}" if category else "newest"
    return narrowest, "catalog", "places", *(("synonyms",) if asked.words and not asked.literal else ())
