"""A person's answers to a category's attributes: read from a form, shown on a page, and what follows from them."""

from collections.abc import Iterable, Mapping
from typing import Any

from web.catalog import kinds
from web.catalog.tree import Attribute
from web.core.i18n import _

Raw = Mapping[str, list[str]]


def read(attributes: Iterable[Attribute], raw: Raw) -> tuple[dict[str, Any], dict[str, str]]:
    """Values by code, and messages by code for what is wrong. Blank answers, derived and unknown codes are left out.

    enum, text: str; set: list of str in the order of the options; bool: bool; int, year, money: int; decimal: float
    rounded to two digits. Of a private text only its last six letters and digits are kept."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for attribute in attributes:
        given = [text for text in (text.strip() for text in raw.get(attribute.code, [])) if text]
        if attribute.derived or not given:
            if attribute.required and not attribute.derived:
                errors[attribute.code] = _("Please answer this.")
            continue
        try:
            values[attribute.code] = kinds.read(attribute, given)
        except ValueError as error:
            errors[attribute.code] = str(error)
    if values.get("floor", 0) > values.get("floors_total", 1000):
        errors["floor"] = _("The building has fewer floors than that.")
    return values, errors


def derive(values: Mapping[str, Any], photos: int) -> dict[str, bool]:
    """What follows from the answers and the number of photos; a floor that is not known is left out."""
    found = {"has_photo": photos > 0}
    floor, total = values.get("floor"), values.get("floors_total")
    if floor is not None:
        found["floor_not_first"] = floor > 1
        if total is not None:
            found["floor_not_last"] = floor < total
    return found


def shown(attributes: Iterable[Attribute], values: Mapping[str, Any], lang: str) -> list[tuple[str, str]]:
    """Pairs of label and answer with its unit, in the order of the attributes; derived ones are not shown."""
    return [(attribute.name(lang), kinds.written(attribute, values[attribute.code], lang)) for attribute in attributes
            if attribute.code in values and not attribute.derived]
