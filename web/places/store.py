"""Tables region, town and district: filled once from the reference file, read into memory."""

from web.core.db import Door, Reader, Transaction
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
