"""What the blanks of a phrase are filled with, in one language, for one listing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from web.commands.demo.dice import Dice
from web.commands.demo.grammar import accusative, capital, grouped, plain
from web.commands.demo.reference import town_names
from web.commands.demo.traits import Traits
from web.commands.demo.vocabulary import LANGUAGES, Thing, data

RENAMED = {"area_total": "area", "area_kitchen": "kitchen", "area_land": "land", "floors_total": "floors",
           "year_built": "year", "engine_volume": "vol", "hours_run": "hours", "memory_gb": "mem", "ram_gb": "ram",
           "screen_in": "screen", "unit_of_sale": "unit", "price_unit": "per", "animal_age_months": "months",
           "employer_name": "employer"}
SKIPPED = ("rooms", "make", "model", "delivery", "langs")
SPOTTED = ("lostpet", "lostthing", "community")


@dataclass(frozen=True)
class Offer:
    """All that the writing needs to know about one listing."""

    slug: str
    manner: str
    thing: Thing
    traits: Traits
    price_mode: str
    price: int | None
    town_slug: str


def fill(dice: Dice, offer: Offer) -> dict[str, dict[str, str]]:
    """Values by slot, by language; both languages tell the same."""
    extra = {"exp": str(dice.between(5, 16)), "days": str(dice.between(2, 4))}
    spot = dice.pick(data("terms")["spots"]) if offer.manner in SPOTTED else None
    found = {}
    for place, language in enumerate(LANGUAGES):
        found[language] = {**_name(offer.thing, place), **extra, **_traits(offer, place), **_price(offer),
                           "town": town_names()[offer.town_slug][place]}
        if spot:
            found[language]["area"] = spot[place]
    return found


def _name(thing: Thing, place: int) -> dict[str, str]:
    name = (thing.ru, thing.kk)[place]
    object_ = thing.accusative or (thing.ru if thing.plural else accusative(thing.ru))
    return {"o": name, "O": capital(name), "oa": object_,
            "P": "Продаются" if thing.plural else "Продаётся", "T": "Требуются" if thing.plural else "Требуется"}


def _traits(offer: Offer, place: int) -> dict[str, str]:
    found = {RENAMED.get(code, code): text for code, value in offer.traits.items()
             if code not in SKIPPED and (text := _text(code, value, place))}
    if "brand" in found and found["brand"].casefold() in offer.thing.ru.casefold():
        del found["brand"]
    return {**found, **_rooms(offer, place), **_distance(offer.traits)}


def _text(code: str, value: Any, place: int) -> str:
    labels = data("terms")["labels"].get(code)
    if labels is not None:
        return labels[value][place] if value in labels else ""
    if isinstance(value, (bool, list)):
        return ""
    if code == "quantity" and value == 1:
        return ""
    if isinstance(value, (int, float)):
        return grouped(value) if code == "hours_run" else plain(value)
    return data("terms")["kazakh"].get(value, value) if place else value


def _rooms(offer: Offer, place: int) -> dict[str, str]:
    rooms = offer.traits.get("rooms")
    if rooms is None:
        return {}
    if rooms == "studio":
        return {"n": "1", "short": ("Студия", "Студия")[place]}
    count = rooms.rstrip("+")
    return {"n": count, "short": (f"{count}-комн. кв.", f"{count} бөлм. пәтер")[place]}


def _distance(traits: Mapping[str, Any]) -> dict[str, str]:
    mileage = traits.get("mileage")
    return {} if mileage is None else {"km": grouped(mileage), "kmk": str(max(1, mileage // 1000))}


def _price(offer: Offer) -> dict[str, str]:
    found = {"ptext": grouped(offer.price)} if offer.price else {}
    if top := offer.traits.get("salary_to"):
        found["ptext2"] = grouped(top)
    return found
