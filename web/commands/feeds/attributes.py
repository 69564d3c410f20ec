"""Turns a feed's parameters into our attributes where name and value fit, and the rest into lines of text."""

import re
from collections.abc import Iterable
from typing import Any

from web.catalog import kinds
from web.commands.feeds.plain import cut, one_line
from web.commands.feeds.rubrics import Question, Rubric
from web.commands.feeds.words import fold

_YES = frozenset(map(fold, ("да", "есть", "иә", "ия", "бар", "yes", "true", "1", "+")))
_NO = frozenset(map(fold, ("нет", "жоқ", "no", "false", "0")))
_NUMBER = re.compile(r"(-?\d[\d \u00a0]{0,12}(?:[.,]\d{1,4})?)\s*(\D.{0,19})?")
_UNITS = {
    "m²": "м2 квм", "km": "км", "l": "л", "t": "т", "h": "ч моточас моточасов", "″": "дюйм дюйма дюймов in",
    "ares": "сотка сотки соток", "months": "мес месяц месяца месяцев ай", "₸": "тг тенге kzt",
}  # fmt: skip
_MAX_LINES = 60


def sort_params(params: Iterable[tuple[str, str]], rubric: Rubric) -> tuple[dict[str, Any], list[str]]:
    """Attribute values by code (of the types of `catalog.answers.read`), and lines "Name: value" for the rest.

    Of two values for one attribute the first counts and the second becomes a line. A value of a private attribute
    (a VIN) that does not fit is left out, for the text is public.
    """
    values: dict[str, Any] = {}
    lines: list[str] = []
    for name, written in params:
        name, written = cut(one_line(name), 80), cut(one_line(written), 300)
        question = rubric.by_name.get(fold(name))
        code = question.attribute.code if question else ""
        value = read_value(question, written) if question and written and code not in values else None
        if value is not None:
            values[code] = value
        elif name and written and not (question and question.attribute.private) and len(lines) < _MAX_LINES:
            lines.append(f"{name}: {written}")
    return values, list(dict.fromkeys(lines))


def read_value(question: Question, written: str) -> Any:
    """The value in the attribute's type, or None when the feed's words do not fit it."""
    given = _given(question, written)
    try:
        return kinds.read(question.attribute, given) if given else None
    except ValueError:
        return None


def _given(question: Question, written: str) -> list[str]:
    """What a person would have typed for the feed's words; nothing when they are not understood."""
    kind = question.attribute.kind
    if kind == "text":
        return [written]
    if kind == "bool":
        return ["yes"] if fold(written) in _YES else ["no"] if fold(written) in _NO else []
    if kind in ("enum", "set"):
        parts = re.split(r"[,;|]", written) if kind == "set" else [written]
        found = [question.options.get(fold(part), "") for part in parts]
        return found if all(found) else []
    return _number(question, written)


def _number(question: Question, written: str) -> list[str]:
    found = _NUMBER.fullmatch(written.strip())
    return [found[1]] if found and _is_unit(found[2] or "", question) else []


def _is_unit(written: str, question: Question) -> bool:
    unit = question.attribute.unit
    others = ("г", "год") if question.attribute.kind == "year" else _UNITS.get(unit, "").split()
    return fold(written).replace(" ", "") in ("", fold(unit), *others)
