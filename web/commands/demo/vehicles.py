"""Year, mileage and price of vehicles and machines that agree with one another."""

from web.commands.demo.dice import Dice
from web.commands.demo.pricing import rounded
from web.commands.demo.traits import Traits
from web.commands.demo.vocabulary import Thing

NOW = 2026  # ages are counted from here, so that the content never changes by itself
YEARLY = 0.925  # what is left of the price after each year
LEAST = 0.14
PER_YEAR = {"cars": (9, 19), "moto": (0.6, 3), "trucks": (8, 26), "buses": (12, 36)}  # thousand km
BROKEN = 0.55


def figures(dice: Dice, slug: str, thing: Thing) -> Traits:
    """Year, and mileage or hours where they are asked."""
    first, last = thing.years
    year = max(dice.between(first, last), dice.between(first, last))
    age = max(1, NOW - year)
    known: Traits = {"year": year}
    if slug in PER_YEAR:
        known["mileage"] = min(620_000, round(dice.spread(*PER_YEAR[slug]) * age) * 1000) or 500
    else:
        known["hours_run"] = round(dice.spread(150, 800) * min(age, 18) / 100) * 100
    return known


def price(dice: Dice, thing: Thing, traits: Traits) -> int:
    """The price in tenge: less each year, half when it does not run."""
    worth = thing.price[0] * 1000 * max(LEAST, YEARLY ** (NOW - traits["year"]))
    broken = traits.get("running") == "emergency" or traits.get("condition") == "parts"
    return rounded(worth * (0.85 + 0.3 * dice.share()) * (BROKEN if broken else 1))
