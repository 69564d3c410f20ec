"""Exact addresses: a street or quarter together with a house, a house with a flat, or a point on the map."""

import re
from collections.abc import Iterator
from itertools import islice

from web.guard.finding import Finding
from web.guard.houses import (
    AT_FLAT,
    BARE,
    BEFORE_FLAT,
    FLAT_END,
    KAZAKH,
    KAZAKH_QUARTER,
    POINT,
    QUARTER,
    SURE,
    TYPED,
    UNIT,
)
from web.guard.reading import Text, Word
from web.guard.streets import CUT_SHORT, KNOWN, OFTEN_SMALL, QUARTERS_KAZAKH, TAILS, TYPES_KAZAKH, TYPES_RUSSIAN

FLATS, FLATS_KAZAKH = ("кв", "квартира", "kv"), ("патер", "pater")
HIGHEST_HOUSE = 999  # a larger number after a street is a year or a price
MOST = 200  # words of an address that are looked at
REACH = 48  # characters in front of a flat's number in which its house may stand


def addresses(text: Text) -> Iterator[Finding]:
    """Every place named down to the house; a street without a number is no exact address."""
    near = [place for place, word in enumerate(text.words) if word[:5] in BEGINNINGS]
    hints = (place for place in near if READERS.keys() & {text.words[place], text.words[place][:5]} or text.words[place] in KNOWN)
    for place in islice(hints, MOST):
        word = text.word(place)
        find = READERS.get(word.text) or READERS.get(word.text[:5]) or _known
        whole = word.text not in CUT_SHORT or CUT_SHORT[word.text].match(text.plain, word.end)
        found = find(text, place, word) if whole else None
        if found:
            yield Finding(*found, "address")
    yield from (Finding(*match.span(), "address") for match in POINT.finditer(text.plain))


Span = tuple[int, int] | None


def _russian(text: Text, place: int, word: Word) -> Span:
    """«ул. Абая, 15», «мкр Самал-2, 33», «11 мкр, 25 дом»."""
    found = TYPED.match(text.plain, word.end)
    if found and _is_house(text, found) and _named(text, found, word.text.startswith(OFTEN_SMALL)) and not _only_name(word.text, found):
        return word.start, found.end()
    found = QUARTER.match(text.plain, word.end) if word.text.startswith("м") else None
    return (_quarter_start(text, place), found.end()) if found and _is_house(text, found) else None


def _is_house(text: Text, found: re.Match) -> bool:
    """Whether the number counts houses, not rooms, minutes or metres."""
    return not UNIT.match(text.plain, found.end())


def _named(text: Text, found: re.Match, small: bool) -> bool:
    """Whether the words between street and house are a name: written large, or the tail of one; `small` lets the first
    word be written small."""
    words = re.compile(r"[^\W\d_][\w’'-]*").finditer(text.plain, *found.span("name"))
    return all((small and not n) or text.raw[word.start()].isupper() or word.group() in TAILS for n, word in enumerate(words))


def _only_name(kind: str, found: re.Match) -> bool:
    """Whether the number belongs to the name of a quarter, as in «мкр Самал 2»."""
    house = re.sub(r"\D.*", "", found["house"])
    return kind.startswith("м") and house == found["house"].strip() and "-" not in found["name"] and int(house) < 13


def _quarter_start(text: Text, place: int) -> int:
    """«11 мкр» begins with its number."""
    short = place > 0 and len(text.gaps[place]) <= 5 and text.words[place - 1][:1].isdigit()
    return text.starts[place - 1] if short else text.starts[place]


def _kazakh(text: Text, place: int, word: Word) -> Span:
    """«Абай көшесі, 15-үй, 7-пәтер»."""
    found = KAZAKH.match(text.plain, word.end)
    if not found or not _is_house(text, found):
        return None
    return _with_name(text, place), found.end()


def _kazakh_quarter(text: Text, place: int, word: Word) -> Span:
    """«Самал ықшам ауданы, 33-үй»."""
    found = KAZAKH_QUARTER.match(text.plain, word.end)
    return (_with_name(text, place), found.end()) if found else None


def _with_name(text: Text, place: int) -> int:
    """Where the name in front of a Kazakh word for a street begins."""
    start = text.starts[place]
    for word in text.before(place, 3):
        large = text.raw[word.start].isupper() or word.text in TAILS or word.text[0].isdigit()
        if not large or len(text.plain[word.end:start].strip(" .-«»")) > 4:
            break
        start = word.start
    return start


def _known(text: Text, place: int, word: Word) -> Span:
    """«Сатпаева 90/1», «Толе би 155 кв 12»."""
    end, begin = word.end, word.start
    if not text.raw[begin].isupper():
        return None
    for tail in text.after(place, 1):
        end = tail.end if tail.text in TAILS and tail.gap == " " else end
    found = BARE.match(text.plain, end)
    if not found or not _is_house(text, found) or int(re.search(r"\d+", found["house"]).group()) > HIGHEST_HOUSE:
        return None
    apart = "," in found.group()[:2] and not FLAT_END.search(found.group())  # «Абая, 2» may go on to anything
    return None if apart else (begin, found.end())


def _flat(text: Text, place: int, word: Word) -> Span:
    """«дом 15, кв. 7», «Аксай-4, д. 12, кв. 33», «подъезд 3, этаж 5, кв 47», «25 дом, 48 квартира»."""
    found = AT_FLAT.match(text.plain, word.start)
    found = found if found and _is_house(text, found) else None
    end, front = (found.end(), word.start) if found else (word.end, text.starts[place - 1] if place else 0)
    if not found and not (place and text.words[place - 1].isdecimal()):
        return None
    return _house_before(text, front, end, strict=not found)


def _flat_kazakh(text: Text, place: int, word: Word) -> Span:
    """«12-үй, 45-пәтер», «үй 15 пәтер 7»."""
    number = place and text.words[place - 1].isdecimal()
    return _house_before(text, text.starts[place - 1], word.end, strict=True) if number else _flat(text, place, word)


def _house_before(text: Text, front: int, end: int, strict: bool) -> Span:
    begin = max(0, front - REACH)
    slice_ = text.plain[begin:front]
    for found in BEFORE_FLAT.finditer(slice_):
        named = text.raw[begin + found.start()].isupper() and found.group()[:1].isalpha()
        if SURE.search(found.group()) or (named and not strict):
            return begin + found.start(), end
    return None


READERS = {
    **dict.fromkeys(TYPES_RUSSIAN, _russian), **dict.fromkeys(TYPES_KAZAKH, _kazakh),
    **dict.fromkeys(QUARTERS_KAZAKH, _kazakh_quarter),
    **dict.fromkeys(FLATS, _flat), **dict.fromkeys(FLATS_KAZAKH, _flat_kazakh),
}
BEGINNINGS = frozenset(word[:5] for word in (*READERS, *KNOWN))
