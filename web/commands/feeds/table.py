"""Reads offers from a CSV table: delimiter by the header, a Problem for each bad row, one row in memory."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from web.commands.feeds.encoding import table_encoding
from web.commands.feeds.headers import NAMES, Column, columns
from web.commands.feeds.money import amount, currency, mode
from web.commands.feeds.offer import FeedBroken, Offer, Problem, Unreadable, read_safely
from web.commands.feeds.words import fold

MAX_LINE = 1_000_000
_DELIMITERS = ";,\t"
_NO = frozenset(fold(word) for word in ("нет", "нет в наличии", "жоқ", "no", "false", "0", "out of stock"))


def read_table(path: Path) -> Iterator[Offer | Problem]:
    """Offers and problems of a CSV file in its order; raises FeedBroken when it cannot be read on."""
    with path.open(encoding=table_encoding(path), errors="replace", newline="") as stream:
        lines = bounded_lines(stream)
        header, skipped = _header_line(lines)
        delimiter = sniff(header)
        names = next(csv.reader([header], delimiter=delimiter))
        found = columns(names)
        _demand_title(found, names)
        yield from _unused(found, names, skipped)
        yield from _rows(csv.reader(lines, delimiter=delimiter, strict=True), found, skipped)


def bounded_lines(stream: TextIO) -> Iterator[str]:
    """The lines of a text stream; raises FeedBroken at one that is longer than any honest table has."""
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if len(line) == MAX_LINE and line[-1] not in "\r\n":
            raise FeedBroken(f"Line {number} is longer than {MAX_LINE} characters: this is not a table.", number)
        yield line


def _header_line(lines: Iterator[str]) -> tuple[str, int]:
    for number, line in enumerate(lines, start=1):
        if line.strip() and not re.fullmatch(r"\s*sep=.\s*", line, re.IGNORECASE):
            return line, number
    raise FeedBroken("The file is empty.")


def sniff(header: str) -> str:
    """The delimiter (; , or tab) that finds most known column names in the header, else most columns."""

    def worth(delimiter: str) -> tuple[int, int]:
        """How many columns this delimiter finds: known ones, and all."""
        cells = next(csv.reader([header], delimiter=delimiter), [])
        return sum(one != Column() for one in columns(cells)), len(cells)

    return max(_DELIMITERS, key=worth)


def _demand_title(found: Sequence[Column], names: Sequence[str]) -> None:
    if Column("title") not in found:
        seen = ", ".join(name.strip()[:30] for name in names[:12])
        raise FeedBroken(f"No column is named {NAMES['title'].split(';')[0]} (or название, атауы); seen: {seen}.", 1)


def _unused(found: Sequence[Column], names: Sequence[str], line: int) -> Iterator[Problem]:
    idle = [name.strip()[:40] for name, one in zip(names, found, strict=True) if one == Column() and name.strip()]
    if idle:
        hint = "name a column attr:… to keep it as a parameter"
        yield Problem(line, f"columns not used: {', '.join(idle)} ({hint})", "notice")


def _rows(reader, found: Sequence[Column], skipped: int) -> Iterator[Offer | Problem]:
    while True:
        line = skipped + reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(line, f"the row cannot be read: {error}")
            continue
        if any(cell.strip() for cell in row):
            yield read_safely(line, lambda row=row, line=line: _offer(row, found, line))


def _offer(row: list[str], found: Sequence[Column], line: int) -> Offer:
    if len(row) < len(found) or any(cell.strip() for cell in row[len(found) :]):
        raise Unreadable(f"the row has {len(row)} cells where the header has {len(found)}")
    if any("\ufffd" in cell or "\0" in cell for cell in row):
        raise Unreadable("the row has bytes that are not text in the file's encoding")
    pairs = list(zip(found, map(str.strip, row), strict=False))
    cells = {one.field: cell for one, cell in pairs if one.field}
    if not cells["title"]:
        raise Unreadable("the title is empty")
    price, code, price_mode = _price(cells.get("price", ""), cells.get("currency", ""))
    params = tuple((one.param, cell) for one, cell in pairs if one.param and cell)
    return Offer(
        line=line, price=price, currency=code, price_mode=price_mode, params=params,
        photos=_photos(cell for one, cell in pairs if one.field == "photos"),
        category_path=category_path(cells.get("category", "")),
        available=fold(cells.get("available", "")) not in _NO,
        **{name: cells.get(name, "") for name in ("external_id", "title", "text", "place", "url", "vendor")},
    )  # fmt: skip


def _price(written: str, code: str) -> tuple[Decimal | None, str, str]:
    price_mode = mode(written)
    price, sign = amount(written) if written and price_mode == "fixed" else (None, "")
    code = currency(code) if code else sign or "KZT"
    if sign and sign != code:
        raise Unreadable(f"the price is written in {sign} but the currency column says {code}")
    return price, code, price_mode


def _photos(cells: Iterable[str]) -> tuple[str, ...]:
    parts = (part.strip() for cell in cells for part in re.split(r"[|;\r\n]|,\s+|,(?=https?://)", cell))
    return tuple(dict.fromkeys(part for part in parts if part))


def category_path(written: str) -> tuple[str, ...]:
    """Names of a category written in one cell: "Дом > Мебель", "Дом | Мебель" or "Дом / Мебель"."""
    parts = (part.strip()[:200] for part in re.split(r">|\||\s/\s", written[:2_000]))
    return tuple(part for part in parts if part)[:12]
