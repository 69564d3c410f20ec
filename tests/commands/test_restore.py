"""`restore`: a backup becomes a site again, and whoever was destroyed since stays destroyed."""

import shutil
import tarfile
from io import BytesIO

import pytest
from isal import igzip

from tests.conftest import PASSWORD, House
from tests.privacy import world
from web.app import SITE
from web.commands import sealing
from web.core import journal, migrate
from web.privacy import store
from web.privacy.rows import Inventory


def member(house, name):
    return house.db.one("select * from member where display_name = :name", name=name)


@pytest.fixture
def kept(say, site, tmp_path):
    """A backup of the site with a session and an unused link."""
    house = House(site)
    house.client(member(house, "Борис").id)
    house.close()
    assert say("backup", tmp_path / "one.soqbackup").status == 0
    return tmp_path / "one.soqbackup"


def destroy(site, name):
    """Destroys a member of the running site after the backup was made."""
    house = House(site)
    number = member(house, name).id
    house.db.write(store.destroy, Inventory(SITE.tables), number)
    house.close()
    return number


def test_the_restored_site_is_the_same_and_people_log_in_with_their_passwords(say, kept, tmp_path):
    said = say("restore", kept, "--to", tmp_path / "new")
    assert said.status == 0 and "is whole: 3 files, database sound." in said.out
    house = House(tmp_path / "new")
    assert house.db.value("select count(*) from member") == 5
    house.client().do("/login", {"email": "aigerim@example.kz", "password": PASSWORD})
    house.close()
    assert say("doctor", "--data", tmp_path / "new").status == 0


def test_sessions_that_may_have_been_ended_since_are_ended(say, kept, tmp_path):
    say("restore", kept, "--to", tmp_path / "new")
    house = House(tmp_path / "new")
    assert house.db.value("select count(*) from session") == house.db.value("select count(*) from mail_link") == 0
    house.close()


def is_gone(folder, number, name):
    house = House(folder)
    gone = member(house, name) is None
    written = house.db.one("select purged_at from destruction where member_id = :id", id=number)
    house.close()
    return gone and written is not None and written.purged_at is not None


def test_who_was_destroyed_since_is_destroyed_again(say, site, kept, tmp_path):
    number = destroy(site, "Айгерим")
    said = say("restore", kept, "--to", tmp_path / "new")
    assert "Accounts destroyed since then and now again: 1." in said.out
    assert is_gone(tmp_path / "new", number, "Айгерим")
    files = [path for path in (tmp_path / "new").rglob("*") if path.is_file()]
    assert not [path for path in files if b"aigerim@example.kz" in path.read_bytes()]


def test_a_list_of_numbers_serves_where_the_old_site_is_lost(say, site, kept, tmp_path):
    number = destroy(site, "Айгерим")
    shutil.copy(site / "backup.key", tmp_path / "key")
    shutil.rmtree(site)
    (tmp_path / "list.txt").write_text(f"77\n{number}\n")
    said = say("restore", kept, "--to", tmp_path / "new", "--key", tmp_path / "key", "--journal", tmp_path / "list.txt")
    assert said.status == 0 and is_gone(tmp_path / "new", number, "Айгерим")


def test_the_list_beside_a_later_backup_is_found(say, site, kept, tmp_path):
    number = destroy(site, "Айгерим")
    say("backup")
    (site / "soq.db").write_bytes(b"broken " * 999)
    said = say("restore", kept, "--to", tmp_path / "new")
    assert said.status == 0 and "is unreadable" in said.err and is_gone(tmp_path / "new", number, "Айгерим")


def test_without_any_journal_it_warns(say, site, kept, tmp_path):
    shutil.copy(site / "backup.key", tmp_path / "key")
    shutil.rmtree(site)
    said = say("restore", kept, "--to", tmp_path / "new", "--key", tmp_path / "key")
    assert said.status == 0 and "No journal of deletions was found" in said.out


def test_what_is_no_list_of_numbers_is_refused_before_anything_is_made(say, kept, tmp_path):
    (tmp_path / "list.txt").write_text("aigerim@example.kz\n")
    said = say("restore", kept, "--to", tmp_path / "new", "--journal", tmp_path / "list.txt")
    assert said.complaint == f"{tmp_path / 'list.txt'} is not a list of numbers." and not (tmp_path / "new").exists()


def test_verifying_keeps_nothing_and_changes_nothing(say, site, kept):
    before = sorted(path.name for path in site.rglob("*"))
    said = say("restore", kept, "--verify")
    assert said.status == 0 and "is whole" in said.out
    assert sorted(path.name for path in site.rglob("*")) == before


def test_it_never_writes_into_a_folder_that_holds_something(say, kept, site):
    said = say("restore", kept, "--to", site)
    assert said.complaint == f"{site} is not empty; restore into a new folder." and (site / "soq.db").exists()


@pytest.mark.parametrize("words", [(), ("--verify", "--to", "x")])
def test_where_to_must_be_clear(say, kept, words):
    assert say("restore", kept, *words).complaint == "Say either --to FOLDER, which is made, or --verify."


def test_without_its_key_it_says_which_is_missing(say, site, kept, tmp_path):
    (site / "backup.key").unlink()
    said = say("restore", kept, "--to", tmp_path / "new")
    assert said.status == 1 and said.complaint.startswith(f"There is no key at {site / 'backup.key'}")
    assert not (tmp_path / "new").exists()


