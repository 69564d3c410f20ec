"""What the index knows of a listing: its words, the words of its answers and places, and the tags of its filters."""

from collections.abc import Callable, Mapping
from typing import Any

from web.catalog import answers
from web.catalog.tree import Catalog
from web.index import tags, words
from web.listings import entry, rules
from web.places.country import Country

TERMS_VERSION = 2  # to be raised whenever the same listing gets other words or tags than before: then all are put in anew
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
    texts = [(attribute.code, term) for attribute in attributes if attribute.kind == "text" and attribute.filter == "text"
             for term in words.terms(values.get(attribute.code, ""))]
    return tags.listing_tags(
        categories=[step.id for step in catalog.path(row.category_id)], region_id=row.region_id, town_id=row.town_id,
        price_kzt=row.price, mode=row.price_mode, has_photo=row.photos > 0, languages=rules.languages(row),
        seller_kind=seller_of(values), lowered=row.lowered_from is not None, texts=texts,
        options=chosen(values, asked_by(catalog, row.category_id), row.photos),
        amounts={code: value for code, value in values.items() if kinds.get(code) in COUNTED})


def seller_of(values: Mapping[str, Any]) -> str:
    """Who sells by the answers of a listing: private, business, or "" when it does not say."""
    return values.get("seller_type") or {"owner": "private"}.get(values.get("realty_seller"), "")


def asked_by(catalog: Catalog, category_id: int) -> dict[str, bool]:
    """The questions of a category whose answers filters offer one by one; true for those answered in free words, as makes are."""
    return {attribute.code: attribute.kind == "text" for attribute in catalog.attributes(category_id)
            if attribute.kind in TAGGED or (attribute.kind == "text" and attribute.filter == "multi")}


def chosen(values: Mapping[str, Any], questions: Mapping[str, bool], photos: int,
           spelled: Callable[[str], str] = words.spelled) -> list[tuple[str, str]]:
    """The answers to these questions one by one, each with its question: truths as 1 and 0, free words in one spelling."""
    given = [(code, value) for code, value in values.items() if code in questions]
    found = []
    for code, value in [*given, *answers.derive(values, photos).items()]:
        for one in value if isinstance(value, list) else (value,):
            text = str(int(one)) if isinstance(one, bool) else spelled(one) if questions.get(code) else one
            found += [(code, text)] if text else []
    return found


def text_of(row: Any, catalog: Catalog, country: Country) -> str:
    """Everything in words, titles first: what people look for may stand in an answer or be the name of the town."""
    values, attributes = entry.stored(row), catalog.attributes(row.category_id)
    shown = [answer for code in rules.LANGUAGES for _label, answer in answers.shown(
        [attribute for attribute in attributes if attribute.kind in ("enum", "set", "text")], values, code)]
    leaf, town, region = catalog.path(row.category_id)[-1], country.town(row.town_id), country.region(row.region_id)
    names = [place.name(code) for place in (leaf, town, region) if place for code in rules.LANGUAGES]
    return "\n".join([row.title_ru, row.title_kk, *names, *shown, row.text_ru, row.text_kk])
