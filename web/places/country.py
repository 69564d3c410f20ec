"""Regions, towns and districts of the country in memory: names, neighbours and suggestions while typing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from math import asin, cos, radians, sin, sqrt
from typing import Any

from web.places.spelling import fold

EARTH = 12742.0  # diameter in km
SEPARATOR = "|"  # between the names in a `search` column
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Named:
    """Something with a name in each language."""

    id: int
    name_ru: str
    name_kk: str
    name_en: str

    def name(self, lang: str) -> str:
        """The name in Russian (`ru`), Kazakh (`kk`) or English (`en`)."""
        return {"ru": self.name_ru, "kk": self.name_kk, "en": self.name_en}[lang]


@dataclass(frozen=True)
class Region(Named):
    """An oblast or a city of republican importance; coordinates are those of its centre."""

    slug: str
    kind: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Town(Named):
    """A city, town or village; `search` holds former and other names."""

    region_id: int
    slug: str
    kind: str
    lat: float
    lon: float
    search: str = ""


@dataclass(frozen=True)
class District(Named):
    """A district of a large city."""

    town_id: int
    search: str = ""


def distance(a: Region | Town, b: Region | Town) -> float:
    """Kilometres between two places along the great circle."""
    north, east = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    return EARTH * asin(sqrt(sin(north) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east) ** 2))


class Country:
    """All places, looked up by id or slug. A lookup of something unknown gives None."""

    def __init__(self, regions: Iterable[Row], towns: Iterable[Row], districts: Iterable[Row]):
        self.regions = tuple(_made(Region, row) for row in regions)
        self.towns = tuple(_made(Town, row) for row in towns)
        self.districts = tuple(_made(District, row) for row in districts)
        self._regions = {region.id: region for region in self.regions}
        self._towns = {town.id: town for town in self.towns}
        self._districts = {district.id: district for district in self.districts}
        self._region_slugs = {region.slug: region for region in self.regions}
        self._town_slugs = {town.slug: town for town in self.towns}
        self._keys = {town.id: self._keys_of(town) for town in self.towns}

    def region(self, id: int | None) -> Region | None:
        """The region with this id."""
        return self._regions.get(id)

    def town(self, id: int | None) -> Town | None:
        """The town with this id."""
        return self._towns.get(id)

    def district(self, id: int | None) -> District | None:
        """The district with this id."""
        return self._districts.get(id)

    def region_by_slug(self, slug: str) -> Region | None:
        """The region with this slug."""
        return self._region_slugs.get(slug)

    def town_by_slug(self, slug: str) -> Town | None:
        """The town with this slug."""
        return self._town_slugs.get(slug)

    def towns_of(self, region_id: int) -> list[Town]:
        """The towns of a region, its centre first as in the data."""
        return [town for town in self.towns if town.region_id == region_id]

    def districts_of(self, town_id: int) -> list[District]:
        """The districts of a town; most towns have none."""
        return [district for district in self.districts if district.town_id == town_id]

    def near(self, town_id: int, km: float) -> list[tuple[Town, float]]:
        """Towns within `km` kilometres with their distances, nearest first, beginning with the town itself."""
        here = self._towns.get(town_id)
        if here is None:
            return []
        found = [(town, distance(here, town)) for town in self.towns]
        return sorted((pair for pair in found if pair[1] <= km), key=lambda pair: (pair[1], pair[0] != here))

    def search(self, prefix: str, lang: str, limit: int = 10) -> list[Town]:
        """Towns any of whose names, former names or districts begins so; the best match first."""
        wanted = fold(prefix)
        if not wanted:
            return []
        found = [(place, town) for town in self.towns if (place := self._place(town, wanted, lang)) is not None]
        found.sort(key=lambda pair: (pair[0], self._weight(pair[1]), fold(pair[1].name(lang))))
        return [town for _, town in found[:limit]]

    def _weight(self, town: Town) -> int:
        """0 for the centre of a region, then cities, then the rest."""
        region = self._regions[town.region_id]
        return 0 if (town.lat, town.lon) == (region.lat, region.lon) else 1 if town.kind == "city" else 2

    def _place(self, town: Town, wanted: str, lang: str) -> int | None:
        """0 for the name in the language, then other names, a word inside, former names, districts."""
        if fold(town.name(lang)).startswith(wanted):
            return 0
        names, others, districts = self._keys[town.id]
        if any(key.startswith(wanted) for key in names):
            return 1
        if any(" " + wanted in key for key in names):
            return 2
        if any(" " + wanted in " " + key for key in others):
            return 3
        return 4 if any(" " + wanted in " " + key for key in districts) else None

    def _keys_of(self, town: Town) -> tuple[list[str], list[str], list[str]]:
        districts: dict[str, None] = {}
        for district in self.districts_of(town.id):
            for name in (district.name_ru, district.name_kk, district.name_en, *district.search.split(SEPARATOR)):
                districts[fold(name)] = None
        names = [fold(name) for name in (town.name_ru, town.name_kk, town.name_en, town.slug)]
        return names, [fold(name) for name in town.search.split(SEPARATOR) if name], [key for key in districts if key]


def _made(kind: type, row: Row):
    return kind(**{field.name: row[field.name] for field in fields(kind) if field.name in row})
