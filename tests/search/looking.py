"""Finds by looking at every row of the table, without the index: what filters and their numbers are measured against."""

import json
import random
import re
from dataclasses import replace
from decimal import Decimal
from math import acos, cos, radians, sin

from tests.search.market import BLANK, member
from web.catalog.store import catalog
from web.listings.store import drafts, publishing, rows, shelf
from web.places.country import Region
from web.places.store import country
from web.search.asked import Asked, Known

TOWNS = ("almaty", "talgar", "kaskelen", "semey", "ayagoz", "astana")
MAKES, MODELS = ("Toyota", "BMW", "Mercedes-Benz", "mercedes benz", "Kaipara"), ("Camry 70", "X5 black", "Rio", "Camry Hybrid 2500")
NUMBERS = {"year": (1990, 2024), "mileage": (0, 300_000), "area_total": (18, 120), "floor": (-1, 9), "floors_total": (5, 9),
           "engine_volume": (1, 4), "area_kitchen": (5, 20), "year_built": (1955, 2025)}


def fill(house, count: int, seed: int) -> None:
    """So many listings drawn at random, some ended, some of a blocked member, some lowered."""
    draw, tree, land = random.Random(seed), catalog(house.db), country(house.db)
    sellers, books = [member(house, key) for key in ("aigerim", "boris", "madina")], shelf.books(house.db)
    house.db.write(lambda tx: [_put(tx, draw, tree, land, draw.choice(sellers), books) for _listing in range(count)])
    house.db.write(lambda tx: (tx.run("update member set blocked_at = 1 where id = :id", id=sellers[1]), tx.touch("site")))


def _put(tx, draw: random.Random, tree, land, seller: int, books) -> None:
    category = tree.by_slug(draw.choice(["cars", "cars", "flat-sale", "furniture", "moto", "cats"]))
    town = land.town_by_slug(draw.choice(TOWNS))
    mode = draw.choice(["fixed", "fixed", category.price_modes[-1]])
    values = {"title_ru": f"Продам {draw.choice(['диван', 'лампу'])}", "category_id": category.id, "town_id": town.id,
              "region_id": town.region_id, "price_mode": mode, "attributes": json.dumps(_answers(draw, tree.attributes(category.id))),
              "price": draw.choice([None, 5, 999, 40_000, 1_500_000, 6_000_000]) if mode == "fixed" else None}
    number = drafts.begin(tx, seller, {**BLANK, **values})
    tx.run("update listing set photos = :photos where id = :id", id=number, photos=draw.choice([0, 0, 2]))
    publishing.publish(tx, seller, rows.one(tx, number), books)
    row = rows.one(tx, number)
    if row.price and draw.random() < 0.3:
        row = shelf.change(tx, row, books, price=row.price - 1)
    if draw.random() < 0.15:
        shelf.change(tx, row, books, state="closed", close_reason="withdrawn", closed_at=1)


def _answers(draw: random.Random, attributes) -> dict:
    made = {}
    for one in attributes:
        if one.derived or draw.random() < 0.3:
            continue
        values = [option.value for option in one.options]
        if one.kind in ("enum", "set"):
            made[one.code] = draw.choice(values) if one.kind == "enum" else draw.sample(values, draw.randint(1, len(values)))
        elif one.kind == "bool":
            made[one.code] = draw.random() < 0.5
        elif one.code in NUMBERS:
            low, high = NUMBERS[one.code]
            made[one.code] = round(draw.uniform(low, high), 1) if one.kind == "decimal" else draw.randint(low, high)
        elif one.code in ("make", "model"):
            made[one.code] = draw.choice(MAKES if one.code == "make" else MODELS)
    return made


