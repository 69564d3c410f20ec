"""Judges one text: which signs of fraud it has, and where. A pure function of the text and of the hosts that belong here."""

import re
from collections.abc import Iterator

from web.guard.digits import groups
from web.guard.numbers import cards
from web.scam import rules
from web.scam.hosts import Home, links
from web.scam.kinds import Sign
from web.scam.tags import Tagged, tagged

LONGEST = 10_000  # characters that are read
IBAN = re.compile(r"\bkz\s?\d{2}(?:\s?[a-z0-9]){16}\b", re.I)
HANDLE = re.compile(r"(?<!\w)@[a-z]\w{3,31}", re.I)
FEWEST_DIGITS = 15
STANDS_FOR_LINK = "линк"  # as short as the shortest address
MESSENGER_LETTER = "m"


def judge(text: str, home: Home = Home()) -> tuple[Sign, ...]:  # noqa: B008 - a frozen record
    """The signs of fraud in a text, in the order of their places, each kind of words once; addresses and numbers each time."""
    text = text[:LONGEST]
    addresses = list(links(text, home))
    found = tagged(_without(text, addresses))
    signs = {*addresses, *_numbers(text), *_in_words(text, found)}
    return tuple(sorted(signs))


def _without(text: str, addresses: list[Sign]) -> str:
    """The text with one word in the place of each address, whose parts are no words."""
    for one in addresses:
        text = text[:one.start] + STANDS_FOR_LINK.ljust(one.end - one.start) + text[one.end:]
    return text


def _numbers(text: str) -> Iterator[Sign]:
    """Numbers of cards and accounts that are given away."""
    if sum(map(str.isdigit, text)) >= FEWEST_DIGITS:
        yield from (Sign(one.start, one.end, "card") for one in cards(text.lower(), groups(text)))
        yield from (Sign(*match.span(), "card") for match in IBAN.finditer(text))


def _in_words(text: str, found: Tagged) -> Iterator[Sign]:
    for kind, first, last in rules.found(found):
        yield Sign(*found.span(first, last), kind)
    easy = rules.easy_money(found)
    if easy:
        yield Sign(*found.span(*easy), "job")
    handle = HANDLE.search(text) if MESSENGER_LETTER in found.tags else None
    if handle:
        yield Sign(*handle.span(), "messenger")
