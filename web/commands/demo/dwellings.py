"""Rooms, areas, floors and prices of homes, land and premises that agree with one another and with the town."""

from web.commands.demo.dice import Dice
from web.commands.demo.pricing import rounded
from web.commands.demo.reference import metre_price
from web.commands.demo.traits import Traits
from web.commands.demo.vocabulary import Thing, data

AREAS = {"studio": (18, 32), "1": (30, 46), "2": (42, 70), "3": (58, 98), "4": (82, 140), "5+": (115, 210)}
ROOMS = {"studio": 5, "1": 28, "2": 34, "3": 24, "4": 7, "5+": 2}
NAMES = {"studio": ("квартира-студия", "студия пәтер")}
OWNED = 100  # a month's rent of a flat is about a hundredth of its price
NIGHTS = 13  # a month's rent pays about so many nights
REPAIR = {"fresh": 1.1, "neat": 1.0, "needs": 0.9, "rough": 0.88}


def flat(dice: Dice) -> tuple[Thing, Traits]:
    """A flat by its rooms: what it is called, and its figures."""
    rooms = dice.weighted(ROOMS)
    count = rooms.rstrip("+")
    ru, kk = NAMES.get(rooms, (f"{count}-комнатная квартира", f"{count} бөлмелі пәтер"))
    year = dice.weighted({1965: 15, 1978: 30, 1990: 12, 2006: 13, 2015: 18, 2023: 12}) + dice.between(-4, 2)
    area = round(dice.spread(*AREAS[rooms]) + (4 if year > 2000 else 0), 1)
    total = dice.pick((9, 9, 10, 12, 16)) if year > 2000 else dice.pick((4, 5, 5, 5, 9))
    known = {"rooms": rooms, "area_total": area if dice.chance(0.5) else float(int(area)), "year_built": year,
             "floor": dice.between(1, total), "floors_total": total, **_building(dice, year, area)}
    return Thing(ru, kk), known


def _building(dice: Dice, year: int, area: float) -> Traits:
    kinds = {"monolith": 60, "brick": 40} if year > 2002 else {"panel": 60, "brick": 40}
    return {"area_kitchen": float(dice.between(6, 9) if year < 2000 else min(18, max(8, int(area / 6)))),
            "building_type": dice.weighted(kinds), "new_building": True if year >= 2024 else None,
            "complex": dice.pick(data("terms")["complexes"]) if year > 2004 and dice.chance(0.7) else None}


def house(dice: Dice, thing: Thing) -> Traits:
    """Figures of a house; a cheap one (a dacha) is small."""
    rooms = dice.pick(("2", "3") if thing.factor < 0.5 else ("3", "3", "4", "4", "5+"))
    least, most = {"2": (30, 55), "3": (55, 95), "4": (80, 150), "5+": (130, 280)}[rooms]
    return {"rooms": rooms, "area_total": float(int(dice.spread(least, most))), "floors_total": 2 if most > 200 else 1,
            "area_land": float(dice.pick((4, 5, 6, 6, 8, 8, 10, 10, 12, 15))), "year_built": dice.between(1958, 2024)}


def land(dice: Dice, thing: Thing) -> Traits:
    """The size of a plot in ares; farm land is larger."""
    farm = thing.set.get("land_purpose") == ("farm",)
    return {"area_land": float(dice.pick((500, 1000, 2000) if farm else (5, 6, 8, 8, 10, 10, 12, 15, 20)))}


def premises(dice: Dice, slug: str, thing: Thing) -> Traits:
    """Area and floor of a garage, a room or premises."""
    least, most = {"garage-sale": (16, 42), "room-rent": (9, 22)}.get(slug, (18, 400))
    return {"area_total": float(int(dice.spread(least, most))), "floor": dice.pick((1, 1, 1, 2, 3))}


def price(dice: Dice, slug: str, thing: Thing, traits: Traits, town_slug: str) -> int:
    """The price in tenge of what the figures describe, in this town."""
    metre, luck = metre_price(town_slug) * 1000, 0.85 + 0.3 * dice.share()
    if slug in ("garage-sale", "room-rent", "want-rent"):
        return rounded(dice.spread(*thing.price) * 1000 * luck * (0.4 + metre / 1_000_000))
    if slug == "land-sale":
        return rounded(dice.spread(*thing.price) * traits["area_land"] * metre / 620 * luck)
    area, factor = traits["area_total"], thing.factor * luck
    if slug.startswith("house"):
        owned = metre * area * 0.5 * factor + metre * traits["area_land"] * 0.2
        return rounded(owned * (1 if slug == "house-sale" else 0.006))
    if slug.startswith("commercial"):
        return rounded(metre * area * factor * (0.9 if slug == "commercial-sale" else 0.008))
    return _flat_price(slug, metre * area * factor, traits)


def _flat_price(slug: str, owned: float, traits: Traits) -> int:
    owned *= REPAIR.get(traits.get("renovation"), 0.98) * (1.1 if traits.get("year_built", 1990) > 2004 else 0.95)
    if traits["floor"] == 1:
        owned *= 0.95
    if slug == "flat-sale":
        return rounded(owned)
    month = max(60_000, owned / OWNED)
    return rounded(month if slug == "flat-rent-long" else max(7_000, month / NIGHTS))
