"""Invented members: given names with an initial, or small shops; nobody in particular."""

from collections.abc import Iterator

from web.commands.demo.dice import Dice
from web.commands.demo.reference import populations
from web.commands.demo.shapes import DemoMember
from web.commands.demo.vocabulary import data

DAY = 86_400
RUSSIAN, BUSINESS, TALKATIVE = 0.68, 0.14, 0.45
PHONES, OPEN = {True: 0.7, False: 0.35}, {True: 0.8, False: 0.3}  # of shops and of others
NOBODY = "+7709"  # numbers that no network of Kazakhstan gives out
OLDEST = 540  # days


def members(seed: int | str, n: int) -> Iterator[DemoMember]:
    """The first n members of this seed."""
    return (member(seed, number) for number in range(n))


def member(seed: int | str, number: int) -> DemoMember:
    """The member with this number, from 0."""
    dice = Dice(seed, "member", number)
    language = "ru" if dice.chance(RUSSIAN) else "kk"
    business = dice.chance(BUSINESS)
    return DemoMember(
        name=_shop(dice, language) if business else _person(dice), town_slug=dice.weighted(populations()),
        language=language, about=_about(dice, language, business), business=business,
        age_seconds=31 * DAY + int(dice.share() ** 1.5 * OLDEST * DAY), phone=_phone(dice, business), open=dice.chance(OPEN[business]),
    )


def _phone(dice: Dice, business: bool) -> str:
    return f"{NOBODY}{dice.below(10**7):07}" if dice.chance(PHONES[business]) else ""


def _person(dice: Dice) -> str:
    people = data("people")
    given = dice.pick(people["given"])
    return given if dice.chance(0.45) else f"{given} {dice.pick(people['initials'])}."


def _shop(dice: Dice, language: str) -> str:
    people = data("people")
    name = dice.pick(people["shops"])
    return f"{dice.pick(people['kinds'][language])} «{name}»" if dice.chance(0.6) else name


def _about(dice: Dice, language: str, business: bool) -> str:
    if not dice.chance(0.9 if business else TALKATIVE):
        return ""
    sentences = data("people")["trade" if business else "about"][language]
    return " ".join(dice.shuffled(sentences)[:dice.between(1, 2)])
