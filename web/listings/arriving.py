"""Listings that come from another site: drafts, or ended as they were; nothing is public before its owner publishes it here."""

import json
from collections.abc import Mapping
from typing import Any

from web.catalog import answers
from web.catalog import store as catalogs
from web.core.arriving import Arrival, Takes, Wrong, flag, maybe, moment, one_of, text, whole
from web.core.db import Transaction
from web.core.sqlite import Row
from web.listings import entry, rules, words
from web.listings.store import withholding
from web.listings.store.pictures import SUBJECT
from web.media import store as media
from web.places import store as places


def details(value: Any) -> str:
    """The stored answers of a listing: an object of short texts, numbers, yes and no."""
    try:
        found = json.loads(text(20_000)(value))
    except ValueError as error:
        raise Wrong() from error
    if not isinstance(found, dict) or not all(_is_answer(one) for one in found.values()):
        raise Wrong()
    return value


def _is_answer(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(one, list) and all(isinstance(said, str) for said in one) for one in value.values())
    return isinstance(value, (str, int, float, bool)) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def put(tx: Transaction, arrival: Arrival) -> int:
    """One listing. What was ended stays ended; all else is a draft, with answers that this site's questions take."""
    values = dict(arrival.values)
    catalog = arrival.once("catalog", lambda: catalogs.read(tx))
    country = arrival.once("country", lambda: places.read(tx))
    category, town = catalog.by_id(values["category_id"]), country.town(values["town_id"])
    number, ended = tx.new_id(), values["state"] in rules.ENDED and values["closed_at"] is not None
    values.update(
        category_id=category and category.id, town_id=town and town.id, region_id=town and town.region_id,
        attributes=_answered(values["attributes"], catalog.attributes(category.id) if category else ()),
        state=values["state"] if ended else "draft", closed_at=values["closed_at"] if ended else None,
        close_reason=values["close_reason"] if ended else "")
    tx.insert("listing", id=number, member_id=arrival.member_id, cover="", photos=0, hidden_reason="", **values)
    return number


def _answered(stored: str, attributes: tuple) -> str:
    """The answers as this site reads them; what it cannot read is kept as it was typed."""
    raw = {code: said for code, said in entry.raw_stored(Row(attributes=stored)).items() if isinstance(said, list)}
    values, errors = answers.read(attributes, raw)
    typed = {code: raw[code] for code in [*errors, entry.PRICE] if code in raw and code not in values}
    return json.dumps({**values, **({entry.TYPED: typed} if typed else {})}, ensure_ascii=False, separators=(",", ":"))


def put_price(tx: Transaction, arrival: Arrival) -> int | None:
    """One price of a listing's history."""
    listing = arrival.new("listing", arrival.links.get("listing_id"))
    if listing is None:
        return None
    number = tx.new_id()
    tx.insert("price_change", id=number, listing_id=listing, **arrival.values)
    return number


def count_photos(tx: Transaction, numbers: Mapping[str, Mapping[str, int]]) -> None:
    """Makes the first photo of each listing its cover."""
    for number in numbers.get("listing", {}).values():
        photos = media.of(tx, SUBJECT, number)
        if photos:
            tx.run("update listing set cover = :cover, photos = :photos where id = :id", cover=photos[0].name,
                   photos=len(photos), id=number)
            withholding.again(tx, number)


_MODE, _PRICE = one_of("", *words.MODES), maybe(whole(0, rules.HIGHEST_PRICE))
LISTING = Takes(put=put, after=count_photos, order=1, values={
    "state": one_of(*rules.STATES), "category_id": maybe(whole(0, 10**9)), "price_mode": _MODE, "price": _PRICE,
    "title_ru": text(rules.LONGEST_TITLE), "title_kk": text(rules.LONGEST_TITLE),
    "text_ru": text(rules.LONGEST_TEXT), "text_kk": text(rules.LONGEST_TEXT), "attributes": details,
    "region_id": maybe(whole(0, 10**9)), "town_id": maybe(whole(0, 10**9)), "show_phone": flag, "source_key": text(200),
    "created_at": moment, "closed_at": maybe(moment), "close_reason": one_of("", *rules.REASONS),
})
PRICE_CHANGE = Takes(put=put_price, order=2, links=("listing_id",),
                     values={"price_mode": _MODE, "price": _PRICE, "at": moment})
