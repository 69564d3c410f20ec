"""One listing's facts: what is offered, its answers, its price and how firm that is."""

from typing import Any

from web.commands.demo import dwellings, pricing, traits, vehicles
from web.commands.demo.dice import Dice
from web.commands.demo.shapes import DemoMember
from web.commands.demo.slots import Offer
from web.commands.demo.vocabulary import Thing, Words, data

HOMES = ("flat", "house", "land", "premises", "room", "want")
MACHINES = ("vehicle", "machine")
PAID = ("vacancy", "resume", "service")
PETS = ("pet", "livestock")


def draw(dice: Dice, slug: str, leaf: Words, member: DemoMember, town_slug: str) -> Offer:
    """An offer of this category by this member."""
    thing, known = _subject(dice, slug, leaf)
    mode = pricing.mode(dice, slug, leaf.manner, thing)
    if mode == "wanted" and leaf.manner != "want":
        found = traits.certain(dice, slug, leaf, thing)
    else:
        known = {**known, **_usual(dice, slug, leaf, mode, member)}
        found = traits.fill(dice, slug, leaf, thing, known)
    price = _price(dice, slug, leaf.manner, thing, found, town_slug, member)
    if found.get("salary_to") and mode == "salary":
        found["salary_to"] = pricing.rounded(price * (1.15 + 0.35 * dice.share()))
    return Offer(slug, leaf.manner, thing, _told(found, mode), mode, _shown(dice, mode, leaf.manner, price), town_slug)


def _subject(dice: Dice, slug: str, leaf: Words) -> tuple[Thing, dict[str, Any]]:
    if leaf.manner == "flat":
        return dwellings.flat(dice)
    thing = dice.pick(leaf.objects)
    if leaf.manner == "house":
        return thing, dwellings.house(dice, thing)
    if leaf.manner == "land":
        return thing, dwellings.land(dice, thing)
    if leaf.manner in ("premises", "room"):
        return thing, dwellings.premises(dice, slug, thing)
    return thing, vehicles.figures(dice, slug, thing) if leaf.manner in MACHINES else {}


def _usual(dice: Dice, slug: str, leaf: Words, mode: str, member: DemoMember) -> dict[str, Any]:
    known: dict[str, Any] = {}
    if member.business:
        known["seller_type"] = "business"
        if "condition" not in data("traits")["leaves"].get(slug, {}) and dice.chance(0.75):
            known["condition"] = "new"
    elif leaf.manner != "service":
        known["seller_type"] = "private"
    if mode == "exchange":
        known["exchange"] = True
    if mode == "free":
        known |= {"delivery": ["pickup"], "warranty": None, "exchange": None, "seller_type": "private"}
    if leaf.manner == "vacancy":
        known["salary_to"] = 1  # the true figure follows from the price
    if leaf.manner in PETS:
        known["animal_age_months"] = dice.between(2, 8) if leaf.manner == "pet" else dice.between(18, 66)
    if leaf.manner == "tech":
        known["battery_state"] = 100 if known.get("condition") == "new" else dice.between(76, 100)
    return known


def _price(dice: Dice, slug: str, manner: str, thing: Thing, found: traits.Traits, town_slug: str,
           member: DemoMember) -> int:
    if manner in HOMES:
        return dwellings.price(dice, slug, thing, found, town_slug)
    if manner in MACHINES:
        return vehicles.price(dice, thing, found) if "year" in found else pricing.rounded(thing.price[0] * 500)
    return pricing.of_goods(dice, thing, found.get("condition"), member.business and manner not in PAID)


def _told(found: traits.Traits, mode: str) -> traits.Traits:
    """Without a top of pay where none is named."""
    return {code: value for code, value in found.items() if code != "salary_to" or mode == "salary"}


def _shown(dice: Dice, mode: str, manner: str, price: int) -> int | None:
    if mode in ("free", "exchange") or (mode == "negotiable" and dice.chance(0.5 if manner == "service" else 0.08)):
        return None
    return None if mode == "wanted" and manner != "want" and dice.chance(0.4) else price
