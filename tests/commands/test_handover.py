"""`handover`: the pack has everybody but those who objected, and opens for the new operator alone."""

import pytest

from tests.conftest import House
from web.commands import sealing
from web.core import clock
from web.privacy import store
from web.privacy.rows import Inventory
from web.registers.store import handovers

NEW = {"name": "ТОО Новый Базар", "bin": "123456789013", "address": "Астана", "contact": "new@example.kz", "responsible": "Омар",
       "contract": "№ 3", "days": 30}


@pytest.fixture
def keys(tmp_path):
    """The folder with the new operator's keys."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    sealing.public_key(folder)
    return folder


@pytest.fixture
def over(site) -> dict[str, int]:
    """A handover whose window is over; Boris objected. Numbers of accounts by name."""
    house = House(site)
    people = {row.email.split("@")[0]: row.id for row in house.db.all("select id, email from member")}
    number = house.db.write(handovers.announce, people["olzhas"], NEW)
    house.db.write(handovers.object_to, number, people["boris"], "stay")
    house.run_job("letters of registers")
    house.db.write(lambda tx: tx.run("update handover set ends_at = :now", now=clock.now() - 1))
    house.close()
    return people


def test_the_pack_opens_for_the_new_operator_and_leaves_out_who_objected(say, over, keys, site, tmp_path):
    pack, folder = tmp_path / "pack.soqbackup", tmp_path / "new"
    said = say("handover", "--key", keys / "backup.pub", "--out", pack)
    assert said.status == 0 and "Left out because they objected: 1" in said.out
    assert pack.stat().st_mode & 0o077 == 0 and not list((site / "backups").glob(".making*"))
    assert say("restore", pack, "--to", folder, "--key", keys / "backup.key", "--data", tmp_path / "none").status == 0
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert "Борис".encode() not in content and b"boris@example.kz" not in content, path
    moved = House(folder)
    assert moved.db.value("select count(*) from member") == 4 and moved.db.value("select count(*) from session") == 0
    moved.close()


def test_neither_the_secret_of_the_site_nor_any_name_stands_in_the_pack_in_plain(say, over, keys, site, tmp_path):
    assert say("handover", "--key", keys / "backup.pub", "--out", tmp_path / "pack").status == 0
    pack, secret = (tmp_path / "pack").read_bytes(), (site / "secret.key").read_bytes().strip()
    assert len(secret) >= 32
    for plain in (secret, secret[:16], b"secret.key", b"SQLite format 3", b"aigerim@example.kz"):
        assert plain not in pack, plain
    other = tmp_path / "other"
    other.mkdir()
    sealing.public_key(other)
    assert say("restore", tmp_path / "pack", "--to", tmp_path / "x", "--key", other / "backup.key", "--data", tmp_path / "none").status
    assert not list(tmp_path.glob("x/*"))


def test_whoever_is_being_destroyed_does_not_go_along(say, over, keys, site, tmp_path):
    house = House(site)
    house.db.write(store.destroy, Inventory(house.state.site.tables), over["aigerim"])
    assert house.db.value("select count(*) from consent where member_id = :id", id=over["aigerim"])
    house.close()
    pack, folder = tmp_path / "pack", tmp_path / "new"
    assert say("handover", "--key", keys / "backup.pub", "--out", pack).status == 0
    assert say("restore", pack, "--to", folder, "--key", keys / "backup.key", "--data", tmp_path / "none").status == 0
    moved = House(folder)
    assert moved.db.value("select count(*) from member where id = :id", id=over["aigerim"]) == 0
    assert moved.db.value("select count(*) from consent where member_id = :id and full_name <> ''", id=over["aigerim"]) == 0
    moved.close()


def test_everybody_who_goes_along_passes_the_gateway_once(say, over, keys, site, tmp_path):
    for name in ("a", "b"):
        assert say("handover", "--key", keys / "backup.pub", "--out", tmp_path / name).status == 0
    house = House(site)
    rows = house.db.all("select member_id, recipient from transfer order by member_id")
    assert [row.member_id for row in rows] == sorted(number for name, number in over.items() if name != "boris")
    assert {row.recipient for row in rows} == {"ТОО Новый Базар"} and house.db.value("select count(*) from member") == 5
    assert house.db.value("select packed_at from handover") is not None
    house.close()


def change(site, statement: str) -> None:
    house = House(site)
    house.db.write(lambda tx: tx.run(statement))
    house.close()


@pytest.mark.parametrize(("statement", "why"), [
    ("update handover set ends_at = ends_at + 999999", "Members may object until"), ("update handover set letters_at = null", "written to"),
    ("update handover set cancelled_at = 1", "No handover is announced")])
def test_nothing_is_packed_before_its_time(say, over, keys, site, tmp_path, statement, why):
    change(site, statement)
    assert why in say("handover", "--key", keys / "backup.pub", "--out", tmp_path / "a").complaint
    assert not (tmp_path / "a").exists()


def test_a_wrong_key_and_a_file_that_exists_are_refused(say, over, keys, site, tmp_path):
    (tmp_path / "bad").write_text("zzz")
    assert "is not a public key" in say("handover", "--key", tmp_path / "bad", "--out", tmp_path / "a").complaint
    assert "exists already" in say("handover", "--key", keys / "backup.pub", "--out", tmp_path / "bad").complaint
