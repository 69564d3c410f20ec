"""`backup`: one encrypted file with all of the site, and nothing readable beside it."""

import fcntl
import os
import re
import shutil
from collections import namedtuple

import pytest

from tests.conftest import House
from web.commands import archive, backup, sealing
from web.core import clock
from web.destructions import store as destructions

MARK = "неповторимое слово об Айгерим"


@pytest.fixture
def marked(site):
    """The site with a text to look for, and two photos with shared files."""
    house = House(site)
    house.db.write(lambda tx: tx.run("update member set about = :text where display_name = 'Айгерим'", text=MARK))
    house.close()
    folder = site / "photos" / "ab"
    folder.mkdir(parents=True)
    (folder / "abcd-160.webp").write_bytes(os.urandom(5000))
    os.link(folder / "abcd-160.webp", folder / "abce-160.webp")
    (folder / ".abcd-480.webp.part").write_bytes(b"half")
    return site


def made(site):
    return sorted((site / "backups").glob("*.soqbackup"))


def contents(site, file, target):
    target.mkdir()
    with file.open("rb") as source:
        archive.unpack(sealing.Opener(source, sealing.private_key(site / "backup.key")), target)
    return sorted(str(path.relative_to(target)) for path in target.rglob("*") if path.is_file())


def test_it_holds_database_keys_and_photos_but_not_its_own_key(say, marked, tmp_path):
    said = say("backup")
    assert said.status == 0 and re.search(r"\.soqbackup \([\d,]+ bytes, 5 files\)", said.out)
    assert "Move that file to a safe place" in said.out
    assert contents(marked, made(marked)[0], tmp_path / "out") == [
        "backup.pub", "photos/ab/abcd-160.webp", "photos/ab/abce-160.webp", "secret.key", "soq.db"]
    assert MARK.encode() in (tmp_path / "out" / "soq.db").read_bytes()
    linked = tmp_path / "out" / "photos" / "ab" / "abce-160.webp"
    assert linked.stat().st_nlink == 2 and linked.read_bytes() == (marked / "photos/ab/abcd-160.webp").read_bytes()


def test_nothing_readable_is_left_beside_the_database(say, marked, tmp_path):
    say("backup", tmp_path / "one.soqbackup")
    assert MARK.encode() not in (tmp_path / "one.soqbackup").read_bytes()
    assert (tmp_path / "one.soqbackup").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and MARK.encode() in path.read_bytes()] == ["soq.db"]
    assert sorted(path.name for path in (marked / "backups").iterdir()) == [".lock", "destroyed.txt"]


def test_a_site_that_is_served_meanwhile_is_copied_as_a_whole(say, marked, tmp_path):
    house = House(marked)
    house.db.write(lambda tx: tx.run("update member set about = 'newest' where display_name = 'Борис'"))
    assert say("backup").status == 0
    contents(marked, made(marked)[0], tmp_path / "out")
    assert b"newest" in (tmp_path / "out" / "soq.db").read_bytes()
    house.close()


def test_backups_older_than_thirty_days_are_deleted(say, site):
    (site / "backups").mkdir()
    for days, name in ((31, "old"), (29, "young")):
        (site / "backups" / f"{name}.soqbackup").touch()
        os.utime(site / "backups" / f"{name}.soqbackup", (clock.now() - days * clock.DAY,) * 2)
    (site / "backups" / "mine.txt").touch()
    os.utime(site / "backups" / "mine.txt", (1, 1))
    said = say("backup")
    assert "Older than 30 days and deleted: 1." in said.out
    assert [path.name for path in made(site)][1:] == ["young.soqbackup"] and (site / "backups" / "mine.txt").exists()


def test_the_numbers_of_destroyed_accounts_stand_beside_it(say, site):
    house = House(site)
    for number in (12, 11, 12):
        house.db.write(lambda tx, number=number: tx.insert(
            "destruction", id=tx.new_id(), member_id=number, destroyed_at=1, purged_at=1))
    house.close()
    say("backup")
    assert (site / "backups" / "destroyed.txt").read_text() == "11\n12\n"


