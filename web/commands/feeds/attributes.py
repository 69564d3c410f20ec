"""Turns a feed's parameters into our attributes where name and value fit, and the rest into lines of text."""

import re
from collections.abc import Iterable
from decimal import Decimal

from web.commands.feeds.plain import cut, one_line
from web.commands.feeds.rubrics import Attribute, Rubric
from web.commands.feeds.words import fold

Value = str | int | bool | Decimal | tuple[str, ...]
_YES = frozenset(map(fold, ("да", "есть", "иә", "ия", "бар", "yes", "true", "1", "+")))
_NO = frozenset(map(fold, ("нет", "жоқ", "no", "false", "0")))
_NUMBER = re.compile(r"(-?\d[\d \u00a0]{0,12}(?:[.,]\d{1,4})?)\s*(\D.{0,19})?")
_UNITS = {
    "m²": "м2 квм", "km": "км", "l": "л", "t": "т", "h": "ч моточас моточасов", "″": "дюйм дюйма дюймов in",
    "ares": "сотка сотки соток", "months": "мес месяц месяца месяцев ай", "₸": "тг тенге теңге kzt",
}  # fmt: skip
_MAX_LINES = 60


def sort_params(params: Iterable[tuple[str, str]], rubric: Rubric) -> tuple[dict[str, Value], list[str]]:
    """Attribute values by code, and lines "Name: value" for what does not fit; a second value goes to the lines.

    A value of a private attribute (a VIN) that does not fit is left out, for the text is public.
    """
    values: dict[str, Value] = {}
    lines: list[str] = []
    for name, written in params:
        name, written = cut(one_line(name), 80), cut(one_line(written), 300)
        attribute = rubric.by_name.get(fold(name))
        value = read_value(attribute, written) if attribute and attribute.code not in values else None
        if value is not None:
            values[attribute.code] = value
        elif name and written and not (attribute and attribute.private) and len(lines) < _MAX_LINES:
            lines.append(f"{name}: {written}")
    return values, list(dict.fromkeys(lines))


def read_value(attribute: Attribute, written: str) -> Value | None:
    """The value in the attribute's type, or None when it does not fit."""
    if attribute.type == "enum":
        return attribute.options.get(fold(written))
    if attribute.type == "set":
        return _several(attribute, written)
    if attribute.type == "bool":
        return _yes_or_no(fold(written))
    if attribute.type == "text":
        return attribute.options.get(fold(written), written) if 0 < len(written) <= attribute.max_length else None
    number = _number(attribute, written)
    if attribute.type == "decimal" or number is None:
        return number
    return int(number) if number == int(number) else None


def _several(attribute: Attribute, written: str) -> tuple[str, ...] | None:
    found = [attribute.options.get(fold(part)) for part in re.split(r"[,;|]", written) if part.strip()]
    return tuple(dict.fromkeys(found)) if found and None not in found else None


def _yes_or_no(word: str) -> bool | None:
    return True if word in _YES else False if word in _NO else None


def _number(attribute: Attribute, written: str) -> Decimal | None:
    found = _NUMBER.fullmatch(written.strip())
    if not found or not _is_unit(found[2] or "", attribute):
        return None
    number = Decimal(re.sub(r"\s", "", found[1]).replace(",", "."))
    return number if attribute.low <= number <= attribute.high else None


def _is_unit(written: str, attribute: Attribute) -> bool:
    word = fold(written).replace(" ", "")
    year = ("г", "год") if attribute.type == "year" else ()
    return word in ("", fold(attribute.unit), *map(fold, _UNITS.get(attribute.unit, "").split()), *year)
