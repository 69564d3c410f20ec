"""How an answer of each kind is read from what was typed, and written for people."""

import re
from collections.abc import Callable
from typing import Any

from web.catalog.tree import Attribute
from web.core import format
from web.core.i18n import N_, _, catalogue

LONGEST = 200  # characters of a text whose attribute does not say
KEPT = 6  # characters kept of a private text, such as a VIN
YES, NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
UNITS = (N_("m²"), N_("ares"), N_("km"), N_("l"), N_("t"), N_("h"), N_("months"))  # others are the same in every language
CLOSE = ("%", "″")  # units written without a space


def read(attribute: Attribute, given: list[str]) -> Any:
    """The value of the texts given, none of them blank. Raises ValueError with a message for the person."""
    return _READERS[attribute.kind](attribute, given)


def written(attribute: Attribute, value: Any, lang: str) -> str:
    """The value in the words of a language, with its unit."""
    if attribute.kind in ("enum", "set"):
        options = [(attribute.option(each), each) for each in ([value] if isinstance(value, str) else value)]
        return ", ".join(option.name(lang) if option else each for option, each in options)
    if attribute.kind == "bool":
        return _in(lang, N_("Yes") if value else N_("No"))
    if attribute.kind == "money":
        return format.money(value)
    if attribute.kind in ("int", "decimal"):
        return _number(value, lang) + _unit(attribute.unit, lang)
    return str(value)


def _chosen(attribute: Attribute, given: list[str]) -> str:
    if attribute.option(given[0]) is None:
        raise ValueError(_("Choose one of the answers offered."))
    return given[0]


def _several(attribute: Attribute, given: list[str]) -> list[str]:
    if any(attribute.option(value) is None for value in given):
        raise ValueError(_("Choose one of the answers offered."))
    return [option.value for option in attribute.options if option.value in given]


def _yes_or_no(attribute: Attribute, given: list[str]) -> bool:
    if given[0].lower() not in YES + NO:
        raise ValueError(_("Choose one of the answers offered."))
    return given[0].lower() in YES


def _digits(text: str) -> str:
    return re.sub(r"\s|₸|тг\.?$", "", text.replace("−", "-"))


def _whole(attribute: Attribute, given: list[str]) -> int:
    text = _digits(given[0])
    if not re.fullmatch(r"[+-]?[0-9]{1,15}", text):
        raise ValueError(_("Write a whole number in digits."))
    return _within(attribute, int(text))


def _decimal(attribute: Attribute, given: list[str]) -> float:
    text = _digits(given[0]).replace(",", ".")
    if not re.fullmatch(r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?", text):
        raise ValueError(_("Write a number in digits."))
    return _within(attribute, round(float(text), 2))


def _within(attribute: Attribute, value):
    low, high = attribute.min_value, attribute.max_value
    if low is not None and value < low:
        raise ValueError(_("No less than %(number)s.", number=f"{low:.15g}"))
    if high is not None and value > high:
        raise ValueError(_("No more than %(number)s.", number=f"{high:.15g}"))
    return value


def _words(attribute: Attribute, given: list[str]) -> str:
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in given[0]).split())
    most = attribute.max_length or LONGEST
    if len(text) > most:
        raise ValueError(_("No longer than %(number)s characters.", number=most))
    if attribute.private:
        text = "".join(sign for sign in text if sign.isalnum()).upper()[-KEPT:]
    if not text:
        raise ValueError(_("Write it in letters or digits."))
    return _suggested(attribute, text)


def _suggested(attribute: Attribute, text: str) -> str:
    """The suggested spelling of the same word: «toyota» and «ваз» become «Toyota» and «Lada (ВАЗ)»."""
    for word in attribute.suggest:
        if text.casefold() in {word.casefold(), *(part.strip().casefold() for part in re.split(r"[()]", word) if part)}:
            return word
    return text


_READERS: dict[str, Callable[[Attribute, list[str]], Any]] = {
    "enum": _chosen, "set": _several, "bool": _yes_or_no, "int": _whole, "year": _whole, "money": _whole,
    "decimal": _decimal, "text": _words,
}


def _number(value: float, lang: str) -> str:
    whole, point, rest = f"{abs(value):.15g}".partition(".")
    return ("-" if value < 0 else "") + format.number(int(whole)) + (point if lang == "en" else point and ",") + rest


def unit(name: str, lang: str) -> str:
    """A unit in the words of a language; empty for none."""
    return _in(lang, name) if name else ""


def _unit(unit: str, lang: str) -> str:
    return ("" if unit in CLOSE else "\u00a0") + _in(lang, unit) if unit else ""


def _in(lang: str, message: str) -> str:
    found = catalogue(lang).get(message, message)
    return found if isinstance(found, str) else found[0]