def test_a_file_that_exists_is_never_overwritten(say, tmp_path):
    (tmp_path / "one").write_text("precious")
    assert say("backup", tmp_path / "one").complaint == f"{tmp_path / 'one'} exists already; choose another name."
    assert (tmp_path / "one").read_text() == "precious"


def test_a_failure_leaves_nothing_behind(say, marked, tmp_path, monkeypatch):
    def full(*_given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "pack", full)
    said = say("backup", tmp_path / "one")
    assert (said.status, said.complaint) == (1, "No space left on device.")
    assert not list(tmp_path.glob("one*")) and not list((marked / "backups").glob(".making*"))


def test_a_disk_that_is_too_full_is_noticed_before(say, site, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: namedtuple("Usage", "free")(1_000_000))
    said = say("backup")
    assert said.status == 1 and said.complaint.startswith("The disk is too full for a backup: ")
    assert not made(site)


def test_only_one_is_made_at_a_time_and_the_rest_of_an_interrupted_one_goes(say, site):
    (site / "backups" / ".making-crashed").mkdir(parents=True)
    (site / "backups" / ".making-crashed" / "soq.db").touch()
    with (site / "backups" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert say("backup").complaint == "Another backup is being made right now."
    assert say("backup").status == 0
    assert not (site / "backups" / ".making-crashed").exists()


def test_a_photo_deleted_meanwhile_is_left_out(say, marked, monkeypatch, tmp_path):
    listed = backup.files

    def deleting(house, copy):
        for name, path in listed(house, copy):
            if name.endswith("abce-160.webp"):
                path.unlink()
            yield name, path

    monkeypatch.setattr(backup, "files", deleting)
    assert say("backup").status == 0
    assert "photos/ab/abce-160.webp" not in contents(marked, made(marked)[0], tmp_path / "out")


def test_every_declared_folder_is_in_it_except_what_can_be_made_anew(say, marked, tmp_path):
    for name in ("mail/17.eml", "withheld/ab/abcdefghijklmnopqrstuvwxyz-160.webp", "attachments/ab/abcdefghijklmnopqrstuvwxyz.pdf",
                 "archives/1.zip", "backups/old.soqbackup", "stranger/1.txt"):
        (marked / name).parent.mkdir(parents=True, exist_ok=True)
        (marked / name).write_bytes(name.encode())
    say("backup", tmp_path / "one")
    found = contents(marked, tmp_path / "one", tmp_path / "out")
    assert {"mail/17.eml", "withheld/ab/abcdefghijklmnopqrstuvwxyz-160.webp"} <= set(found)
    assert not [name for name in found if name.startswith(("archives", "backups", "stranger"))]


def test_a_file_that_is_moved_meanwhile_is_not_missed(say, marked, monkeypatch, tmp_path):
    packed = archive._put

    def moving(tar, name, path):
        if name == "secret.key":  # after the folders were looked through the first time nothing is moved any more
            (marked / "withheld" / "ab").mkdir(parents=True, exist_ok=True)
            (marked / "photos" / "ab" / "abcd-160.webp").rename(marked / "withheld" / "ab" / "abcd-160.webp")
        return packed(tar, name, path)

    monkeypatch.setattr(archive, "_put", moving)
    say("backup", tmp_path / "one")
    assert [name for name in contents(marked, tmp_path / "one", tmp_path / "out") if name.endswith("abcd-160.webp")]


def test_numbers_that_only_the_list_knows_stay_in_it(say, site):
    (site / "backups").mkdir()
    (site / "backups" / "destroyed.txt").write_text("5\n99\n7")  # the last line was cut by a power loss
    house = House(site)
    house.db.write(destructions.note, 11)
    house.close()
    say("backup")
    assert (site / "backups" / "destroyed.txt").read_text() == "5\n99\n11\n"


def test_the_site_itself_ends_old_backups_and_doctor_tells(say, site):
    (site / "backups").mkdir()
    for days in (31, 29):
        (site / "backups" / f"{days}.soqbackup").touch()
        os.utime(site / "backups" / f"{days}.soqbackup", (clock.now() - days * clock.DAY,) * 2)
    assert "1 are older than 30 days" in say("doctor").out
    say("jobs", "old backups")
    assert [path.name for path in made(site)] == ["29.soqbackup"] and "older than 30 days" not in say("doctor").out
