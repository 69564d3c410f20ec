"""Invented conversations between the person who asks and the member who offers, 2 to 10 short messages."""

from collections.abc import Iterator, Sequence

from web.commands.demo.dice import Dice
from web.commands.demo.grammar import grouped
from web.commands.demo.pricing import rounded
from web.commands.demo.shapes import DemoListing, DemoMember, DemoMessage, DemoThread
from web.commands.demo.vocabulary import data, leaves

MINUTE = 60
LONGEST = 10
HAGGLED = ("sale", "home", "car", "pet")
DEALT_IN = ("sale", "car", "pet")  # what two people hand over to each other
Turn = tuple[bool, str]


def threads(seed: int | str, n: int, listings: Sequence[DemoListing],
            members: Sequence[DemoMember]) -> Iterator[DemoThread]:
    """At most n conversations, no two of the same person about the same listing.

    Raises ValueError when there are no listings or fewer than two members."""
    if not listings or len(members) < 2:
        raise ValueError("conversations need a listing and two members")
    seen = set()
    for number in range(n):
        dice = Dice(seed, "thread", number)
        subject = dice.below(len(listings))
        buyer = (listings[subject].member + 1 + dice.below(len(members) - 1)) % len(members)
        if (subject, buyer) not in seen:
            seen.add((subject, buyer))
            yield DemoThread(subject, buyer, _messages(dice, listings[subject], members[buyer]))


def _messages(dice: Dice, listing: DemoListing, buyer: DemoMember) -> tuple[DemoMessage, ...]:
    turns = _turns(dice, listing, language(listing, buyer))[:LONGEST]
    age = int(listing.age_seconds * (0.05 + 0.9 * dice.share()))
    found = []
    for by_buyer, text in turns:
        found.append(DemoMessage(by_buyer, text, age))
        age = max(0, age - min(age // 2, int(dice.spread(1, 240) * MINUTE)))
    return tuple(found)


def language(listing: DemoListing, buyer: DemoMember) -> str:
    """The language in which the two write: the buyer's, if the listing is written in it."""
    written = [language for language, text in (("ru", listing.title_ru), ("kk", listing.title_kk)) if text]
    return buyer.language if buyer.language in written else written[0]


def group(listing: DemoListing) -> str:
    """What kind of talk the listing leads to."""
    manner = leaves()[listing.category_slug].manner
    return "wanted" if listing.price_mode == "wanted" else data("talk")["groups"].get(manner, "sale")


def opening(dice: Dice, listing: DemoListing, tongue: str) -> list[Turn]:
    """The first question and its answer."""
    words = data("talk")[tongue]
    return [(True, dice.pick(words["open"][group(listing)])), (False, dice.pick(words["answer"][group(listing)]))]


def _turns(dice: Dice, listing: DemoListing, tongue: str) -> list[Turn]:
    words, kind = data("talk")[tongue], group(listing)
    found = [(True, dice.pick(words["open"][kind]))]
    if dice.chance(0.12) and kind != "lost":
        return [*found, (False, dice.pick(words["gone"]))]
    found.append((False, dice.pick(words["answer"][kind])))
    for question, reply in dice.shuffled(words["details"][kind])[:dice.below(3)]:
        found += [(True, question), (False, reply)]
    if listing.price and kind in HAGGLED and dice.chance(0.45):
        found += _bargain(dice, words, listing.price)
    elif kind in HAGGLED and dice.chance(0.6):
        found += zip((True, False), dice.pick(words["meet"]), strict=True)
    return [*found, (True, dice.pick(words["end"]))] if dice.chance(0.55) else found


def _bargain(dice: Dice, words: dict, price: int) -> list[Turn]:
    sums = {"offer": grouped(rounded(price * 0.85)), "middle": grouped(rounded(price * 0.94))}
    lines = [line.format_map(sums) for line in dice.pick(words["bargain"])]
    return list(zip((True, False, True), lines, strict=True))