def test_a_damaged_backup_leaves_nothing_half_restored(say, kept, tmp_path):
    kept.write_bytes(kept.read_bytes()[:-100])
    said = say("restore", kept, "--to", tmp_path / "new")
    assert (said.status, said.complaint) == (1, "The backup is damaged, cut short, or sealed for another key.")
    assert not (tmp_path / "new").exists()


def test_a_newer_database_is_not_restored_by_older_software(say, kept, tmp_path, monkeypatch):
    monkeypatch.setattr(migrate, "files", lambda folder=None: [(1, tmp_path / "0001_core.sql")])
    said = say("restore", kept, "--to", tmp_path / "new")
    assert said.status == 1 and "newer than this software knows (1)" in said.complaint
    assert not (tmp_path / "new").exists()


def forged(site, *members):
    """A backup that we sealed, with other things in it than we put there."""
    target = BytesIO()
    sealer = sealing.Sealer(target, sealing.public_key(site))
    with igzip.IGzipFile(fileobj=sealer, mode="wb") as small, tarfile.open(fileobj=small, mode="w|") as tar:
        for info in members:
            tar.addfile(info, BytesIO(b"x" * info.size))
    sealer.close()
    return target.getvalue()


@pytest.mark.parametrize(("name", "kind", "link"), [
    ("../evil", tarfile.REGTYPE, ""), ("/etc/evil", tarfile.REGTYPE, ""), ("photos/ab/../../evil", tarfile.REGTYPE, ""),
    ("photos/ab/abcd-160.webp", tarfile.SYMTYPE, "/etc/passwd"), ("photos/ab/abcd-160.webp", tarfile.LNKTYPE, "/etc/passwd"),
    ("soq.db", tarfile.DIRTYPE, ""), ("soq.db", tarfile.FIFOTYPE, ""),
])
def test_nothing_but_files_of_a_site_is_unpacked(say, site, tmp_path, name, kind, link):
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.size = kind, link, 3 if kind == tarfile.REGTYPE else 0
    (tmp_path / "forged").write_bytes(forged(site, info))
    said = say("restore", tmp_path / "forged", "--to", tmp_path / "new")
    assert said.status == 1 and said.complaint.startswith("The backup holds something that does not belong there")
    assert not (tmp_path / "evil").exists() and not (tmp_path / "new").exists()


def test_a_backup_with_a_file_missing_is_refused(say, site, tmp_path):
    info = tarfile.TarInfo("soq.db")
    info.size = 3
    (tmp_path / "forged").write_bytes(forged(site, info))
    said = say("restore", tmp_path / "forged", "--to", tmp_path / "new")
    assert said.complaint == "The backup does not hold what it held when it was made."


def chained(site):
    """A site whose journals hold a sealed row."""
    house = House(site)
    house.db.write(journal.note, member(house, "Мадина").id, "member viewed", "member", member(house, "Борис").id, "жалоба")
    house.run_job("seal")
    head = house.db.one("select id, hash from chain order by id desc limit 1")
    house.close()
    return head


def test_the_backup_names_the_end_of_the_chain_and_the_restored_one_is_compared_with_it(say, site, tmp_path):
    head = chained(site)
    say("backup", tmp_path / "one")
    said = say("restore", tmp_path / "one", "--verify")
    assert f"end with link {head.id} of the chain, {head.hash}." in said.out and "do not go on" not in said.out


def test_a_chain_that_was_forged_since_the_backup_is_told(say, site, tmp_path):
    head = chained(site)
    say("backup", tmp_path / "one")
    house = House(site)
    house.db.write(lambda tx: tx.run("update chain set hash = 'forged' where id = :id", id=head.id))
    house.close()
    assert "do not go on from those in this backup" in say("restore", tmp_path / "one", "--verify").out


def test_the_list_outside_the_database_serves_when_the_database_is_lost(say, site, kept, tmp_path):
    number = destroy(site, "Айгерим")
    (site / "soq.db").unlink()
    assert say("restore", kept, "--to", tmp_path / "new").status == 0
    assert is_gone(tmp_path / "new", number, "Айгерим")
    assert (tmp_path / "new" / "backups" / "destroyed.txt").read_text() == f"{number}\n"


def test_a_backup_made_in_the_middle_of_a_destruction_is_finished(say, site, tmp_path):
    house = House(site)
    number = member(house, "Айгерим").id
    house.db.write(store.destroy, Inventory(SITE.tables), number)
    house.close()
    say("backup", tmp_path / "one")
    assert say("restore", tmp_path / "one", "--to", tmp_path / "new").status == 0
    house = House(tmp_path / "new")
    assert house.db.one("select * from member where id = :id", id=number) is None and house.db.value("select erased_at from destruction")
    house.close()


def test_photos_end_up_where_they_belong_whatever_the_backup_caught_them_at(say, site, tmp_path):
    house = House(site)
    owner = house.client(member(house, "Айгерим").id)
    world.publish(house, owner)
    owner.do("/profile/block")
    house.close()
    for path in list((site / "withheld").rglob("*.webp")):  # caught between two folders
        path.rename(site / "photos" / path.parent.name / path.name)
    say("backup", tmp_path / "one")
    assert say("restore", tmp_path / "one", "--to", tmp_path / "new").status == 0
    assert not list((tmp_path / "new" / "photos").rglob("*.webp")) and list((tmp_path / "new" / "withheld").rglob("*.webp"))
