"""`inventory`: everything declared, for people and for machines."""

import json

import pytest

from web.app import SITE


@pytest.fixture
def found(say):
    return json.loads(say("inventory", "--json").out)


def test_every_table_of_people_is_there_with_all_its_columns(found):
    told = {table["name"]: {*table["columns"], *table["plain_columns"]} for table in found["tables"]}
    assert told == {table.name: table.columns for table in SITE.tables if table.whose}
    assert set(found["about_nobody"]) == {table.name for table in SITE.tables if not table.whose}


def test_every_column_says_what_the_law_asks_for(found):
    words = ("meaning", "category", "purpose", "ground", "source", "seen_by", "term")
    for table in found["tables"]:
        for name, column in table["columns"].items():
            assert all(column[word] for word in words), (table["name"], name)
            assert column["erase"] and (column["export"] or column["why_not"]), (table["name"], name)


def test_places_and_cookies_are_there(found):
    assert {"photos", "mail", "log", "backups"} <= {place["name"] for place in found["places"]}
    assert [cookie["name"] for cookie in found["cookies"]] == [cookie.name for cookie in SITE.cookies]


def test_people_get_it_in_words(say):
    said = say("inventory")
    assert "table member: Your account" in said.out and "cookie soq_session: Keeps you logged in" in said.out
    assert "password_hash" in said.out and "not exported" in said.out


def test_it_needs_no_site(outside, tmp_path):
    said = outside("inventory", "--json", "--data", tmp_path / "nowhere")
    assert said.status == 0 and not (tmp_path / "nowhere").exists() and json.loads(said.out)
