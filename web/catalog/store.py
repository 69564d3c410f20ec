"""Tables category, attribute and attribute_option: filled once from the reference file, read into memory."""

from web.catalog import reference
from web.catalog.tree import Catalog, Names, Option
from web.core import journal
from web.core.db import Door, Reader, Transaction
from web.core.refusal import NotFound

TOPIC = "catalog"
OWN_IDS = 10_000  # ids of categories that an operator added begin above this, apart from those of the reference file


class SlugTaken(ValueError):
    """Another category has this slug."""


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


def edit(tx: Transaction, staff_id: int, number: int, values: dict) -> None:
    """Changes names, position, kinds of price, period, attributes and hiding of a category. Raises NotFound."""
    row = tx.one("select * from category where id = :id", id=number)
    if row is None:
        raise NotFound()
    changed = [name for name, value in values.items() if row[name] != value]
    if changed:
        places = ", ".join(f"{name} = :{name}" for name in changed)
        tx.run(f"update category set {places} where id = :id", id=number, **{name: values[name] for name in changed})
        journal.note(tx, staff_id, "category changed", "category", number, ", ".join(changed))
        tx.touch(TOPIC, "site", f"category:{number}")


def add(tx: Transaction, staff_id: int, parent_id: int | None, values: dict) -> int:
    """Adds a category and returns its id; the same one sent twice is one. Raises SlugTaken."""
    row = tx.one("select id, parent_id, name_ru from category where slug = :slug", slug=values["slug"])
    if row is not None:
        if (row.parent_id, row.name_ru) == (parent_id, values["name_ru"]):
            return row.id
        raise SlugTaken()
    number = max(tx.value("select max(id) from category") or 0, OWN_IDS) + 1
    tx.insert("category", id=number, parent_id=parent_id, icon="" if parent_id else "grid", **values)
    journal.note(tx, staff_id, "category added", "category", number, values["slug"])
    tx.touch(TOPIC, "site")
    return number


def edit_attribute(tx: Transaction, staff_id: int, code: str, names: Names, options: list[Option]) -> None:
    """Renames an attribute and its options, puts these in their order and adds new ones; none is taken away."""
    before = _attribute_rows(tx, code)
    tx.run("update attribute set name_ru = :ru, name_kk = :kk, name_en = :en where code = :code",
           ru=names.ru, kk=names.kk, en=names.en, code=code)
    for position, option in enumerate(options, 1):
        tx.run("insert into attribute_option (attribute_code, position, value, name_ru, name_kk, name_en)"
               " values (:code, :position, :value, :ru, :kk, :en) on conflict (attribute_code, value) do update set"
               " position = excluded.position, name_ru = excluded.name_ru, name_kk = excluded.name_kk,"
               " name_en = excluded.name_en", code=code, position=position, value=option.value,
               ru=option.ru, kk=option.kk, en=option.en)
    if _attribute_rows(tx, code) != before:
        journal.note(tx, staff_id, "attribute changed", "attribute", None, code)
        tx.touch(TOPIC, "site")


def _attribute_rows(db: Reader, code: str) -> list:
    return [db.one("select * from attribute where code = :code", code=code),
            db.all("select * from attribute_option where attribute_code = :code order by value", code=code)]