class Look:
    """Every listing as it stands in the table; `found` says which answer a question, newest first, without those of `hidden` sellers."""

    hidden: frozenset[int] = frozenset()

    def __init__(self, house):
        self.known = Known(catalog(house.db), country(house.db))
        self.rows = house.db.all("select listing.*, member.blocked_at from listing join member on member.id = listing.member_id"
                                 " order by listing.seq desc")
        self._values = {row.id: json.loads(row.attributes) for row in self.rows}

    def found(self, asked: Asked) -> list[int]:
        """The numbers of the listings that answer."""
        return [row.id for row in self.rows if self._fits(row, asked)]

    def _fits(self, row, asked: Asked) -> bool:
        values = self._values[row.id]
        seller = values.get("seller_type") or ("private" if values.get("realty_seller") == "owner" else "")
        return (row.state == "live" and row.blocked_at is None and row.member_id not in self.hidden
                and (asked.category is None or asked.category.id in (row.category_id, self.known.catalog.by_id(row.category_id).parent_id))
                and self._near(row, asked) and between(row.price, asked.price_from, asked.price_to)
                and asked.mode in ("", row.price_mode) and asked.seller in ("", seller)
                and (row.photos > 0 or not asked.photo) and (row.lowered_from is not None or not asked.lowered)
                and all(between(values.get(code), low, high) for code, low, high in asked.bounds)
                and all(set(tokens(words)) <= set(tokens(values.get(code, ""))) for code, words in asked.texts)
                and (not asked.words or asked.words in row.title_ru)
                and all(any(value in chosen(values, code) for other, value in asked.options if other == code)
                        for code, _value in asked.options))

    def _near(self, row, asked: Asked) -> bool:
        here, town = asked.place, self.known.country.town(row.town_id)
        if here is None or isinstance(here, Region):
            return here is None or row.region_id == here.id
        if not asked.km:
            return row.town_id == here.id
        share = (sin(radians(here.lat)) * sin(radians(town.lat))
                 + cos(radians(here.lat)) * cos(radians(town.lat)) * cos(radians(here.lon - town.lon)))
        return 6371 * acos(min(1.0, share)) <= asked.km


def between(number, low, high) -> bool:
    """Whether a number is there and within both bounds, where there are any."""
    if low is None and high is None:
        return True
    return number is not None and (low is None or number >= low) and (high is None or number <= high)


def tokens(text: str) -> list[str]:
    """Runs of letters and runs of digits, small."""
    return re.findall(r"[a-z]+|[0-9]+", text.lower())


def chosen(values: dict, code: str) -> list[str]:
    """What a listing answers to a question, as filters write it."""
    floor, total = values.get("floor"), values.get("floors_total")
    if code == "floor_not_first":
        return [] if floor is None else [str(int(floor > 1))]
    if code == "floor_not_last":
        return [] if floor is None or total is None else [str(int(floor < total))]
    value = values.get(code)
    if isinstance(value, bool):
        return [str(int(value))]
    if code == "make":
        return [" ".join(tokens(value))] if value else []
    return value if isinstance(value, list) else [] if value is None else [value]


def question(draw: random.Random, known: Known, attributes_of) -> Asked:
    """A question drawn at random; most have few conditions."""
    category = draw.choice([None, *(known.catalog.by_slug(slug) for slug in ("cars", "cars", "flat-sale", "transport", "realty", "cats"))])
    place = draw.choice([None, None, known.country.town_by_slug("almaty"), known.country.region_by_slug("abai")])
    km = draw.choice([0, 25, 200, 900]) if place and not isinstance(place, Region) else 0
    asked = Asked(category=category, place=place, km=km,
                  around=tuple(town.id for town, _km in known.country.near(place.id, km)) if km else ())
    for change in draw.sample(_changes(draw, attributes_of(known, category)), draw.choice([1, 1, 2, 3])):
        asked = replace(asked, **change)
    return asked


def _changes(draw: random.Random, attributes) -> list[dict]:
    found = [{"price_from": draw.choice([None, 999, 1_000]), "price_to": draw.choice([40_000, 1_499_999, None])}, {"mode": "fixed"},
             {"photo": True}, {"lowered": True}, {"seller": draw.choice(["private", "business"])}, {"words": "диван"}]
    many = [one for one in attributes if one.filter in ("multi", "tri")]
    pairs = {(one.code, value) for one in draw.sample(many, min(2, len(many))) for value in _values(draw, one)}
    ranges = [one.code for one in attributes if one.code in NUMBERS]
    bounds = [(code, *_bounds(draw, *NUMBERS[code])) for code in draw.sample(ranges, min(1, len(ranges)))]
    texts = [("model", draw.choice(["camry", "x5", "70", "rio camry"]))] if any(one.code == "model" for one in attributes) else []
    return found + [change for change in ({"options": tuple(sorted(pairs))}, {"bounds": tuple(bounds)}, {"texts": tuple(texts)})
                    if any(change.values())] * 2


def _values(draw: random.Random, one) -> list[str]:
    offered = [option.value for option in one.options] or (["0", "1"] if one.kind == "bool" else ["toyota", "mercedes benz", "lada"])
    return draw.sample(offered, draw.choice([1, 1, 2]))


def _bounds(draw: random.Random, low: int, high: int) -> tuple[Decimal | None, Decimal | None]:
    ends = sorted(Decimal(draw.randint(low, high)) for _end in range(2))
    return draw.choice([(ends[0], None), (None, ends[1]), (ends[0], ends[1]), (ends[0], ends[0])])
