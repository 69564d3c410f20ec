"""What the index knows of a listing: its words, the words of its answers and places, and the tags of its filters."""

from typing import Any

from web.catalog import answers
from web.catalog.tree import Catalog
from web.index import tags, words
from web.listings import entry, rules
from web.places.country import Country

TAGGED = ("enum", "set", "bool")  # kinds of answers that filters offer one by one
COUNTED = ("int", "decimal", "year", "money")  # kinds that filters ask for by a range


def terms(row: Any, catalog: Catalog, country: Country) -> list[str]:
    """Every term of a live listing: tags first, so that a long text cannot crowd them out."""
    found = tags_of(row, catalog)
    return list(dict.fromkeys(found + words.terms(text_of(row, catalog, country))))


def tags_of(row: Any, catalog: Catalog) -> list[str]:
    """The tags of a listing's category, place, price, languages and answers."""
    values = entry.stored(row)
    attributes = catalog.attributes(row.category_id)
    kinds = {attribute.code: attribute.kind for attribute in attributes}
    chosen = {code: value for code, value in values.items() if kinds.get(code) in TAGGED}
    named = {attribute.code: words.spelled(values[attribute.code]) for attribute in attributes
             if attribute.kind == "text" and attribute.filter == "multi" and values.get(attribute.code)}
    texts = [(attribute.code, term) for attribute in attributes if attribute.kind == "text" and attribute.filter == "text"
             for term in words.terms(values.get(attribute.code, ""))]
    seller = values.get("seller_type") or {"owner": "private"}.get(values.get("realty_seller"), "")
    return tags.listing_tags(
        categories=[step.id for step in catalog.path(row.category_id)], region_id=row.region_id, town_id=row.town_id,
        price_kzt=row.price, mode=row.price_mode, has_photo=row.photos > 0, languages=rules.languages(row),
        seller_kind=seller, lowered=row.lowered_from is not None, texts=texts,
        options={**chosen, **named, **answers.derive(values, row.photos)},
        amounts={code: value for code, value in values.items() if kinds.get(code) in COUNTED})


def text_of(row: Any, catalog: Catalog, country: Country) -> str:
    """Everything in words, titles first: what people look for may stand in an answer or be the name of the town."""
    values, attributes = entry.stored(row), catalog.attributes(row.category_id)
    shown = [answer for code in rules.LANGUAGES for _label, answer in answers.shown(
        [attribute for attribute in attributes if attribute.kind in ("enum", "set", "text")], values, code)]
    leaf, town, region = catalog.path(row.category_id)[-1], country.town(row.town_id), country.region(row.region_id)
    names = [place.name(code) for place in (leaf, town, region) if place for code in rules.LANGUAGES]
    return "\n".join([row.title_ru, row.title_kk, *names, *shown, row.text_ru, row.text_kk])
