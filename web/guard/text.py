"""Reads a text before it becomes public, and masks what its author wants masked; nothing found is kept."""

from collections.abc import Iterable, Iterator

from web.guard.digits import groups, undone
from web.guard.emails import emails
from web.guard.finding import Finding
from web.guard.numbers import cards, iins
from web.guard.phones import phones
from web.guard.places import addresses
from web.guard.reading import Text
from web.guard.special import special
from web.guard.spoken import spoken

MASK = "•••"
LONGEST = 20_000  # characters that are read; no public text is longer


def find(raw: str) -> list[Finding]:
    """Everything sensitive in the text, in the order of its places, without overlaps."""
    text = Text(raw[:LONGEST])
    taken = bytearray(len(text.raw) + 1)
    found: list[Finding] = []
    for one in _all(text):
        if not any(taken[one.start:one.end]):
            taken[one.start:one.end] = b"\1" * (one.end - one.start)
            found.append(one)
    return sorted(found)


def contacts(raw: str) -> list[Finding]:
    """Only how people are reached and paid: cards, e-mails, phones; a third of the work of `find`."""
    text, found = Text(raw[:LONGEST]), []
    numbers = groups(undone(text))
    for one in (*cards(text.plain, numbers), *emails(text.plain), *phones(text.plain, numbers)):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return sorted(found)


def _all(text: Text) -> Iterator[Finding]:
    """Everything each reader sees; where findings overlap the earlier reader is believed."""
    numbers = groups(undone(text))
    yield from iins(text.plain, numbers)
    yield from cards(text.plain, numbers)
    yield from emails(text.plain)
    yield from phones(text.plain, numbers)
    yield from spoken(text)
    yield from addresses(text)
    yield from special(text)


def masked(text: str, findings: Iterable[Finding]) -> str:
    """The text with these places replaced by dots; every other sign stays as it was."""
    for one in sorted(findings, reverse=True):
        text = text[:one.start] + MASK + text[one.end:]
    return text
