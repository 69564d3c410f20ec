"""What a listing's page shows, gathered and worded for one reader."""

from collections.abc import Callable
from typing import Any

from web.accounts.rules import may_see
from web.catalog import answers
from web.catalog.store import catalog
from web.core.sqlite import Row
from web.listings import entry, rules, words
from web.listings.store import prices, stock
from web.media import store as media
from web.places.store import country

SHOWN_CHANGES = 10


def listing(db, row: Row, language: str) -> dict[str, Any]:
    """The values that templates/listings/show.html wants. `row` has the seller's columns (store/rows.py)."""
    tree, land = catalog(db), country(db)
    category = tree.by_id(row.category_id)
    title, title_language = rules.in_language(row, "title", language)
    text, text_language = rules.in_language(row, "text", language)
    town, region = land.town(row.town_id), land.region(row.region_id)
    attributes = tree.attributes(category.id) if category else ()
    return {
        "row": row, "title": title, "title_language": title_language, "text": text, "text_language": text_language,
        "steps": tree.path(category.id) if category else (), "address": tree.address,
        "place": ", ".join(dict.fromkeys(named.name(language) for named in (town, region) if named)),
        "facts": answers.shown(attributes, entry.stored(row), language), "photos": media.of(db, "listing", row.id),
        "taken": words.taken(row), "left": max(0, row.quantity - row.reserved - row.sold), "dealable": row.price_mode in stock.DEALABLE,
        **_price(db, row, category.price_period if category else ""),
    }


def _price(db, row: Row, period: str) -> dict[str, Any]:
    history = prices.history(db, row.id)
    old = rules.was(history)
    return {
        "price": words.price(row.price_mode, row.price, period), "was": old,
        "lower": rules.percent_lower(old, row.price) if old else 0,
        "history": [(one.at, words.price(one.price_mode, one.price, period))
                    for one in reversed(history[-SHOWN_CHANGES:])],
    }


def phone(row: Row, viewer: Row | None, dealt: Callable[[int, int], bool], apart: Callable[[int, int], bool]) -> str:
    """What the viewer may do about the seller's phone: «ask» for it, «login» first, or nothing. `dealt(owner, other)` says
    whether the seller deals with that person, `apart` whether one of the two blocks the other."""
    if row.state != "live" or not row.show_phone or not row.phone or row.phone_seen_by == "nobody":
        return ""
    if viewer is None:
        return "login" if row.phone_seen_by in ("everyone", "members") else ""
    return "ask" if may_see(row.phone_seen_by, viewer, row.member_id, dealt) and not apart(row.member_id, viewer.id) else ""
