"""The catalog is put into the tables once, and read from memory until somebody changes it."""

from web.catalog import FEATURE, store


def hide(tx, id):
    tx.run("update category set hidden = true where id = :id", id=id)
    tx.touch(store.TOPIC)


def test_the_first_start_fills_the_tables(door, rows):
    assert door.write(store.load) == sum(len(lines) for lines in rows.values())


def test_what_is_read_back_equals_the_reference(door, catalog):
    door.write(store.load)
    read = store.catalog(door)
    assert read.all == catalog.all
    assert all(read.attributes(category.id) == catalog.attributes(category.id) for category in catalog.all)


def test_a_second_start_changes_nothing_that_an_operator_did(door):
    door.write(store.load)
    door.write(hide, 201)
    assert door.write(store.load) == 0
    assert "cars" not in [category.slug for category in store.catalog(door).children(200)]


def test_the_catalog_is_kept_until_the_topic_moves(door):
    door.write(store.load)
    first = store.catalog(door)
    assert store.catalog(door) is first
    door.write(hide, 101)
    assert store.catalog(door).by_id(101).hidden


def test_before_loading_the_catalog_is_empty(door):
    assert store.catalog(door).all == ()


def test_every_column_is_declared(door):
    for table in FEATURE.held:
        columns = {row["name"] for row in door.all(f"select name from pragma_table_info('{table.name}')")}
        assert columns == table.columns
