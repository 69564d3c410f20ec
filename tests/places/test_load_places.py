"""Places are put into the tables once, and read from memory until somebody changes them."""

from web.places import FEATURE, store
from web.places.country import Country


def rename(tx, id, name):
    tx.run("update town set name_ru = :name where id = :id", name=name, id=id)
    tx.touch(store.TOPIC)


def remove(tx, id):
    tx.run("delete from town where id = :id", id=id)


def test_the_first_start_fills_the_tables(door):
    assert door.write(store.load) == 20 + 137 + door.value("select count(*) from district")
    country = store.country(door)
    assert isinstance(country, Country)
    assert country.town_by_slug("semey").search == "Семипалатинск|Semipalatinsk"
    assert country.search("семипал", "kk")[0].slug == "semey"


def test_a_second_start_changes_nothing_that_an_operator_did(door):
    door.write(store.load)
    door.write(rename, 10001, "Семей-град")
    door.write(remove, 10007)
    assert door.write(store.load) == 0
    country = store.country(door)
    assert country.town(10001).name_ru == "Семей-град"
    assert country.town(10007) is None


def test_the_country_is_kept_until_the_topic_moves(door):
    door.write(store.load)
    first = store.country(door)
    assert store.country(door) is first
    door.write(rename, 10001, "Новый Семей")
    assert store.country(door).town(10001).name_ru == "Новый Семей"


def test_before_loading_the_country_is_empty(door):
    assert store.country(door).towns == ()


def test_every_column_is_declared(door):
    for table in FEATURE.held:
        columns = {row["name"] for row in door.all(f"select name from pragma_table_info('{table.name}')")}
        assert columns == table.columns
