"""`doctor`: says what is wrong in words, and changes nothing."""

import json
import os
import shutil
from collections import namedtuple

import pytest

from tests.conftest import House
from web.core import clock, sqlite
from web.media.files import files_of

NAME = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def look(say):
    """The findings by subject as (level, sentence), with the exit status."""
    def findings(*words):
        said = say("doctor", "--json", *words)
        told = {}
        for one in json.loads(said.out):
            told.setdefault(one["about"], []).append((one["level"], one["says"]))
        assert said.status == (1 if "problem" in said.out else 0)
        return told

    return findings


def change(site, statement, **values):
    connection = sqlite.connect(site / "soq.db")
    connection.execute(statement, values)
    connection.close()


def add_photo(site, count=6):
    change(site, "insert into photo (id, member_id, subject, subject_id, position, name, width, height, bytes, fingerprint,"
                 " upload_key, created_at) values (1, 1, 'listing', 1, 1, :name, 9, 9, 60, 0, '', 1)", name=NAME)
    for path in files_of(site / "photos", NAME)[:count]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 10)


def test_a_new_site_has_no_problems_but_things_to_do(say, look):
    told = look()
    assert {subject: found[0][0] for subject, found in told.items()} == {
        "SQLite": "ok", "database": "ok", "disk": "ok", "permissions": "ok", "backup": "warn", "inventory": "ok",
        "photos": "ok", "destroyed": "ok", "journals": "ok",
        "jobs": "ok", "operator": "warn", "administrators": "ok", "mail": "warn", "calendar": "ok", "settings": "ok"}
    assert say("doctor").out.splitlines()[-1] == "12 ok, 3 warn"


def test_a_year_whose_working_days_are_not_known_is_told(look, site):
    change(site, "delete from calendar_year")
    assert look()["calendar"][0][0] == "warn"


def test_it_changes_nothing(say, site):
    before = (site / "soq.db").read_bytes()
    say("doctor")
    assert (site / "soq.db").read_bytes() == before and not (site / "backups").exists()


def test_a_folder_without_a_site_is_a_problem(look, tmp_path):
    assert look("--data", tmp_path / "no")["database"][0][0] == "problem" and not (tmp_path / "no").exists()


def test_a_damaged_database_is_a_problem(look, site):
    data = bytearray((site / "soq.db").read_bytes())
    data[20_000:60_000] = os.urandom(40_000)
    (site / "soq.db").write_bytes(data)
    assert look()["database"][0][0] == "problem"


def test_a_row_that_points_to_nothing_is_a_problem(look, site):
    connection = sqlite.connect(site / "soq.db")
    connection.execute("pragma foreign_keys=off")
    connection.execute("insert into price_change (id, listing_id, price_mode, at) values (1, 99, 'free', 1)")
    connection.close()
    assert look()["database"] == [("problem", "price_change: a row points to nothing")]


def test_an_undeclared_column_is_a_problem(look, site):
    change(site, "alter table member add column passport text")
    assert look()["inventory"] == [("problem", "column member.passport is not declared")]


def test_a_newer_and_an_older_version_are_told_apart(look, site):
    change(site, "delete from migration where number = (select max(number) from migration)")
    assert look()["version"] == [("warn", "1 migrations wait for the next start")]
    change(site, "insert into migration (number, applied_at) values (9999, 1)")
    assert look()["version"][0][0] == "problem"


def test_keys_that_others_can_read_are_a_problem(look, site):
    (site / "secret.key").chmod(0o640)
    assert look()["permissions"] == [("problem", f"{site / 'secret.key'} can be read by others: chmod 600 {site / 'secret.key'}")]


def test_a_folder_open_to_everyone_is_a_warning(look, site):
    site.chmod(0o755)
    assert look()["permissions"][0][0] == "warn"


@pytest.mark.parametrize(("free", "level"), [(50_000_000, "problem"), (900_000_000, "warn"), (9_000_000_000, "ok")])
def test_a_full_disk_is_noticed_in_time(look, monkeypatch, free, level):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: namedtuple("Usage", "free")(free))
    assert look()["disk"][0][0] == level


def test_a_photo_without_its_files_is_a_problem(look, site):
    add_photo(site, 4)
    assert look()["photos"] == [("problem", "photo 1: 2 of 6 files are missing")]


def test_a_photo_of_another_size_than_written_down_is_a_problem(look, site):
    add_photo(site)
    assert look()["photos"] == [("ok", "1 photos with all their files")]
    files_of(site / "photos", NAME)[0].write_bytes(b"cut")
    assert look()["photos"] == [("problem", "photo 1: its files have 53 bytes, not 60")]


def test_files_without_a_photo_are_a_warning(look, site):
    add_photo(site)
    change(site, "delete from photo")
    (site / "photos" / "ab" / f".{NAME}-160.jpg.part").touch()
    assert look()["photos"] == [("warn", "7 files belong to no photo")]


def test_failed_and_forgotten_jobs_are_told(look, site):
    change(site, "insert into job (name, lease_until, done_at, failed) values ('mail', 0, :now, 'OSError')", now=clock.now())
    change(site, "insert into job (name, lease_until, done_at) values ('purge', 0, 86400)")
    assert look()["jobs"] == [("problem", "mail failed last time with OSError; see the log"),
                              ("warn", "purge was last done 1970-01-02")]


def test_a_public_site_needs_an_operator_mail_and_https(look, monkeypatch):
    monkeypatch.setenv("SOQ_ADDRESS", "http://soq.example.kz")
    monkeypatch.setenv("SOQ_RATE_LIMITS", "no")
    told = look()
    assert told["operator"][0][0] == told["mail"][0][0] == "problem"
    assert [level for level, _says in told["settings"]] == ["warn"] * 3


def test_a_named_operator_and_a_mail_server_are_fine(look, site, monkeypatch):
    for name in ("name", "bin", "contact", "responsible"):
        change(site, "insert into operator_fact (name, value, changed_at) values (:name, 'ТОО Ромашка', 1)", name=name)
    monkeypatch.setenv("SOQ_SMTP", "localhost:25")
    assert look()["mail"][0][0] == "problem", "a mail server has to stand in the register of processors"
    change(site, "insert into processor (id, kind, name, country, data, purpose, contract, abroad_basis, since_at)"
                 " values (1, 'mail', 'ТОО Почта', 'KZ', 'd', 'p', 'c', '', 1)")
    told = look()
    assert told["operator"] == [("ok", "ТОО Ромашка")] and told["mail"] == [("ok", "nothing is stuck")]


def test_mails_that_are_stuck_and_a_missing_administrator_are_told(look, site):
    house = House(site)
    house.db.write(lambda tx: tx.insert("outbox", id=1, recipient="a@b.kz", subject="", body="", kind="", created_at=1,
                                        send_after=1, tries=3, failed="OSError"))
    house.close()
    change(site, "update member set role = 'member'")
    told = look()
    assert told["mail"][0][1].startswith("1 mails could not be sent") and told["administrators"][0][0] == "warn"


def test_backups_are_to_be_fresh_and_their_key_elsewhere(say, look, site):
    say("backup")
    assert [level for level, _says in look()["backup"]] == ["ok", "warn"]
    (site / "backup.key").unlink()
    file = next((site / "backups").glob("*.soqbackup"))
    os.utime(file, (clock.now() - 5 * clock.DAY,) * 2)
    assert look()["backup"] == [("warn", "the newest is 5 days old")]
