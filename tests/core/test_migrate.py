"""Migrations: forward only, each once, whole or not at all, whoever starts at the same time."""

import subprocess
import sys
from pathlib import Path

import pytest

from web.core import migrate, sqlite

BOTH = """
import sys
from pathlib import Path
from web.core import migrate
sys.stdin.readline()
print(migrate.migrate(Path(sys.argv[1]), Path(sys.argv[2])))
"""


def folder(tmp_path: Path, **files: str) -> Path:
    """A folder of migrations of the test's own."""
    made = tmp_path / "migrations"
    made.mkdir(exist_ok=True)
    for name, text in files.items():
        (made / (name.replace("__", ".").lstrip("_") + ".sql")).write_text(text)
    return made


def tables(path: Path) -> set[str]:
    connection = sqlite.connect(path)
    try:
        return {row["name"] for row in connection.rows("select name from sqlite_master where type = 'table'", {})}
    finally:
        connection.close()


def test_an_empty_place_gets_every_table(tmp_path):
    path = tmp_path / "new" / "soq.db"
    assert migrate.migrate(path) == len(migrate.files())
    assert {"migration", "sequence", "topic", "job", "member", "listing", "thread"} <= tables(path)


def test_the_second_time_there_is_nothing_to_do(tmp_path):
    migrate.migrate(tmp_path / "soq.db")
    assert migrate.migrate(tmp_path / "soq.db") == 0


def test_a_new_file_is_applied_to_an_old_database(tmp_path):
    files = folder(tmp_path, _0001_one="create table a (x bigint);\ninsert into a values (1);\n")
    assert migrate.migrate(tmp_path / "soq.db", files) == 1
    folder(tmp_path, _0002_two="-- why\nalter table a add column y bigint;\n")
    assert migrate.migrate(tmp_path / "soq.db", files) == 1
    connection = sqlite.connect(tmp_path / "soq.db")
    assert connection.rows("select * from a", {}) == [{"x": 1, "y": None}]
    connection.close()


def test_a_database_of_newer_software_is_left_alone(tmp_path):
    files = folder(tmp_path, _0001_one="create table a (x bigint);", _0007_later="create table b (x bigint);")
    migrate.migrate(tmp_path / "soq.db", files)
    (files / "0007_later.sql").unlink()
    folder(tmp_path, _0002_two="create table c (x bigint);")
    with pytest.raises(migrate.Newer, match=r"version 7.*\(2\)"):
        migrate.migrate(tmp_path / "soq.db", files)
    assert "c" not in tables(tmp_path / "soq.db")


def test_a_migration_that_breaks_in_the_middle_leaves_nothing_and_can_be_repeated(tmp_path):
    files = folder(tmp_path, _0001_one="create table a (x bigint);",
                   _0002_two="create table b (x bigint);\nnonsense;\n")
    with pytest.raises(sqlite.OperationalError):
        migrate.migrate(tmp_path / "soq.db", files)
    assert not tables(tmp_path / "soq.db")
    folder(tmp_path, _0002_two="create table b (x bigint);\n")
    assert migrate.migrate(tmp_path / "soq.db", files) == 2


def test_files_of_another_engine_are_passed_over(tmp_path):
    files = folder(tmp_path, _0001_one="create table a (x bigint);", _0002_two__postgres="create table b (x bigint);",
                   _0003_two__sqlite="create table c (x bigint);")
    assert migrate.migrate(tmp_path / "soq.db", files) == 2
    assert {"a", "c"} <= tables(tmp_path / "soq.db") and "b" not in tables(tmp_path / "soq.db")


def test_statements_end_at_line_ends_and_keep_their_comments():
    text = "-- first\ncreate table a (x text default ';');\n\n-- only words;\ninsert into a values ('b; c');"
    assert migrate.statements(text) == ["-- first\ncreate table a (x text default ';')",
                                        "insert into a values ('b; c')"]


def test_of_processes_that_start_at_once_one_migrates(tmp_path):
    files = folder(tmp_path, _0001_one="create table a (x bigint);", _0002_two="create table b (x bigint);")
    given = [sys.executable, "-c", BOTH, str(tmp_path / "soq.db"), str(files)]
    started = [subprocess.Popen(given, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    for one in started:
        one.stdin.write("\n")
        one.stdin.flush()
    answers = [one.communicate(timeout=30)[0].strip() for one in started]
    assert sorted(answers) == ["0", "0", "2"]
