"""The words of run.py: found, helped with, and refused in one plain sentence."""

import os

import click
import pytest

from web.commands.__main__ import WORDS, wanted
from web.core import sqlite


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_a_command_with_help(word):
    command = WORDS[word][1]()
    assert isinstance(command, click.Command) and command.name.rstrip("_") == word and command.help


def test_help_names_every_word_with_what_it_does(outside):
    said = outside("--help")
    assert said.status == 0 and all(f"\n  {word}" in said.out for word in [*WORDS, "test"])


def test_an_unknown_word_is_answered_with_the_words(outside):
    said = outside("bogus")
    assert said.status == 2 and said.complaint.startswith("There is no word “bogus”. Words: serve, admin, ")


@pytest.mark.parametrize("words", [("inventory", "--port", "0"), ("inventory", "--nonsense"), ("admin",), ("jobs", "a", "b")])
def test_what_cannot_be_understood_is_said_in_one_line(say, words):
    said = say(*words)
    assert said.status == 2 and said.complaint


@pytest.mark.parametrize(("name", "value", "wrong"), [
    ("SOQ_PORT", "x", "SOQ_PORT must be a whole number, not 'x'."),
    ("SOQ_PORT", "70000", "SOQ_PORT must be between 1 and 65535, not 70000."),
    ("SOQ_WORKERS", "0", "SOQ_WORKERS must be between 1 and 64, not 0."),
    ("SOQ_LANGUAGE", "de", "SOQ_LANGUAGE must be ru, kk or en, not 'de'."),
])
def test_a_bad_setting_is_named(say, monkeypatch, name, value, wrong):
    monkeypatch.setenv(name, value)
    said = say("jobs")
    assert (said.status, said.complaint) == (1, wrong)


def test_common_options_stand_before_or_after_the_word(say, tmp_path, monkeypatch):
    monkeypatch.setenv("SOQ_DATA", str(tmp_path / "nowhere"))
    for place, words in enumerate([("--data", tmp_path / "0", "jobs", "purge"), ("jobs", "purge", "--data", tmp_path / "1"),
                                   ("--data", tmp_path / "nowhere", "jobs", "purge", f"--data={tmp_path / '2'}")]):
        assert say(*words).status == 0
        assert (tmp_path / str(place) / "soq.db").exists() and not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(("given", "meant"), [
    (["serve", "--data", "x", "demo", "--seed", "2"], ["--data", "x", "demo", "--seed", "2"]),
    (["serve", "--data=x", "--port", "9", "jobs"], ["--data=x", "--port", "9", "jobs"]),
    (["serve", "--data", "demo"], ["serve", "--data", "demo"]),
    (["demo", "--listings", "5"], ["demo", "--listings", "5"]),
    ([], []),
])
def test_options_before_another_word_do_not_make_it_serve(given, meant):
    assert wanted(given) == meant


def test_a_data_folder_that_cannot_be_made_is_named(outside, tmp_path):
    (tmp_path / "file").touch()
    said = outside("jobs", "--data", tmp_path / "file" / "data")
    assert (said.status, said.complaint) == (1, f"{tmp_path / 'file' / 'data'}: Not a directory.")


@pytest.mark.skipif(os.geteuid() == 0, reason="the system refuses its administrator nothing")
def test_a_data_folder_that_may_not_be_written_is_named(say, site):
    (site / "soq.db").unlink()
    site.chmod(0o500)
    said = say("jobs")
    assert said.status == 1 and str(site) in said.complaint


def changed(site, statement):
    connection = sqlite.connect(site / "soq.db")
    connection.execute(statement)
    connection.close()


def test_a_database_of_a_newer_version_is_left_alone(say, site):
    changed(site, "insert into migration (number, applied_at) values (9999, 1)")
    said = say("jobs")
    assert said.status == 1 and said.complaint.startswith("The database is of version 9999, newer than this software")


def test_a_table_that_nobody_declared_stops_every_word(say, site):
    changed(site, "create table dossier (id integer primary key, note text)")
    said = say("jobs")
    assert said.status == 1 and "table dossier is not declared" in said.complaint


def test_a_file_that_is_no_database_is_said_to_be_none(say, site):
    (site / "soq.db").write_bytes(b"nonsense " * 1000)
    said = say("jobs")
    assert said.status == 1 and said.complaint == f"The database {site / 'soq.db'} cannot be used: file is not a database."


def test_what_a_word_makes_is_for_its_owner_alone(outside, tmp_path):
    folder = tmp_path / "new"
    assert outside("jobs", SOQ_DATA=str(folder)).status == 0
    assert (folder / "soq.db").exists() and not [path for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o077]
