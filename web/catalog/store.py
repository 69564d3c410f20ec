"""Tables category, attribute and attribute_option: filled once from the reference file, read into memory."""

from web.catalog import reference
from web.catalog.tree import Catalog
from web.core.db import Door, Reader, Transaction

TOPIC = "catalog"


def load(tx: Transaction) -> int:
    """Inserts the reference rows if there is no category yet, and returns how many; what an operator changed stays."""
    if tx.value("select id from category limit 1") is not None:
        return 0
    count = 0
    for table, lines in reference.rows().items():
        for line in lines:
            tx.insert(table, **line)
            count += 1
    tx.touch(TOPIC)
    return count


def catalog(db: Door) -> Catalog:
    """The catalog as it is now, from memory until the topic `catalog` moves."""
    return db.kept(TOPIC, read)


def read(db: Reader) -> Catalog:
    """The catalog read anew from the tables."""
    return Catalog(
        db.all("select id, parent_id, position, slug, name_ru, name_kk, name_en, icon, price_modes, price_period,"
               " attributes, hidden from category"),
        db.all("select code, kind, name_ru, name_kk, name_en, unit, filter, private, derived, required, min_value,"
               " max_value, max_length, suggest from attribute"),
        db.all("select attribute_code, position, value, name_ru, name_kk, name_en from attribute_option"),
    )
