"""Invented deals in every state that two living people can bring them to, with the words before and the reviews after them."""

from collections.abc import Iterator, Sequence

from web.commands.demo.dice import Dice
from web.commands.demo.pricing import rounded
from web.commands.demo.shapes import DemoDeal, DemoListing, DemoMember, DemoMessage, DemoReview, DemoStep
from web.commands.demo.threads import DEALT_IN, MINUTE, group, language, opening
from web.commands.demo.vocabulary import data
from web.core.clock import DAY, HOUR
from web.deals import rules
from web.reviews.rules import WINDOW

TRIES = 12  # listings looked at for one deal
BARGAINED, NAMED, REVIEWED, BOTH, ANSWERED, SILENT, PICTURED = 0.35, 0.5, 0.5, 0.7, 0.3, 0.12, 0.2
STARS = {5: 62, 4: 22, 3: 8, 2: 4, 1: 4}
FRESH = 0.7  # of its term an open deal has used up at most
WAYS: dict[str, tuple[int, tuple[tuple[str, str], ...]]] = {  # how often, and what happened after the price was agreed on
    "bid": (8, ()), "ask": (5, ()), "declined": (5, ()), "lapsed": (3, ()), "agreed": (9, ()),
    "reserved": (11, (("seller", "reserve"),)), "given": (5, (("seller", "reserve"), ("seller", "give"))), "got": (4, (("buyer", "get"),)),
    "done": (38, (("seller", "reserve"), ("seller", "give"), ("buyer", "get"))), "cancelled": (5, (("buyer", "cancel"),)),
    "fallen": (3, (("seller", "reserve"), ("seller", "fall"))), "disputed": (2, (("seller", "give"), ("buyer", "dispute"))),
    "judged": (2, (("seller", "give"), ("buyer", "dispute"), ("staff", "judge_handed"))),
}
Step = tuple[str, str]


def deals(seed: int | str, n: int, listings: Sequence[DemoListing], members: Sequence[DemoMember],
          taken: set[tuple[int, int]]) -> Iterator[DemoDeal]:
    """At most n deals, one about a listing, none of a person and a listing in `taken` (who talk about it already)."""
    used: set[int] = set()
    for number in range(n if len(members) > 1 else 0):
        dice = Dice(seed, "deal", number)
        subject = _subject(dice, listings, used)
        if subject is None:
            continue
        buyer = (listings[subject].member + 1 + dice.below(len(members) - 1)) % len(members)
        if (subject, buyer) not in taken:
            used.add(subject)
            yield _deal(dice, subject, listings[subject], buyer, members[buyer])


def _subject(dice: Dice, listings: Sequence[DemoListing], used: set[int]) -> int | None:
    """A listing of things that are sold, with a price, in which nobody deals yet."""
    for _ in range(TRIES):
        found = dice.below(len(listings))
        one = listings[found]
        if found not in used and one.price and one.price_mode in ("fixed", "negotiable") and group(one) in DEALT_IN:
            return found
    return None


def _deal(dice: Dice, subject: int, listing: DemoListing, buyer: int, person: DemoMember) -> DemoDeal:
    tongue = language(listing, person)
    state = dice.weighted({name: weight for name, (weight, _steps) in WAYS.items()})
    if state == "lapsed" and listing.age_seconds < rules.TERMS["bid"] + DAY:
        state = "declined"
    days = dice.pick(rules.RESERVED_FOR[2:])
    began = _began(dice, listing, state, days)
    steps = tuple(_steps(dice, listing.price or 0, tongue, state, days, began))
    before = min(listing.age_seconds - began, int(dice.spread(5, 360) * MINUTE))
    turns = opening(dice, listing, tongue)
    if listing.motifs and dice.chance(PICTURED):
        turns.append((False, dice.pick(data("deals")[tongue]["photo"])))
    messages = tuple(DemoMessage(by_buyer, text, began + before * (3 - place) // 4, place == len(turns) - 1 > 1)
                     for place, (by_buyer, text) in enumerate(turns))
    reviews = tuple(_reviews(dice, tongue, steps[-1])) if state == "done" and dice.chance(REVIEWED) else ()
    return DemoDeal(subject, buyer, "cash" if dice.chance(0.6) else "transfer", messages, steps, reviews)


def _began(dice: Dice, listing: DemoListing, state: str, days: int) -> int:
    """How long ago the first offer was made: so that no term of an open deal has passed, and one of a lapsed deal has."""
    if state == "lapsed":
        return rules.TERMS["bid"] + int((listing.age_seconds - rules.TERMS["bid"]) * 0.9 * dice.share()) + 1
    term = days * DAY if state == "reserved" else rules.TERMS.get(state, listing.age_seconds)
    return int(min(listing.age_seconds * 0.95, term * FRESH) * (0.2 + 0.8 * dice.share()))


def _steps(dice: Dice, price: int, tongue: str, state: str, days: int, began: int) -> Iterator[DemoStep]:
    """Every step from the offer on, each allowed by the table of deals."""
    ways = _ways(dice, state)
    span, before, offered = min(began * 0.9, dice.spread(HOUR, 6 * DAY)), "", rounded(price * (0.85 if len(ways) > 1 else 0.97))
    for place, (who, step) in enumerate(ways):
        age = began - int(span * place / len(ways)) if step != "expire" else began - rules.TERMS["bid"]
        words = data("deals")[tongue].get("place" if step == "meet" else step, ())
        before = rules.after(before, step, who) or before
        named = {"offer": offered, "counter": rounded(price * 0.94)}.get(step)
        meets = int((1 + 3 * dice.share()) * DAY) if state in ("agreed", "reserved") else int(span / len(ways)) - age
        yield DemoStep(who, step, before, age, named, dice.pick(words) if words else "",
                       meets if step == "meet" else None, days if step == "reserve" else 0)


def _ways(dice: Dice, state: str) -> list[Step]:
    first = [("buyer", "offer")]
    if state == "bid":
        return first
    if state == "ask":
        return [*first, ("seller", "counter")]
    if state in ("declined", "lapsed"):
        return [*first, ("seller", "decline") if state == "declined" else ("time", "expire")]
    agreed = [("seller", "counter"), ("buyer", "accept")] if dice.chance(BARGAINED) else [("seller", "accept")]
    later = list(WAYS[state][1])
    if state in ("agreed", "reserved", "done", "fallen") and dice.chance(NAMED):
        later.insert(1 if state != "agreed" else 0, ("buyer", "meet"))
    return [*first, *agreed, *later]


def _reviews(dice: Dice, tongue: str, last: DemoStep) -> Iterator[DemoReview]:
    """Of both sides or of one; who waits for the other writes within the term."""
    sides = (True, False) if dice.chance(BOTH) else (dice.chance(0.5),)
    for by_buyer in sides:
        stars = dice.weighted(STARS)
        tone = "good" if stars > 3 else "bad" if stars < 3 else "middling"
        words = data("deals")[tongue]
        text = "" if dice.chance(SILENT) else dice.pick(words["buyer" if by_buyer else "seller"][tone])
        age = last.age_seconds - int(min(last.age_seconds, WINDOW) * 0.9 * dice.share())
        open_ = len(sides) > 1 or last.age_seconds > WINDOW
        yield DemoReview(by_buyer, stars, text, dice.pick(words["reply"][tone]) if open_ and dice.chance(ANSWERED) else "", age)
