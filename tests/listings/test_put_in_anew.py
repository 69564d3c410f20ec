"""After a new version of the software, or a new name, every live listing is put into the index again."""

import pytest

from tests.search.market import member, publish
from web.catalog.store import catalog
from web.core.jobs import Stopped, Work
from web.index.match import match
from web.index.words import query_terms
from web.listings import reindexing
from web.listings.store import ending
from web.listings.store import reindexing as store
from web.places.store import country


def found(house, words: str) -> int:
    """How many listings the words find in the index."""
    return house.db.value("select count(*) from listing_index where listing_index match :match", match=match(query_terms(words)))


def empty_index(house) -> None:
    """As if the terms of another version were in the index."""
    house.db.write(lambda tx: tx.run("insert into listing_index (listing_index) values ('delete-all')"))
    house.db.write(lambda tx: tx.run("update sequence set last = 1 where name = 'terms done'"))


def work(house) -> Work:
    """What the job is given."""
    return Work(house.db, house.settings, house.state)


def test_on_a_new_site_nothing_waits(house):
    publish(house, "Диван")
    assert reindexing.reindex(work(house)) == 0


def test_an_upgraded_site_finds_everything_again(house):
    for number in range(3):
        publish(house, f"Диван {number}")
    empty_index(house)
    assert found(house, "диван") == 0
    house.run_job("terms")
    assert found(house, "диван") == 3 and reindexing.reindex(work(house)) == 0


def test_only_live_listings_are_put_in(house):
    ended = publish(house, "Диван")
    publish(house, "Диван второй")
    house.db.write(ending.close, member(house, "aigerim"), ended, "withdrawn")
    empty_index(house)
    house.run_job("terms")
    assert found(house, "диван") == 1


def test_a_new_name_of_a_town_is_found(house):
    publish(house, "Диван", town="semey")
    house.db.write(named, "town", "name_ru", "semey", "Абайград", "places")
    assert found(house, "диван абайград") == 0
    house.run_job("terms")
    assert found(house, "диван абайград") == 1


def named(tx, table: str, column: str, slug: str, name: str, topic: str) -> None:
    """Gives a town or a category another name."""
    tx.run(f"update {table} set {column} = :name where slug = :slug", slug=slug, name=name)
    tx.touch(topic)


def test_what_was_interrupted_goes_on_where_it_was(house, monkeypatch):
    for number in range(5):
        publish(house, f"Диван {number}")
    empty_index(house)
    monkeypatch.setattr(reindexing, "AT_ONCE", 2)
    stopped = work(house)
    stopped.stop.set()
    with pytest.raises(Stopped):
        reindexing.reindex(stopped)
    assert found(house, "диван") == 2
    assert reindexing.reindex(work(house)) == 3 and found(house, "диван") == 5


def test_a_listing_that_changed_in_between_keeps_its_new_words(house):
    number = publish(house, "Диван")
    row = store.after(house.db, 0, 1)[0]
    house.db.write(lambda tx: tx.run("update listing set title_ru = 'Шкаф' where id = :id", id=number))
    house.db.write(store.put_again, 7, [(row, ["старое"])])
    assert found(house, "старое") == 0 and store.reached(house.db, 7) == row.seq


def test_the_fingerprint_is_the_same_until_something_is_named_otherwise(house):
    one = reindexing.fingerprint(catalog(house.db), country(house.db))
    assert reindexing.fingerprint(catalog(house.db), country(house.db)) == one
    house.db.write(named, "category", "name_kk", "furniture", "Басқа", "catalog")
    assert reindexing.fingerprint(catalog(house.db), country(house.db)) != one
