"""The table finds listings newest first, without sorting, and forgets removed words for good."""

from itertools import pairwise

import pytest

from web.core import migrate
from web.core.db import Database
from web.core.writer import Writer
from web.index import numbers, store, tags
from web.index.match import match
from web.index.words import query_terms, terms

PAGE = (
    "select thing.id from listing_index join thing on thing.seq = listing_index.rowid"
    " where listing_index match :match and listing_index.rowid < :before order by listing_index.rowid desc limit 20"
)
TEXTS = {
    1: "Продам диван, красный", 2: "Диваны новые", 3: "Шкаф и диван, битый", 4: "Пәтер жалға беріледі",
    5: "iPhone 15 Pro",
}


@pytest.fixture
def db(tmp_path):
    database = Database(tmp_path / "site.db", Writer)
    migrate.migrate(tmp_path / "site.db")
    yield database.new_door()
    database.close()


@pytest.fixture
def filled(db):
    def fill(tx):
        tx.run("create table thing (id bigint primary key, seq bigint unique)")
        for seq, text in TEXTS.items():
            tx.insert("thing", id=seq * 100, seq=seq)
            store.put(tx, seq, terms(text) + [tags.EVERY, tags.category(seq % 2), *numbers.tags(tags.PRICE, seq * 10_000)])
    db.write(fill)
    return db


def found(db, text: str, *wanted, before: int = 1_000) -> list[int]:
    """The seqs that answer a query and tags."""
    rows = db.all("select rowid as seq from listing_index where listing_index match :match and rowid < :before"
                  " order by rowid desc", match=match(query_terms(text), wanted), before=before)
    return [row.seq for row in rows]


def test_listings_come_newest_first(filled):
    assert found(filled, "диван") == [3, 2, 1]


def test_the_next_page_begins_before_the_last_seq(filled):
    assert found(filled, "диван", before=3) == [2, 1]


def test_every_word_must_be_met_and_no_unwanted_one(filled):
    assert found(filled, "диван красный") == [1] and found(filled, "диван -битый") == [2, 1]


def test_only_unwanted_words_find_all_others(filled):
    assert found(filled, "-диван") == [5, 4]


def test_no_condition_finds_everything(filled):
    assert found(filled, "") == [5, 4, 3, 2, 1]


def test_tags_narrow_and_a_group_of_tags_widens(filled):
    assert found(filled, "диван", tags.category(1)) == [3, 1]
    assert found(filled, "", (tags.category(0), tags.category(1)), tags.price_tags(20_000, 30_000)) == [3, 2]


def test_a_person_cannot_ask_for_a_tag(filled):
    assert found(filled, "zc1") == found(filled, "zz1") == []


@pytest.mark.parametrize("text", [
    '"', "NEAR(диван шкаф)", "terms:диван", "диван*", "^диван", "(диван", "диван) OR (zz1", "AND",
])
def test_signs_of_the_engine_mean_nothing(filled, text):
    assert set(found(filled, text)) <= {1, 2, 3, 4, 5}
    assert "*" not in match(query_terms(text)) and "^" not in match(query_terms(text))


def test_putting_again_replaces(filled):
    filled.write(store.put, 2, terms("Стол") + [tags.EVERY])
    assert found(filled, "диван") == [3, 1] and found(filled, "стол") == [2]


def test_removed_is_not_found(filled):
    filled.write(store.remove, 3)
    assert found(filled, "диван") == [2, 1] and found(filled, "шкаф") == []


def test_removing_what_is_not_there_is_no_error(filled):
    filled.write(store.remove, 77)


def test_a_page_is_read_in_order_without_sorting(filled):
    plan = filled.all("explain query plan " + PAGE, match=match(query_terms("диван"), [tags.category(1)]), before=9)
    assert not [row for row in plan if "TEMP B-TREE" in row.detail]
    assert plan[0].detail.startswith("SCAN listing_index VIRTUAL TABLE") and "SEARCH thing" in plan[1].detail


def files_hold(folder, word: str) -> bool:
    """Whether the database or its log has the word; its first letter may be shared with the word before it."""
    return any(word[1:].encode() in path.read_bytes() for path in folder.iterdir() if path.name.startswith("site.db"))


def put_hundred(tx, first: int) -> None:
    """A hundred listings; each tenth has a word of its own kind."""
    for seq in range(first, first + 100):
        store.put(tx, seq, ["обычно", f"номер{seq}", tags.EVERY, *(["канарейка"] if seq % 10 == 0 else [])])


def test_purging_leaves_no_byte_of_removed_words(db, tmp_path):
    for first in range(1, 1_001, 100):
        db.write(put_hundred, first)
    for seq in range(10, 1_001, 10):
        db.write(store.remove, seq)
    assert db.connection.checkpoint() and files_hold(tmp_path, "канарейка")
    store.purge(db)
    assert db.connection.checkpoint() and not files_hold(tmp_path, "канарейка")
    assert len(found(db, "", before=10**6)) == 900


def test_beside_each_seq_a_number_stays_free(db):
    """Otherwise neighbours that are removed together make every reader look through all of them."""
    given = [db.write(store.next_seq) for _ in range(3)]
    assert [later - earlier for earlier, later in pairwise(given)] == [2, 2]


def test_purging_an_empty_or_tidy_index_ends_at_once(filled):
    store.purge(filled)
    assert store.purge(filled) <= 2
