"""Tables are named from above only, and the check reads SQL however it is put together."""

import pytest

from tests.house import tables
from tests.house.tree import ROOT, clean, write

MIGRATION = """-- feature: core
create table topic (id bigint primary key);
-- One row per listing.
-- feature: listings
create table if not exists listing (id bigint primary key);
-- feature: messages
create table thread (id bigint primary key);
"""


def test_no_feature_names_a_table_of_its_own_floor_or_above():
    clean(tables.problems(ROOT))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('A = "select id from thread"', 1),
        ('A = """select id\nfrom listing l\njoin thread t on true"""', 3),
        ('A = "select 1 from listing l, thread t"', 1),
        ('\nT = "thread"\nA = f"update {T} set id = :id"', 3),
        ('FROM = "from thread"\nA = f"select id {FROM}"', 1),
        ('def f(x):\n    return "delete from " + "thread"', 2),
        ('def f(x):\n    return f"select {x} from thread"', 2),
        ('A = "insert into thread (id) values (:id)"', 1),
    ],
)
def test_a_table_of_an_upper_floor_is_found(tmp_path, text, line):
    write(tmp_path, "web/migrations/0001.sql", MIGRATION)
    write(tmp_path, "web/accounts/store.py", text)
    assert [problem for problem in tables.problems(tmp_path) if f"web/accounts/store.py:{line}: " in problem]


def test_core_tables_and_tables_below_are_for_all(tmp_path):
    write(tmp_path, "web/migrations/0001.sql", MIGRATION)
    write(tmp_path, "web/messages/store.py", '"""From thread to thread."""\nA = "select 1 from thread, listing, topic"')
    assert tables.problems(tmp_path) == []


def test_a_table_without_a_known_owner_is_found(tmp_path):
    write(tmp_path, "web/migrations/0001.sql", MIGRATION + "create table lost (id bigint);\n-- feature: nobody\n")
    write(tmp_path, "web/migrations/0002.sql", "-- feature: nobody\ncreate table gone (id bigint);\n")
    found = tables.problems(tmp_path)
    assert [problem.split(" needs")[0] for problem in found] == [
        "web/migrations/0001.sql:8: the table lost",
        "web/migrations/0002.sql:2: the table gone",
    ]


def test_a_table_with_two_owners_is_found(tmp_path):
    write(tmp_path, "web/migrations/0001.sql", MIGRATION)
    write(tmp_path, "web/migrations/0002.sqlite.sql", "-- feature: mail\ncreate table listing (id bigint);")
    assert "belongs to listings and to mail" in tables.problems(tmp_path)[0]
