"""No table name occurs in privacy, and a planted one is found however it is written."""

import pytest

from tests.house import nameless
from tests.house.tree import ROOT, clean, write

MIGRATION = "-- feature: listings\ncreate table listing (id bigint primary key);\n"


def test_privacy_names_no_table():
    clean(nameless.problems(ROOT))


@pytest.mark.parametrize("code", [
    'A = "select id from listing where id = :id"', 'A = "listing"', 'A = ("member_id", "listing")', 'A = f"delete from listing {1}"',
    'def f(x):\n    return x + " join listing on true"', 'A = "listing.id = :id"', 'TABLES = {"listing": 1}'])
def test_a_planted_name_is_found(tmp_path, code):
    write(tmp_path, "web/migrations/0001_core.sql", MIGRATION)
    write(tmp_path, "web/privacy/store.py", code)
    assert [problem for problem in nameless.problems(tmp_path) if problem.endswith("names the table listing")]


def test_words_for_people_and_names_of_modules_are_no_tables(tmp_path):
    write(tmp_path, "web/migrations/0001_core.sql", MIGRATION)
    write(tmp_path, "web/privacy/store.py", '"""Ends a listing."""\nfrom web.listings import store\nA = "Your listing has ended"')
    assert nameless.problems(tmp_path) == []
