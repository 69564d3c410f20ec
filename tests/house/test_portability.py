"""The shared SQL speaks to both engines."""

import pytest

from tests.house import portability
from tests.house.tree import ROOT, clean, write


def test_shared_sql_holds_no_word_of_one_engine():
    clean(portability.problems(ROOT))


@pytest.mark.parametrize(
    "text",
    [
        "select strftime('%s', made) from listing",
        "select datetime(made) from listing",
        "select now() from listing",
        "select greatest(a, b) from listing",
        "select group_concat(name) from listing",
        "select json_extract(a, 'x') from listing",
        "select 1 from listing order by name collate nocase",
        "select ifnull(a, 0) from listing",
        "insert or replace into listing (id) values (1)",
        "where made > current_timestamp",
    ],
)
def test_a_foreign_word_is_found_in_a_module(tmp_path, text):
    write(tmp_path, "web/listings/store.py", f'A = 1\nB = "{text}"')
    assert portability.problems(tmp_path)[0].startswith("web/listings/store.py:2: ")


@pytest.mark.parametrize("text", ["id integer primary key autoincrement);", ") strict;"])
def test_a_foreign_word_is_found_in_a_migration(tmp_path, text):
    write(tmp_path, "web/migrations/0001.sql", f"create table a (\n  b bigint,\n  {text}")
    assert portability.problems(tmp_path)[0].startswith("web/migrations/0001.sql:3: ")


def test_files_of_one_engine_values_and_plain_words_are_let_through(tmp_path):
    write(tmp_path, "web/migrations/0001.sqlite.sql", "create table a (b bigint) strict;")
    write(tmp_path, "web/search/sqlite.py", 'A = "select strftime(1) from a"')
    write(tmp_path, "web/core/cookies.py", 'SAME = "strict"\nA = "select 1 from a where b = \'strict\' and c = :now"')
    assert portability.problems(tmp_path) == []
