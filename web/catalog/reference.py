"""Reads categories.json, checks it, and gives rows ready for category, attribute and attribute_option."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from web.catalog import forbidden
from web.catalog.tree import FILTERS, KINDS, PRICE_MODES, PRICE_PERIODS, SEPARATOR

FILE = Path(__file__).with_name("categories.json")
Row = dict[str, Any]


def rows(file: Path = FILE) -> dict[str, list[Row]]:
    """Rows by table name, in the order in which they can be inserted. Raises ValueError on wrong data."""
    source = json.loads(file.read_text("utf-8"))
    attributes = source["attributes"]
    found = {
        "category": list(_categories(source["categories"])),
        "attribute": [_attribute(code, entry) for code, entry in attributes.items()],
        "attribute_option": [row for code, entry in attributes.items() for row in _options(code, entry)],
    }
    _check_tree(found["category"], attributes)
    return found


def _names(entry: Row) -> Row:
    return {"name_ru": entry["ru"], "name_kk": entry["kk"], "name_en": entry["en"]}


def _categories(entries: Iterable[Row], parent: Row | None = None) -> Iterator[Row]:
    for position, entry in enumerate(entries, 1):
        modes = entry.get("price_modes") or parent["price_modes"]
        yield {"id": entry["id"], "parent_id": parent["id"] if parent else None, "position": position,
               "slug": entry["slug"], **_names(entry), "icon": entry.get("icon", ""), "price_modes": " ".join(modes),
               "price_period": entry.get("price_period", ""), "attributes": " ".join(entry["attrs"]), "hidden": False}
        yield from _categories(entry.get("children", []), {"id": entry["id"], "price_modes": modes})


def _attribute(code: str, entry: Row) -> Row:
    options = entry.get("options", [])
    forbidden.check(code, [each[lang] for each in (entry, *options) for lang in ("ru", "kk", "en")])
    if entry["type"] not in KINDS or entry["filter"] not in FILTERS:
        raise ValueError(f"attribute {code}: unknown type or filter")
    if bool(options) != (entry["type"] in ("enum", "set")):
        raise ValueError(f"attribute {code}: options belong to enum and set, and only to them")
    return {"code": code, "kind": entry["type"], **_names(entry), "unit": entry.get("unit", ""),
            "filter": entry["filter"], "private": entry.get("private", False), "derived": entry.get("derived", False),
            "required": entry.get("required", False), "min_value": entry.get("min"), "max_value": entry.get("max"),
            "max_length": entry.get("max_length"), "suggest": SEPARATOR.join(entry.get("suggest", []))}


def _options(code: str, entry: Row) -> Iterator[Row]:
    for position, option in enumerate(entry.get("options", []), 1):
        yield {"attribute_code": code, "position": position, "value": option["v"], **_names(option)}


def _check_tree(categories: list[Row], attributes: dict[str, Row]) -> None:
    for column in ("id", "slug"):
        if len({row[column] for row in categories}) != len(categories):
            raise ValueError(f"category: the same {column} twice")
    for row in categories:
        unknown = [code for code in row["attributes"].split() if code not in attributes]
        modes = [mode for mode in row["price_modes"].split() if mode not in PRICE_MODES]
        if unknown or modes or row["price_period"] not in PRICE_PERIODS:
            raise ValueError(f"category {row['slug']}: unknown {[*unknown, *modes] or row['price_period']}")
