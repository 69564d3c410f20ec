"""Tables region, town and district: filled once from the reference file, changed by staff, read into memory."""

import re

from web.core import journal
from web.core.db import Door, Reader, Transaction
from web.core.refusal import NotFound
from web.places import reference
from web.places.country import Country

TOPIC = "places"


def load(tx: Transaction) -> int:
    """Inserts the reference rows if there is no region yet, and returns how many; what an operator changed stays."""
    if tx.value("select id from region limit 1") is not None:
        return 0
    count = 0
    for table, lines in reference.rows().items():
        for line in lines:
            tx.insert(table, **line)
            count += 1
    tx.touch(TOPIC)
    return count


def country(db: Door) -> Country:
    """The country as it is now, from memory until the topic `places` moves."""
    return db.kept(TOPIC, read)


def read(db: Reader) -> Country:
    """The country read anew from the tables."""
    return Country(
        db.all("select id, slug, kind, name_ru, name_kk, name_en, lat, lon from region order by id"),
        db.all("select id, region_id, slug, kind, name_ru, name_kk, name_en, lat, lon, search from town order by id"),
        db.all("select id, town_id, name_ru, name_kk, name_en, search from district order by id"),
    )


def rename(tx: Transaction, staff_id: int, number: int, names: dict) -> None:
    """Changes the names of a region. Raises NotFound."""
    _change(tx, staff_id, "region", number, names)


def edit(tx: Transaction, staff_id: int, number: int, values: dict) -> None:
    """Changes names, kind, coordinates and other names of a town. Raises NotFound."""
    _change(tx, staff_id, "town", number, values)


def _change(tx: Transaction, staff_id: int, table: str, number: int, values: dict) -> None:
    row = tx.one(f"select * from {table} where id = :id", id=number)
    if row is None:
        raise NotFound()
    changed = [name for name, value in values.items() if row[name] != value]
    if changed:
        places = ", ".join(f"{name} = :{name}" for name in changed)
        tx.run(f"update {table} set {places} where id = :id", id=number, **{name: values[name] for name in changed})
        journal.note(tx, staff_id, f"{table} changed", table, number, ", ".join(changed))
        tx.touch(TOPIC, "site", f"{table}:{number}")


def add(tx: Transaction, staff_id: int, region_id: int, values: dict) -> int:
    """Adds a town to a region and returns its id, which begins with the region's; the same town sent twice is one."""
    same = tx.one("select id from town where region_id = :region and name_ru = :name and lat = :lat and lon = :lon",
                  region=region_id, name=values["name_ru"], lat=values["lat"], lon=values["lon"])
    if same is not None:
        return same.id
    number = max(tx.value("select max(id) from town where region_id = :region", region=region_id) or 0,
                 region_id * 1000) + 1
    if number // 1000 != region_id:
        raise ValueError(f"region {region_id} has no number left for a town")
    tx.insert("town", id=number, region_id=region_id, slug=_slug(tx, values["name_en"], number), **values)
    journal.note(tx, staff_id, "town added", "town", number)
    tx.touch(TOPIC, "site", f"region:{region_id}")
    return number


def _slug(db: Reader, name: str, number: int) -> str:
    """The English name as a part of an address, with the number behind it where a place has that one already."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "town"
    return plain if db.value("select id from town where slug = :slug", slug=plain) is None else f"{plain}-{number}"
