"""Marks in a text the words by which a query found it."""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from web.index import forms, letters, units
from web.index.asking import Query

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_COUNTS = "одтчп"  # how words like двушка begin, which stand for a number of rooms
_INCHES = ('"', "″", "”", "''")
_JOINED = re.compile(r"\s?[-.]?\s?")


def marked(text: str, query: Query) -> Markup:
    """The text as markup, with the words that the query asks for in <mark>, in whatever form they stand; the rest escaped."""
    terms = {term for word in query.wanted for alternative in word for term in alternative}
    made, end = "", 0
    for begin, after in _apart(_places(text, terms)) if terms else ():
        made += f"{escape(text[end:begin])}<mark>{escape(text[begin:after])}</mark>"
        end = after
    return Markup(f"{made}{escape(text[end:])}")


def _places(text: str, terms: set[str]) -> Iterator[tuple[int, int]]:
    """Where the words asked for begin and end. A word is brought to its terms only when it begins like one of them."""
    in_kazakh, firsts = not letters.KAZAKH.isdisjoint(text.lower()), {term[0] for term in terms}
    if not firsts.isdisjoint("12345"):
        firsts.update(_COUNTS)
    found = list(_WORD.finditer(text))
    for place, match in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if match.group()[0].isdecimal():
            yield from _number(text, match, after, terms)
        elif _may(match.group()[0].lower(), firsts) and _asked(match.group(), in_kazakh, terms):
            yield match.span()
        elif after is not None and text[match.end():after.start()] == "-" and (match.group() + after.group()).lower() in terms:
            yield match.start(), after.end()


def _may(first: str, firsts: set[str]) -> bool:
    """Whether a word may be asked for, by its first letter; a look-alike of the other script, or a Latin one, may always be."""
    return first.isascii() or letters.fold(first) in firsts


def _asked(word: str, in_kazakh: bool, terms: set[str]) -> bool:
    cleaned = letters.clean(word)
    if not cleaned.isalpha():
        return False
    parts = letters.one_script(cleaned)
    return any(not terms.isdisjoint(forms.indexed(part, in_kazakh, None if letters.is_cyrillic(part) else False)) for part in parts)


def _number(text: str, match: re.Match[str], after: re.Match[str] | None, terms: set[str]) -> Iterator[tuple[int, int]]:
    """A number that is asked for, alone or with its unit."""
    number = units.number(match.group())
    if number + "дюйм" in terms and text.startswith(_INCHES, match.end()):
        yield match.start(), match.end() + 1
        return
    if after is not None and not after.group()[0].isdecimal() and _JOINED.fullmatch(text, match.end(), after.start()):
        unit = units.unit(letters.fold(after.group()), after.start() - match.end() <= 1 and text[match.end():after.start()] in ("", "-"))
        if unit and number + unit in terms:
            yield match.start(), after.end()
            return
    if number and number in terms:
        yield match.span()


def _apart(places: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places without those that begin inside the one before."""
    last = 0
    for begin, end in places:
        if begin >= last:
            yield begin, end
            last = end
