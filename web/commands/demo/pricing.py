"""Prices as people write them, and how firm they are."""

from web.commands.demo.dice import Dice
from web.commands.demo.reference import catalog
from web.commands.demo.vocabulary import Thing

STEPS = ((1_000, 10), (5_000, 100), (20_000, 500), (100_000, 1_000), (1_000_000, 5_000), (10_000_000, 50_000),
         (100_000_000, 100_000))
LOOKED_FOR = ("goods", "part", "tech", "wear", "kids")
SHARES = {"fixed": 58, "negotiable": 36, "free": 1.5, "exchange": 1.5, "wanted": 3}
DEAR = 150  # thousand tenge; above it nobody gives a thing away
FACTORS = {"new": 1.12, "parts": 0.35}


def rounded(tenge: float) -> int:
    """The price with as many zeros as people give it; at least 10 tenge."""
    step = next((step for bound, step in STEPS if tenge < bound), 500_000)
    return max(10, round(tenge / step) * step)


def mode(dice: Dice, slug: str, manner: str, thing: Thing) -> str:
    """One of the price modes that the category allows, as often as people choose it."""
    allowed = catalog().by_slug(slug).price_modes
    if thing.free or thing.price[1] == 0:
        return "free"
    if allowed == ("wanted",):
        return "wanted"
    if "salary" in allowed:
        return "salary" if dice.chance(0.93) else "negotiable"
    shares = {each: SHARES[each] for each in allowed if _usual(each, manner, thing)}
    return dice.weighted(shares)


def of_goods(dice: Dice, thing: Thing, condition: str | None, business: bool) -> int:
    """A price within the thing's range, in tenge, by condition; shops like to stay just below a round one."""
    price = rounded(dice.spread(*thing.price) * 1000 * thing.factor * FACTORS.get(condition, 1))
    if business and price >= 5_000 and price % 1_000 == 0 and dice.chance(0.3):
        return price - 10
    return price


def _usual(mode: str, manner: str, thing: Thing) -> bool:
    if mode in ("free", "wanted"):
        return manner in LOOKED_FOR and (mode == "wanted" or thing.price[1] < DEAR)
    return mode != "exchange" or manner in (*LOOKED_FOR, "vehicle", "livestock")
