"""Invented listings in Russian and Kazakh, each independent of how many are asked for."""

from collections.abc import Iterator, Sequence
from functools import cache

from web.commands.demo import offers, slots, traits, writing
from web.commands.demo.dice import Dice
from web.commands.demo.reference import leaf_categories, populations
from web.commands.demo.shapes import DemoListing, DemoMember
from web.commands.demo.vocabulary import Words, data, frames, leaves

DAY = 86_400
DAYS = 30
ORDINARY = 6  # weight of a category that traits.json does not name
HABITS = {"ru": {"ru": 88, "both": 8, "kk": 4}, "kk": {"kk": 70, "both": 14, "ru": 16}}
LANGUAGES = {"ru": ("ru",), "kk": ("kk",), "both": ("ru", "kk")}
WITHOUT_PHOTO = {"vacancy": 0.8, "resume": 0.9, "service": 0.3, "want": 0.9, "lostthing": 0.6, "community": 0.6}
NOTICES = ("lostpet", "lostthing", "community")
OVERRIDING = ("free", "exchange", "wanted")  # price modes with their own way of writing


def listings(seed: int | str, n: int, members: Sequence[DemoMember]) -> Iterator[DemoListing]:
    """The first n listings of this seed; they belong to the members by index. Raises ValueError without members."""
    if not members:
        raise ValueError("listings need at least one member")
    for number in range(n):
        yield listing(seed, number, members)


def listing(seed: int | str, number: int, members: Sequence[DemoMember]) -> DemoListing:
    """The listing with this number, from 0."""
    dice = Dice(seed, "listing", number)
    owner = dice.below(len(members))
    member = members[owner]
    slug = dice.weighted(_weights())
    town = member.town_slug if dice.chance(0.9) else dice.weighted(populations())
    leaf = leaves()[slug]
    offer = offers.draw(dice, slug, leaf, member, town)
    titles, texts = _written(dice, leaf, offer, dice.weighted(HABITS[member.language]))
    return DemoListing(
        member=owner, category_slug=slug, title_ru=titles["ru"], title_kk=titles["kk"], text_ru=texts["ru"],
        text_kk=texts["kk"], price_mode=offer.price_mode, price=offer.price, attributes=offer.traits, town_slug=town,
        age_seconds=_age(dice), motifs=_motifs(dice, leaf, offer),
    )


@cache
def _weights() -> dict[str, float]:
    given = data("traits")["weights"]
    return {each.slug: given.get(each.slug, ORDINARY) for each in leaf_categories()}


def _written(dice: Dice, leaf: Words, offer: slots.Offer, habit: str) -> tuple[dict[str, str], dict[str, str]]:
    languages = LANGUAGES[habit]
    blanks = slots.fill(dice, offer)
    known = traits.facts(offer.traits, price_mode=offer.price_mode, manner=leaf.manner,
                         motif=_motif(leaf, offer),
                         number="many" if offer.thing.plural else "one", only=tuple(offer.thing.ru.split()))
    frame, words = _manner(leaf, offer)
    heads = writing.title(dice, [*words.titles, *frame.titles], blanks, known, languages)
    bodies = writing.description(dice, words, frame, blanks, known, languages)
    empty = {"ru": "", "kk": ""}
    return {**empty, **dict(zip(languages, heads, strict=True))}, {**empty, **dict(zip(languages, bodies, strict=True))}


def _manner(leaf: Words, offer: slots.Offer) -> tuple[Words, Words]:
    """How it is written, and the category's own words as far as they fit that way."""
    if offer.price_mode == "free" and leaf.manner == "pet":
        return frames()["freepet"], Words(facts=leaf.facts)
    if offer.price_mode not in OVERRIDING or leaf.manner in ("want", *NOTICES):
        return frames()[leaf.manner], leaf
    return frames()[offer.price_mode], Words(facts=() if offer.price_mode == "wanted" else leaf.facts)


def _motif(leaf: Words, offer: slots.Offer) -> str:
    return offer.thing.motif or leaf.motifs[0]


def _motifs(dice: Dice, leaf: Words, offer: slots.Offer) -> tuple[str, ...]:
    if offer.price_mode == "wanted" or dice.chance(WITHOUT_PHOTO.get(offer.manner, 0.06)):
        return ()
    choices = (offer.thing.motif,) if offer.thing.motif else leaf.motifs
    return tuple(dice.pick(choices) for _ in range(dice.weighted({1: 40, 2: 25, 3: 20, 4: 10, 5: 5})))


def _age(dice: Dice) -> int:
    """Newer ones are more numerous; a tenth are hours old."""
    if dice.chance(0.1):
        return int(dice.share() * 5 * 3600) + 60
    return int(dice.share() ** 1.6 * (DAYS * DAY - 120)) + 60
