"""Rows of digits as people write them: in groups, with letters that look like digits, with signs between."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from web.guard.reading import Text

LIKE = re.compile(r"[0-9OoОоІіIlЗзбЧч]+")
AS_DIGITS = str.maketrans("OoОоІіIlЗзбЧч", "0000" + "1111" + "33" + "6" + "44")
GROUP = re.compile(r"\d+")
SIGNS = " \t\n\u00a0\u2009\u202f().-‐‑–—_*/|,;\ufe0f\u20e3"
WIDEST = 4  # signs between two groups of one number
MOST = 1_000  # groups that are looked at; a text with more numbers is a table


class Group(NamedTuple):
    """Digits that stand together; `linked` when only signs lie between them and the group before, `comma` when one of these
    is a comma."""

    start: int
    end: int
    digits: str
    linked: bool
    comma: bool


class Row(NamedTuple):
    """Neighbouring groups that together could be one number; `place` is that of the first one among all groups."""

    start: int
    end: int
    digits: str
    shape: tuple[int, ...]
    place: int


def undone(text: Text) -> str:
    """The text with letters that stand for digits in a row of digits turned into these."""
    raw = text.raw
    for place, word in enumerate(text.words):
        if not word.isalpha() and not word.isdecimal() or word in ("оо", "oo"):
            start = text.starts[place]
            written = raw[start:start + len(word)]
            if LIKE.fullmatch(written):
                raw = raw[:start] + written.translate(AS_DIGITS) + raw[start + len(word):]
    return raw


def groups(text: str) -> list[Group]:
    """Every group of digits."""
    found: list[Group] = []
    end = -9
    for match in GROUP.finditer(text):
        start, digits = match.start(), match.group()
        gap = text[end:start] if start - end <= WIDEST else ""
        linked = bool(gap) and not gap.strip(SIGNS)
        if not digits.isascii():
            digits = "".join(str(int(sign)) for sign in digits)
        found.append(Group(start, match.end(), digits, linked, linked and ("," in gap or ";" in gap)))
        end = match.end()
        if len(found) == MOST:
            break
    return found


def rows(found: list[Group], lengths: Collection[int]) -> Iterator[Row]:
    """Every row of neighbouring groups with one of these numbers of digits. A comma belongs to a number only where
    each digit stands alone."""
    most = max(lengths)
    for first, group in enumerate(found):
        digits, last = group.digits, first
        while len(digits) <= most:
            if len(digits) in lengths and _one(found, first, last):
                shape = tuple(len(each.digits) for each in found[first:last + 1])
                yield Row(group.start, found[last].end, digits, shape, first)
            last += 1
            if last == len(found) or not found[last].linked:
                break
            digits += found[last].digits


def alone(found: list[Group], row: Row) -> bool:
    """Whether no further group of digits stands beside the row."""
    behind = row.place + len(row.shape)
    beside = [found[row.place], *found[behind:behind + 1]]
    return not any(group.linked and not group.comma for group in beside)


def _one(found: list[Group], first: int, last: int) -> bool:
    return not any(found[n].comma for n in range(first + 1, last + 1)) or all(
        len(found[n].digits) == 1 for n in range(first, last + 1))
