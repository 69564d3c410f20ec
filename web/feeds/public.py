"""A listing as the interface for programs tells it: what its page shows to everybody, and nothing else."""

from typing import Any

from web.catalog.tree import Attribute
from web.core import clock
from web.core.sqlite import Row
from web.feeds.entry import Site, updated
from web.listings import entry, rules, words
from web.listings.terms import seller_of
from web.search import address
from web.search.asked import Known


def listing(row: Row, known: Known, site: Site) -> dict[str, Any]:
    """A listing in a list. Moments are ISO 8601 in UTC, amounts whole tenge; the number is a text, because many programs
    round numbers of that length."""
    category, town = known.catalog.by_id(row.category_id), known.country.town(row.town_id)
    region = known.country.region(row.region_id)
    return {
        "id": str(row.id), "url": site.at(f"/listings/{row.id}"), "self": site.at(f"/api/listings/{row.id}"),
        "title": {code: row["title_" + code] for code in rules.languages(row)},
        "category": {"id": category.id, "slug": category.slug, "name": category.name(site.language),
                     "url": site.at(address.path(known, category, None))},
        "place": {"town": town.slug if town else None, "region": region.slug if region else None,
                  "name": (town or region).name(site.language) if town or region else ""},
        "price": {"amount": row.price, "currency": "KZT", "mode": row.price_mode, "period": category.price_period or None,
                  "lowered_from": row.lowered_from, "words": words.price(row.price_mode, row.price, category.price_period)},
        "photos": row.photos, "image": site.photo(row.cover, 320) if row.cover else None,
        "published": clock.iso(row.published_at), "updated": clock.iso(updated(row)), "expires": clock.iso(row.expires_at),
    }


def whole(row: Row, known: Known, site: Site, pictures: list[Row]) -> dict[str, Any]:
    """One listing with its texts, answers, photos and the name that its seller shows."""
    values, attributes = entry.stored(row), known.catalog.attributes(row.category_id)
    return {
        **listing(row, known, site),
        "text": {code: row["text_" + code] for code in rules.LANGUAGES if row["text_" + code]},
        "details": [_detail(attribute, values[attribute.code], site.language) for attribute in attributes
                    if attribute.code in values and not attribute.derived and not attribute.private],
        "pictures": [{"url": site.photo(one.name, 1280), "thumbnail": site.photo(one.name, 320), "width": one.width,
                      "height": one.height} for one in pictures],
        "seller": {"name": row.display_name, "url": site.at(f"/members/{row.member_id}"),
                   "kind": seller_of(values) or None},
    }


def _detail(attribute: Attribute, value: Any, language: str) -> dict[str, Any]:
    """One answer: by its code for programs, with the name of the question for people."""
    found = {"code": attribute.code, "name": attribute.name(language), "value": value}
    return {**found, "unit": attribute.unit} if attribute.unit else found
