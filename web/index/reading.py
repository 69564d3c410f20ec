"""Reads a text into words and numbers, in order, each with what it is and how it touches the one before."""

import re
from typing import NamedTuple

from web.index import letters, units

_PIECE = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_LONGEST = 40  # letters of one word


class Piece(NamedTuple):
    """A word or a number of a cleaned text. `gap` is what stands between it and the piece before."""

    text: str
    is_number: bool
    gap: str


def pieces(text: str) -> list[Piece]:
    """The words and numbers of a text, each of one script; signs, emoji and long numbers are left out."""
    text = units.settle(letters.clean(text))
    found: list[Piece] = []
    end = 0
    for match in _PIECE.finditer(text):
        gap, end, piece = text[end: match.start()], match.end(), match.group()
        if piece[0].isdecimal():
            _add_number(found, units.number(piece), gap)
            continue
        for part in letters.one_script(piece[:_LONGEST]):
            found.append(Piece(part, False, gap))
            gap = ""
    return found


def _add_number(found: list[Piece], number: str, gap: str) -> None:
    if not number:
        return
    if found and not found[-1].is_number and gap in ("", "-"):
        found[-1] = found[-1]._replace(text=letters.model_letters(found[-1].text))
    found.append(Piece(number, True, gap))


def unit(after: Piece | None) -> str:
    """The unit that the piece after a number names, or ""."""
    if after is None or after.is_number or after.gap.strip(" -.\u00a0"):
        return ""
    return units.unit(letters.russian_letters(after.text), after.gap in ("", "-"))


def joins(piece: Piece, after: Piece | None) -> bool:
    """Whether the two are halves of a word like wi-fi, which people also write in one."""
    return (after is not None and not after.is_number and after.gap == "-"
            and min(len(piece.text), len(after.text)) <= 3
            and letters.is_latin(piece.text) == letters.is_latin(after.text))
