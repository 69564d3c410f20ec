"""Reads regions.json, checks it, and gives rows ready for the tables region, town and district."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from web.places.country import SEPARATOR

FILE = Path(__file__).with_name("regions.json")
NORTH, EAST = (40.5, 55.5), (46.4, 87.4)  # the country lies within these degrees
Row = dict[str, Any]


def rows(file: Path = FILE) -> dict[str, list[Row]]:
    """Rows by table name, in the order in which they can be inserted. Raises ValueError on wrong data."""
    regions = json.loads(file.read_text("utf-8"))["regions"]
    towns = {town["slug"]: town for region in regions for town in region["towns"]}
    found = {
        "region": [_region(region) for region in regions],
        "town": [_town(town, region, towns) for region in regions for town in region["towns"]],
        "district": list(_districts(towns.values())),
    }
    for table, lines in found.items():
        _check(table, lines)
    return found


def _names(entry: Row) -> Row:
    return {"name_ru": entry["ru"], "name_kk": entry["kk"], "name_en": entry["en"]}


def _point(entry: Row) -> Row:
    return {"lat": entry["lat"], "lon": entry["lon"]}


def _region(region: Row) -> Row:
    if region["center"] not in {town["slug"] for town in region["towns"]}:
        raise ValueError(f"region {region['slug']}: its centre {region['center']} lies in another region")
    return {"id": region["id"], "slug": region["slug"], "kind": region["kind"], **_names(region), **_point(region)}


def _town(town: Row, region: Row, towns: dict[str, Row]) -> Row:
    if town["id"] // 1000 != region["id"]:
        raise ValueError(f"town {town['slug']}: id {town['id']} does not belong to region {region['id']}")
    where = town if "lat" in town else towns.get(town["near"], {})
    if "lat" not in where:
        raise ValueError(f"town {town['slug']}: no coordinates, neither its own nor a neighbour's")
    return {"id": town["id"], "region_id": region["id"], "slug": town["slug"], "kind": town["kind"],
            **_names(town), **_point(where),
            "search": SEPARATOR.join(town.get("old_names", []) + town.get("search", []))}


def _districts(towns) -> Iterator[Row]:
    for town in towns:
        for district in town.get("districts", []):
            yield {"id": district["id"], "town_id": town["id"], **_names(district),
                   "search": SEPARATOR.join(district.get("search", []))}


def _check(table: str, lines: list[Row]) -> None:
    for column in ("id", "slug"):
        values = [line[column] for line in lines if column in line]
        if len(set(values)) != len(values):
            raise ValueError(f"{table}: the same {column} twice")
    for line in lines:
        if "lat" in line and not (NORTH[0] <= line["lat"] <= NORTH[1] and EAST[0] <= line["lon"] <= EAST[1]):
            raise ValueError(f"{table} {line['slug']} lies outside the country")
        if "slug" in line and not line["slug"].isascii():
            raise ValueError(f"{table} {line['slug']}: a slug is plain ASCII")
